// Writes the service worker of a finished bundle: node scripts/worker.mjs dist. Trunk calls it after scripts/finish.mjs.
// What belongs to the shell is found by pattern, so that files added later are saved too.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { injectManifest } from "workbox-build";

const folder = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
if (!folder || !existsSync(join(folder, "shell.html"))) throw new Error("Usage: node scripts/worker.mjs <folder of the finished bundle>");
const swDest = join(folder, "sw.js");
const isRelease = (process.env.TRUNK_PROFILE ?? "release") === "release";

const bundle = (entry, outfile, define) =>
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"', ...define },
    logLevel: "error",
  });

/** Where the page looks for its catalog. */
function catalog() {
  const [, base] = /<meta name="shipwith:catalog" content="([^"]*)">/.exec(readFileSync(join(folder, "shell.html"), "utf8")) ?? [];
  if (!base) throw new Error('shell.html holds no <meta name="shipwith:catalog">');
  return JSON.stringify(base);
}

/**
 * Every file is only ever saved whole and as it was built; without its pages the worker would be of no use. A file whose name does not
 * change is saved under its integrity, so that an old worker and a new one never share a file that differs: what `shipwith build`
 * changes of a page for its catalog it also changes here (crates/publisher/src/commands/site.rs).
 */
function withIntegrity(entries) {
  for (const page of ["shell.html", "embed.html"]) if (!entries.some(({ url }) => url === page)) throw new Error(`the worker would not save ${page}`);
  const integrity = ({ url }) => `sha384-${createHash("sha384").update(readFileSync(join(folder, url))).digest("base64")}`;
  return { manifest: entries.map((entry) => ({ ...entry, integrity: integrity(entry), revision: entry.revision && integrity(entry) })) };
}

if (isRelease) {
  // Not into the bundle: what is in between is no file of the site.
  mkdirSync("target", { recursive: true });
  const swSrc = "target/sw.js";
  bundle("web/sw/sw.ts", swSrc, { CATALOG: catalog() });
  const { count, size, warnings } = await injectManifest({
    swSrc,
    swDest,
    globDirectory: folder,
    globPatterns: ["{*.{html,js,css,wasm,svg,png,webmanifest},fonts/*.woff2,icons/*.png,lang/*.json}"], // screenshots are for shops of apps,
    // The finished pages are the publisher's, who makes them anew when the catalog changes.
    globIgnores: ["sw.js", "404.html", "index.html", "embed-shell.html"],
    // Names that their content gives are asked for as they are: the browser has most of them already.
    dontCacheBustURLsMatching: /-[0-9a-f]{12,16}\.(?:wasm|js|css)$/,
    maximumFileSizeToCacheInBytes: 20_000_000,
    manifestTransforms: [withIntegrity],
  });
  if (warnings.length) throw new Error(warnings.join("\n"));
  console.log(`sw.js saves ${count} files, ${size} bytes, for reading offline`);
} else {
  // While the site is developed nothing is to be old: a worker of before goes.
  bundle("web/sw/clear.ts", swDest, {});
}
