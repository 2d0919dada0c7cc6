// Packs files with Brotli 11. What was packed once is kept on disk by its content, for packing large files takes seconds.
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);
const TEXT = new Set([".html", ".css", ".js", ".mjs", ".json", ".wasm", ".svg", ".xml", ".txt", ".md", ".webmanifest"]);

export const isPacked = (file) => TEXT.has(path.extname(file));

/** The packed bytes; `folder` is where they are kept. */
export async function pack(bytes, folder) {
  const kept = path.join(folder, `${createHash("sha256").update(bytes).digest("hex")}.br`);
  try {
    return await readFile(kept);
  } catch {
    // Not packed yet.
  }
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const packed = await compress(bytes, { params });
  await mkdir(folder, { recursive: true });
  const beside = `${kept}.${process.pid}`;
  await writeFile(beside, packed);
  await rename(beside, kept);
  return packed;
}
