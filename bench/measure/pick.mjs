// A pick: from Enter to the new tool in the document, and to the frame that shows it.
import { withBrowser } from "../browser.mjs";
import { median } from "../stats.mjs";
import { openList, typeName, watched } from "./picker.mjs";

/** How long a visitor looks at an option before taking it; a site may use that to ask for its file. */
const PAUSE = 500;

/** One sample: tools that are new to the visit, the same ones again, and others that were looked at before they were picked. */
export function measurePick(chromium, address, picks) {
  const [first, later] = [picks.slice(0, 3), picks.slice(3, 6)];
  return withBrowser(chromium, async (page) => {
    await page.goto(address, { waitUntil: "commit" });
    await page.evaluate(() => window.__bench.load(500));
    await openList(page);
    const pick = async ({ name, quote }, pause) => {
      await typeName(page, name);
      if (pause) await page.waitForTimeout(pause);
      const seen = await watched(page, "pick", ["b", quote], () => page.keyboard.press("Enter"));
      await page.waitForTimeout(150);
      return seen;
    };
    const inTurn = async (tools, pause = 0) => {
      const seen = [];
      for (const tool of tools) seen.push(await pick(tool, pause));
      return { inDocument: median(seen.map((one) => one.inDocument)), painted: median(seen.map((one) => one.painted)) };
    };
    const unseen = await inTurn(first);
    const atHand = await inTurn([...first, ...first]);
    const lookedAt = await inTurn(later, PAUSE);
    return { unseen, atHand, lookedAt };
  });
}

/** Six tools to pick, spread over the catalog: told apart by their names, and with something said of them. */
export async function toolsToPick({ entries, tool, pair }) {
  const plain = entries.filter(({ name, slug, panel }) => {
    const isAlone = entries.every((other) => other.slug === slug || !other.name.toLowerCase().includes(name.toLowerCase()));
    return isAlone && /^[A-Za-z ]{4,20}$/.test(name) && panel.ship + panel.skip > 0 && !pair.includes(slug);
  });
  if (plain.length < 6) throw new Error("the catalog has fewer than six tools whose names tell them apart");
  const spread = Array.from({ length: 6 }, (_, i) => plain[Math.floor((i * plain.length) / 6)]);
  return Promise.all(spread.map(async ({ slug, name }) => ({ slug, name, quote: (await tool(slug)).reviews[0].quote })));
}
