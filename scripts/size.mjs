// Prints what the first view weighs on the wire, at Brotli 11, and fails above the bar. Usage: node scripts/size.mjs dist
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const BAR = 125_000; // bytes: wasm, script and styles of the first view, with every screen in them
const dist = process.argv[2] ?? "dist";

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const row = (name, raw, packed) => console.log(`${name.padEnd(36)} ${String(raw).padStart(9)} ${String(packed).padStart(9)}`);

console.log(`${"first view".padEnd(36)} ${"bytes".padStart(9)} ${"Brotli 11".padStart(9)}`);
let total = 0;
for (const name of readdirSync(dist).filter((name) => /\.(wasm|js|css)$/.test(name)).sort()) {
  const bytes = readFileSync(join(dist, name));
  const packed = brotli(bytes);
  total += packed;
  row(name, bytes.length, packed);
}
row("wasm + js + css", "", total);
row("bar", "", BAR);
const page = readFileSync(join(dist, "index.html"));
row("index.html, not counted", page.length, brotli(page));
if (total === 0) throw new Error(`${dist} holds no bundle: build it first`);
if (total > BAR) {
  console.error(`the first view is ${total - BAR} bytes over its bar`);
  process.exit(1);
}
