// Finishes one program of the bundle: drops what its page never calls, bundles its script, and names both by their content.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import binaryen from "binaryen";
import { buildSync } from "esbuild";

export const digest = (algorithm, content) => createHash(algorithm).update(content).digest("base64");

/** Writes a file of the bundle under a name that its content gives, and tells its address and its integrity. */
export function write(folder, ending, content) {
  const name = `shipwith-${createHash("sha256").update(content).digest("hex").slice(0, 16)}.${ending}`;
  writeFileSync(join(folder, name), content);
  return { name: `./${name}`, integrity: `sha384-${digest("sha384", content)}` };
}

// What browsers have had for years, and the compiler already uses.
const features = ["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];
const { BulkMemory, BulkMemoryOpt, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } = binaryen.Features;

/** Takes out of the program what it never runs, and with it what only that used. */
function takeOut(module) {
  const functions = Array.from({ length: module.getNumFunctions() }, (_, i) => module.getFunctionByIndex(i))
    .map((ref) => ({ ref, ...binaryen.getFunctionInfo(ref) }))
    .filter(({ module: imported }) => !imported);
  const named = (pattern) => functions.filter(({ name }) => pattern.test(name));
  const empty = (pattern) => named(pattern).forEach(({ ref }) => (binaryen.Function(ref).body = module.unreachable()));
  // Streams come with a crate of Leptos that talks to a server of its own; nothing here does, but the table of functions
  // still names them.
  empty(/wasm_streams|intounderlying/);
  // The handle of the only thread is never given back, and is the one thing that the standard library keeps in memory of its
  // own: it gets that where the program gets its memory, so that there need not be two allocators. A build in which these
  // have other names keeps both.
  const [allocs, mallocs] = [named(/__rust_alloc$/), named(/dlmalloc.*>::malloc$/)];
  if (allocs.length !== 1 || mallocs.length !== 1) return;
  // Its last parameter is the size; the compiler leaves out the one before, as there is one allocator of that kind.
  const last = binaryen.expandType(mallocs[0].params).length - 1;
  const size = module.local.get(last, binaryen.i32);
  binaryen.Function(mallocs[0].ref).body = module.call(allocs[0].name, [size, module.i32.const(16)], binaryen.i32);
  empty(/dlmalloc(?!.*>::malloc$)/);
}

/**
 * Takes what wasm-bindgen wrote (`glue`, `program`) and the script that starts it (`entry`), and puts the finished program
 * and script into `folder` in their place; `later` names the scripts that it loads when they are asked for. Gives the two addresses and their integrity.
 */
export function finishProgram({ folder, glue, program, entry, later = {} }) {
  // Making a registry does nothing until something is registered in it: said so, unused ones can go.
  let glued = readFileSync(glue, "utf8").replaceAll("new FinalizationRegistry(", "/* @__PURE__ */ new FinalizationRegistry(");
  // Objects in panic messages are named plainly, without the page of code that looks inside them.
  glued = glued.replaceAll(/= debugString\(/g, "= String(");
  writeFileSync(glue, glued);
  const bundle = (define) =>
    buildSync({
      entryPoints: [entry],
      bundle: true,
      format: "esm",
      external: ["./shipwith-*"],
      target: "es2022",
      minify: define !== undefined,
      // Nothing here is disposed of by JavaScript; with that said, unused classes can be seen to be unused.
      define: { "Symbol.dispose": "undefined", ...define },
      alias: { shipwith: resolve(glue) },
      write: false,
      logLevel: "error",
    }).outputFiles[0].text;

  // Crates export classes to JavaScript that this page never uses. What no line of the bundled script names is taken
  // off the program's exports, so that the code behind it goes too.
  const called = new Set([...bundle().matchAll(/\bwasm\d*\.([\w$]+)/g)].map(([, name]) => name));
  const module = binaryen.readBinary(readFileSync(program));
  module.setFeatures(BulkMemory | BulkMemoryOpt | Multivalue | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SignExt);
  const exports = Array.from({ length: module.getNumExports() }, (_, i) => binaryen.getExportInfo(module.getExportByIndex(i)).name);
  for (const name of exports.filter((name) => !called.has(name))) module.removeExport(name);
  takeOut(module);
  writeFileSync(program, module.emitBinary());
  module.dispose();

  // The first kilobyte of memory is the far end of the stack, where nothing is ever reached by counting on from below zero.
  const optimize = (...passes) => execFileSync("wasm-opt", [...features.map((name) => `--enable-${name}`), "--low-memory-unused", ...passes, program, "-o", program], { stdio: "inherit" });
  optimize("--merge-similar-functions", "-Oz");
  // Taken apart and structured anew, the code packs better by a hundredth each time.
  optimize("--flatten", "--rereloop", "-Oz", "-Oz");
  optimize("--flatten", "--rereloop", "-Oz", "-Oz", "-Oz", "--strip-producers", "--strip-target-features");
  const wasm = write(folder, "wasm", readFileSync(program));

  // And the other way round: what the program no longer imports need not be handed to it.
  const imported = new Set(WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(join(folder, wasm.name)))).map(({ name }) => name));
  glued = glued.replace(/^ {8}(__wb\w+): function[\s\S]*?(?=^ {8}__wb|^ {4}\};)/gm, (whole, name) => (imported.has(name) ? whole : ""));
  for (const name of imported) if (!glued.includes(`${name}:`)) throw new Error(`the program imports ${name}, which is not handed to it`);
  writeFileSync(glue, glued);

  const script = write(folder, "js", bundle({ WASM_NAME: JSON.stringify(wasm.name), WASM_INTEGRITY: JSON.stringify(wasm.integrity), ...later }));
  rmSync(glue);
  rmSync(program);
  return { wasm, script };
}
