// Prints one table of what the last test run found, out of what its steps left in target/report/, and writes it there as report.md too.
// Usage: node scripts/report.mjs, or `node scripts/report.mjs whole` to fail where a step of a whole run has left nothing.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(process.env.CARGO_TARGET_DIR ?? "target", "report");
/** Visits that are meant to fail: tests/e2e/pool.rs looks at what becomes of their browsers. */
const MEANT_TO_FAIL = ["pool-fails", "pool-ends"];

const number = (value) => value.toLocaleString("en-US");
const seconds = (milliseconds) => `${number(Math.round(milliseconds / 100) / 10)} s`;
const counted = (count, one, many = `${one}s`) => `${count ? number(count) : "no"} ${count === 1 ? one : many}`;
const sum = (values) => values.reduce((all, value) => all + value, 0);

/** What a step has left, read by `parse`; nothing where it has not run. */
function left(name, parse) {
  const file = join(folder, name);
  return existsSync(file) ? parse(readFileSync(file, "utf8")) : undefined;
}
const lines = (text) => text.split("\n").filter(Boolean).map((line) => JSON.parse(line));

/** How many tests passed, failed and were left out, by what cargo said at the end of each program of tests. */
function tests(said) {
  const results = [...said.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm)];
  const [passed, failed, ignored] = [1, 2, 3].map((at) => sum(results.map((result) => Number(result[at]))));
  return results.length ? `${number(passed)} passed, ${number(failed)} failed, ${number(ignored)} left out` : undefined;
}

function visitsOf(engine, visits) {
  const [anew, judged] = [true, false].map((isAnew) => visits.filter(({ isBegunAnew }) => isBegunAnew === isAnew));
  const failed = judged.filter(({ isWell }) => !isWell).map(({ name }) => name);
  const outcome = failed.length ? `${number(failed.length)} failed: ${failed.join(", ")}` : "none failed";
  const ended = anew.length ? `; begun anew, as the browser ended by itself or stood still: ${anew.map(({ name }) => name).join(", ")}` : "";
  return ["visits", engine, `${number(judged.length)}, ${outcome}${ended}; ${seconds(sum(visits.map(({ milliseconds }) => milliseconds)))} in all`];
}

/** Visits by engine, each with how many there were and how they went, and those that took longest. */
function visitRows(visits) {
  const judged = visits.filter(({ name }) => !MEANT_TO_FAIL.includes(name));
  const engines = [...new Set(visits.map(({ engine }) => engine))].sort();
  const slowest = visits.toSorted((one, other) => other.milliseconds - one.milliseconds).slice(0, 10);
  return {
    byEngine: engines.map((engine) => visitsOf(engine, judged.filter((visit) => visit.engine === engine))),
    slowest: slowest.map(({ name, engine, milliseconds }) => ["slowest", `${name} (${engine})`, seconds(milliseconds)]),
  };
}

const sizeRow = ({ title, bytes, bar, bound }) =>
  ["size", title, `${number(bytes)} bytes, ${bytes > bound ? `over the bound of ${number(bound)}` : `at most ${number(bound)}`}${bar === bound ? "" : `; the design says ${number(bar)}`}`];

function axeRows(looks) {
  const pages = new Set(looks.map(({ page }) => page));
  const found = looks.flatMap((look) => look.found.map((finding) => ["axe", look.page, finding.replace(/\s+/g, " ").slice(0, 100)]));
  return [["axe", "all pages", `${counted(found.length, "finding")} in ${counted(looks.length, "look")} at ${counted(pages.size, "address", "addresses")}`], ...found];
}

function lighthouseRows(pages) {
  const score = ({ scores, findings, meant }, category) => {
    const found = findings.filter((finding) => finding.category === category).map(({ audit }) => audit);
    return `${scores[category]}${found.length ? ` (${found.map((audit) => `${audit}${meant.includes(audit) ? ", as meant" : ""}`).join("; ")})` : ""}`;
  };
  return pages.map((page) => {
    const judged = { accessibility: "accessibility", "best-practices": "best practices", seo: "SEO" };
    const told = Object.entries(judged).map(([category, name]) => `${name} ${score(page, category)}`);
    return ["lighthouse", page.address, `${told.join(", ")}; performance ${page.scores.performance}`];
  });
}

/** The rows of docs/performance.md that are held to something, with the ratios to the others. */
function benchRows(text) {
  const [, day, commit] = /^Written by .* on (\d{4}-\d\d-\d\d), at commit (\w+)/m.exec(text) ?? [];
  if (!day) throw new Error("docs/performance.md does not say when it was written");
  const rows = [["bench", "the last run", `${day}, at commit ${commit}${text.includes("**Noisy") ? ", noisy" : ""}`]];
  let [title, heads] = ["", []];
  for (const line of text.split("\n")) {
    if (line.startsWith("## ")) [title, heads] = [line.slice(3), []];
    if (!line.startsWith("| ") || line.startsWith("| ---")) continue;
    const cells = line.slice(2, -2).split(" | ").map((cell) => cell.trim());
    if (!heads.length) heads = cells;
    else if (heads.at(-1) === "bar" && cells.at(-1)) {
      const ratios = heads.flatMap((head, at) => (head.startsWith("÷ ") && /\d/.test(cells[at]) ? `${head} ${cells[at]}` : []));
      rows.push(["bench", `${title}: ${cells[0]}`, [cells.at(-1).replaceAll("**", ""), ...ratios].join("; ")]);
    }
  }
  return rows;
}

const missing = [];
/** The rows of a step, or one that says that it did not run. */
function rows(part, what, made) {
  if (made) return made;
  missing.push(`${part}, ${what}`);
  return [[part, what, "not in this run"]];
}
const ofTests = (what, name) => {
  const said = left(name, tests);
  return rows("tests", what, said && [["tests", what, said]]);
};

const visits = left("visits.jsonl", (text) => visitRows(lines(text)));
const table = [
  ...ofTests("native", "native.log"),
  ...ofTests("in browsers", "browser.log"),
  ...rows("visits", "by engine", visits?.byEngine),
  ...rows("size", "Brotli 11", left("sizes.json", (text) => JSON.parse(text).map(sizeRow))),
  ...rows("axe", "all pages", left("axe.jsonl", (text) => axeRows(lines(text)))),
  ...rows("lighthouse", "all pages", left("lighthouse.json", (text) => lighthouseRows(JSON.parse(text)))),
  ...benchRows(readFileSync("docs/performance.md", "utf8")),
  ...(visits?.slowest ?? []),
];

const width = (at) => Math.max(...table.map((row) => row[at].length));
const [first, second] = [width(0), width(1)];
for (const [part, what, figures] of table) console.log(`${part.padEnd(first)}  ${what.padEnd(second)}  ${figures}`);

if (existsSync(folder)) {
  const cell = (text) => text.replace(/[\\`*_|<>]/g, "\\$&").replaceAll("\n", " ");
  const line = (cells) => `| ${cells.map(cell).join(" | ")} |`;
  writeFileSync(join(folder, "report.md"), `${["| part | what | figures |", "| --- | --- | --- |", ...table.map(line)].join("\n")}\n`);
}
if (process.argv[2] === "whole" && missing.length) {
  console.error(`Of a whole run this is missing: ${missing.join("; ")}`);
  process.exitCode = 1;
}
