// The report: tables of medians and spreads, ratios, bars, and what it all means.
import { MEANING } from "./meaning.mjs";
import { figure } from "./metrics.mjs";
import { spread } from "./stats.mjs";

const RIVALS = ["react", "plain", "inline"];

const number = (value, digits = 0) => value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const ratio = (mine, theirs) => (theirs ? number(mine / theirs, 2) : "–");

/** All figures: for each row, by site, their median and spread. */
export function summarize(rows, sites, taken) {
  return rows
    .filter((row) => sites.some((site) => taken[site.name]?.[row.of]))
    .map((row) => {
      const measured = sites.filter((site) => taken[site.name]?.[row.of]);
      const bySite = measured.map((site) => [site.name, spread(taken[site.name][row.of].map((sample) => figure(row, sample, site.label)))]);
      return { ...row, figures: Object.fromEntries(bySite) };
    });
}

function cell(row, figures) {
  if (!figures) return "";
  const { median, least, greatest } = figures;
  const middle = number(median, row.digits);
  return least === greatest ? middle : `${middle} (${number(least, row.digits)}–${number(greatest, row.digits)})`;
}

/** What the site is held to, and whether it holds. */
export function bar(row, rows) {
  const { bar, figures } = row;
  const mine = figures[row.mine ?? "shipwith"]?.median;
  if (!bar || mine === undefined) return "";
  const said = (holds, words) => (holds ? `${words}: holds` : `**${words}: misses**`);
  if ("most" in bar) return said(mine <= bar.most, `≤ ${number(bar.most)}`);
  const other = bar.against ? rows.find((each) => each.of === row.of && each.at === bar.against) : row;
  const theirs = other.figures[bar.site]?.median;
  if (theirs === undefined) return "";
  const whose = { react: "React", plain: "plain JS", inline: "inline", frame: "an empty frame" }[bar.site];
  return said(mine <= bar.times * theirs, `≤ ${bar.times} × ${whose}${bar.against ? ", at hand" : ""}`);
}

function table(rows, sites, all) {
  const here = sites.filter((site) => rows.some((row) => row.figures[site.name]));
  const rivals = here.filter((site) => (rows[0].rivals ?? RIVALS).includes(site.name));
  const unit = rows[0].unit;
  const heads = [unit, ...here.map((site) => site.label), ...rivals.map((site) => `÷ ${site.label}`), "bar"];
  const lines = rows.map((row) => {
    const mine = row.figures[row.mine ?? "shipwith"]?.median;
    const ratios = rivals.map((site) => (mine === undefined || !row.figures[site.name] ? "" : ratio(mine, row.figures[site.name].median)));
    return [row.label, ...here.map((site) => cell(row, row.figures[site.name])), ...ratios, bar(row, all)];
  });
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map((_, i) => (i ? "---:" : "---"))), ...lines.map(line)].join("\n");
}

/** The whole text. */
export function report(rows, sites, { machine, command, samples, noisy, retries, pair, picks, words, sizes }) {
  const tables = groups(rows);
  const parts = [...tables].map(([name, members]) => `## ${name}\n\n${table(members, sites, rows)}`);
  const state = noisy.length
    ? `**Noisy: this machine was not quiet (${noisy.join("; ")}). Ratios may be trusted more than times, and both little.**`
    : "The machine was quiet, before and after.";
  return `# Performance

Written by \`${command}\` on ${machine.date}, at commit ${machine.commit}. ${state}

${machine.processor}, ${machine.cores} cores, ${machine.memory} GiB; ${machine.system}; ${machine.browser}, headless, 1280 × 900; Node.js ${machine.node}.
${samples === 1 ? "One sample" : `${samples} samples`} of each figure, the sites in turn, each in a new browser with an empty profile${retries ? `; ${retries} taken again, as the browser failed` : ""}.
A cell is the median, and in parentheses the least and the greatest. Ratios are of medians, Shipwith's (of the widget, the finished line's) by the other's: below 1 Shipwith is ahead.

The pair is ${pair.join(" and ")}; picked are ${picks.join(", ")}; typed, letter by letter: ${Object.entries(words).map(([size, list]) => `${list.join(", ")} (${number(Number(size))} tools)`).join("; ")}.

${parts.join("\n\n")}

${MEANING(sizes.map((size) => number(size)))}`;
}

/** Rows by table, in their order. */
function groups(rows) {
  const found = new Map();
  for (const row of rows) found.set(row.table, [...(found.get(row.table) ?? []), row]);
  return found;
}
