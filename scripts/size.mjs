// Prints what a visitor's and an embedder's first view weigh on the wire, at Brotli 11, beside what the design says, and fails where they
// have grown beyond what they weighed when the bound was last set. Leaves the sums in target/report/ for scripts/report.mjs.
// Usage: node scripts/size.mjs dist
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const dist = process.argv[2] ?? "dist";
const read = (name) => readFileSync(join(dist, name));
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const row = (name, raw, packed) => console.log(`${name.padEnd(36)} ${String(raw).padStart(9)} ${String(packed).padStart(9)}`);

/** What a page of the bundle loads of its own: programs, scripts and styles. */
const loaded = (page) => [...new Set([...read(page).toString().matchAll(/(?:src|href)="\.?\/?([\w-]+\.(?:wasm|js|css))"/g)].map(([, name]) => name))].sort();

/** What was weighed together, for the table of the run. */
const weighed = [];

/** Weighs files together, in bytes, beside the bar of the design and against a bound; the page itself is shown, and not counted. */
function weigh(title, page, names, bar, bound = bar) {
  row(title, "bytes", "Brotli 11");
  let total = 0;
  for (const name of names) {
    const packed = brotli(read(name));
    total += packed;
    row(name, read(name).length, packed);
  }
  row("together", "", total);
  row("the design's bar", "", bar);
  if (bound !== bar) row("the bound that fails", "", bound);
  if (page) row(`${page}, not counted`, read(page).length, brotli(read(page)));
  console.log();
  if (names.length === 0) throw new Error(`${page} loads nothing`);
  weighed.push({ title, bytes: total, bar, bound });
  if (total > bound) {
    console.error(`${title}: ${total - bound} bytes over the bound`);
    process.exitCode = 1;
  }
}

// The worker comes after the first view, once the page runs.
row("sw.js, after it", read("sw.js").length, brotli(read("sw.js")));
console.log();

weigh("first view", "index.html", loaded("index.html"), 200_000, 511_500);
weigh("the widget, once it is near", "embed.html", loaded("embed.html"), 130_000, 259_000);
weigh("a short layout of the widget, besides the font", undefined, ["embed/langgraph-vs-crewai/index.html"], 10_000);
weigh("before the widget is near", undefined, ["embed.js"], 3_000);

const report = join(process.env.CARGO_TARGET_DIR ?? "target", "report");
mkdirSync(report, { recursive: true });
writeFileSync(join(report, "sizes.json"), JSON.stringify(weighed));
