// Writes .br and .gz beside the files of a finished bundle, for hosts that hand those out: node scripts/pack.mjs dist
// The catalog, the finished pages, the feed and the sitemap are left alone: publishers write their own in their place, and a
// packed file of before would be handed out.
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error("Usage: node scripts/pack.mjs <folder of the finished bundle>");
if ((process.env.TRUNK_PROFILE ?? "release") !== "release") process.exit(); // nobody waits for that while developing

const ways = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gz: (bytes) => gzipSync(bytes, { level: 9 }),
};

const names = readdirSync(folder);
for (const name of names.filter((name) => /\.(?:br|gz)$/.test(name))) rmSync(join(folder, name));
for (const name of names.filter((name) => /\.(?:html|js|css|wasm|svg|webmanifest)$/.test(name) && name !== "index.html")) {
  const bytes = readFileSync(join(folder, name));
  for (const [ending, pack] of Object.entries(ways)) {
    const packed = pack(bytes);
    if (packed.length < bytes.length) writeFileSync(join(folder, `${name}.${ending}`), packed);
  }
}
