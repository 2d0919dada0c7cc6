// Finishes one program of the bundle: makes it smaller, bundles its script, and names both by their content.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { buildSync } from "esbuild";

export const digest = (algorithm, content) => createHash(algorithm).update(content).digest("base64");

/** Writes a file of the bundle under a name that its content gives, and tells its address and its integrity. */
export function write(folder, ending, content) {
  const name = `shipwith-${createHash("sha256").update(content).digest("hex").slice(0, 16)}.${ending}`;
  writeFileSync(join(folder, name), content);
  return { name: `./${name}`, integrity: `sha384-${digest("sha384", content)}` };
}

/** Where programs are kept with the names of their functions: beside the site, and not in it. */
const UNSTRIPPED = "target/unstripped";

/** Removes the programs of earlier builds there: only what has a name that `write` gives. */
export function clearUnstripped() {
  mkdirSync(UNSTRIPPED, { recursive: true });
  for (const name of readdirSync(UNSTRIPPED)) if (/^shipwith-[0-9a-f]{16}\.wasm$/.test(name)) rmSync(join(UNSTRIPPED, name));
}

// What every browser of the last years has, and the compiler already uses.
const features = ["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];

/**
 * Takes what wasm-bindgen wrote (`glue`, `program`) and the script that starts it (`entry`), and puts the finished program
 * and script into `folder` in their place. Gives the two addresses and their integrity.
 */
export function finishProgram({ folder, glue, program, entry }) {
  const wasmOpt = (...args) => execFileSync("wasm-opt", [...features.map((name) => `--enable-${name}`), ...args], { stdio: "inherit" });
  // The names of its functions stay in a twin: what a browser calls wasm-function[123] can be looked up there.
  const named = join(UNSTRIPPED, basename(program));
  wasmOpt("-O3", "--debuginfo", program, "-o", named);
  wasmOpt("--strip-debug", named, "-o", program);
  const wasm = write(folder, "wasm", readFileSync(program));
  renameSync(named, join(UNSTRIPPED, wasm.name));
  const bundled = buildSync({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    define: { WASM_NAME: JSON.stringify(wasm.name), WASM_INTEGRITY: JSON.stringify(wasm.integrity) },
    alias: { shipwith: resolve(glue) },
    write: false,
    logLevel: "error",
  });
  const script = write(folder, "js", bundled.outputFiles[0].text);
  rmSync(glue);
  rmSync(program);
  return { wasm, script };
}
