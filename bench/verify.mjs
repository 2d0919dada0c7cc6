// Before anything is measured: every site shows the same comparison, in full, and does with a pick what it should.
// A peer that shows less would be quicker for it.
import { withBrowser } from "./browser.mjs";
import { openList, typeName, watched } from "./measure/picker.mjs";
import { bottomLine, panel, share, told } from "./peers/shared/compare.js";
import { date } from "./peers/shared/words.js";

/** All texts that a comparison of the two has to show. */
function texts(catalog, tools) {
  const { lead, lines, cost } = bottomLine(catalog, tools);
  const ofTool = (tool) => [
    tool.name, tool.maker, tool.category, tool.tagline, tool.summary, tool.version, tool.license, tool.pricing.entry,
    ...[tool.released, tool.checked].filter(Boolean).map(date),
    ...(tool.pricing.plans ?? []).flatMap(({ name, price, unit, note }) => [name, price, unit, note]),
    ...tool.reviews.flatMap(({ reviewer, quote, date: day }) => [quote, catalog.reviewers.find(({ id }) => id === reviewer)?.name, day && date(day)]),
  ];
  return [lead, ...lines, cost, ...tools.flatMap(ofTool)].filter(Boolean);
}

/** What the page shows, by its hooks. */
const shown = (page) =>
  page.evaluate(() => {
    const count = (hook) => document.querySelectorAll(hook).length;
    return {
      text: document.body.textContent.replace(/\s+/g, " "),
      look: ["blockquote", "h1", "button[data-vote]", "article.review"].map((what) => {
        const { fontFamily, fontSize, color, borderInlineStart } = getComputedStyle(document.querySelector(what));
        return `${what}: ${fontFamily}, ${fontSize}, ${color}, ${borderInlineStart}`;
      }),
      meters: Object.fromEntries(
        [...document.querySelectorAll("[data-meter][data-side]")].map((meter) => [`${meter.dataset.meter} ${meter.dataset.side}`, meter.textContent]),
      ),
      reviews: ["a", "b"].map((side) => [...document.querySelectorAll(`article.review[data-side="${side}"]`)].map((review) => [review.dataset.verdict, review.querySelector("blockquote").textContent.trim()])),
      comboboxes: count("input[role=combobox][data-side=a], input[role=combobox][data-side=b]"),
      votes: count("button[data-vote=ship][data-side], button[data-vote=skip][data-side]"),
      picks: count("button[data-pick=a], button[data-pick=b]"),
    };
  });

/** Throws with everything that differs from what should be shown. */
async function holds(page, who, look, catalog, tools) {
  const seen = await shown(page);
  const faults = texts(catalog, tools).map((text) => text.replace(/\s+/g, " ")).filter((text) => !seen.text.includes(text)).map((text) => `lacks "${text}"`);
  for (const [hook, wanted] of [["comboboxes", 2], ["votes", 4], ["picks", 2]]) {
    if (seen[hook] !== wanted) faults.push(`has ${seen[hook]} ${hook}, not ${wanted}`);
  }
  tools.forEach((tool, i) => {
    const quotes = seen.reviews[i].map(([verdict, quote]) => `${verdict}: ${quote}`).sort();
    const wanted = tool.reviews.map(({ verdict, quote }) => `${verdict}: ${quote.trim()}`).sort();
    if (JSON.stringify(quotes) !== JSON.stringify(wanted)) faults.push(`shows ${quotes.length} reviews of ${tool.name} that are not its ${wanted.length}`);
    const meter = seen.meters[`panel ${"ab"[i]}`] ?? "";
    if (tool.reviews.length && !(meter.includes(`${share(panel(tool))}%`) && meter.includes(told(panel(tool))))) faults.push(`says "${meter}" of the panel on ${tool.name}`);
    if (!seen.meters[`community ${"ab"[i]}`]) faults.push(`has no community meter for ${tool.name}`);
  });
  if (look && String(seen.look) !== String(look)) faults.push(`does not wear the site's style: ${seen.look}, not ${look}`);
  if (faults.length) throw new Error(`${who} does not show the comparison:\n  ${faults.join("\n  ")}`);
  return seen.look;
}

/** Checks one site with one catalog: a pair by its address, then a pick. Takes a picture if it is told where.
 *  `look` is what the site wears, once that is known; gives what this one wears. */
export function verify(chromium, { who, address, catalog, picks, picture, look }) {
  return withBrowser(chromium, async (page) => {
    const tools = await Promise.all(catalog.pair.map(catalog.tool));
    await page.goto(address, { waitUntil: "commit" });
    await page.evaluate(() => window.__bench.load(1000));
    const worn = await holds(page, who, look, catalog.catalog, tools);
    if (picture) await page.screenshot({ path: picture, fullPage: true });
    if (picks.length) await openList(page);
    for (const pick of picks) {
      await typeName(page, pick.name);
      await watched(page, "pick", ["b", pick.quote], () => page.keyboard.press("Enter"));
      const at = page.url();
      if (!at.includes(pick.slug)) throw new Error(`${who}: ${pick.slug} was picked, and the address is ${at}`);
    }
    if (picks.length) {
      const last = await catalog.tool(picks.at(-1).slug);
      await page.waitForTimeout(300);
      await holds(page, who, look, catalog.catalog, [tools[0], last]);
    }
    return worn;
  });
}
