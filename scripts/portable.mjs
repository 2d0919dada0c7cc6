// Puts a finished bundle and a whole catalog into one file: node scripts/portable.mjs <bundle> <catalog in one file> <out>
// The page stays as it is: its script asks for its program and its catalog, and is answered out of the file.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { buildSync } from "esbuild";

const [dist, catalog, out] = process.argv.slice(2);
if (!out) throw new Error("Usage: node scripts/portable.mjs <bundle> <catalog> <out>");
const read = (name) => readFileSync(join(dist, name));
const data = (mime, name) => `data:${mime};base64,${read(name).toString("base64")}`;
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

let html = read("shell.html").toString();

/** Takes one part out of the page, gives what its pattern caught, and puts `replacement` there. */
function take(pattern, replacement = "") {
  const found = [...html.matchAll(new RegExp(pattern, "g"))];
  if (found.length !== 1) throw new Error(`shell.html holds ${found.length} of ${pattern}, not one`);
  html = html.replace(found[0][0], () => replacement);
  return found[0][1];
}

/** What must not end the element that holds it. */
function inside(tag, text) {
  if (new RegExp(`</${tag}|<!--`, "i").test(text)) throw new Error(`a ${tag} holds what would end it`);
  return text;
}

const style = take(/<link rel="stylesheet" href="\.?\/?([\w-]+\.css)"[^>]*>/, "<!-- the style -->");
const program = take(/<link rel="preload" as="fetch"[^>]*href="\.\/([\w-]+\.wasm)"[^>]*>\s*/);
const script = take(/<script type="module" src="\.\/([\w-]+\.js)"[^>]*><\/script>\s*/);
take(/<link rel="preload" as="font"[^>]*>\s*/);
take(/ *<!-- Addresses in the page are[^>]*-->\s*(<base[^>]*>)\s*/);
take(/<link rel="icon"[^>]*>/, `<link rel="icon" href="${data("image/svg+xml", "icon.svg")}">`);
// What is for a host: the catalog travelling ahead, and the worker with what it says.
take(/(<script>(?:(?!<\/script>)[\s\S])*shipwithEarly[\s\S]*?<\/script>\s*)/);
take(/ *<!-- What the program says of the connection[^>]*-->\s*<div (id)="offline"><\/div>\n/);
take(/(?:<link rel="alternate"[^>]*>\s*)+/);
take(/<a href="(data\/catalog\.json)">the catalog<\/a>/, "the catalog");
take(/<link rel="(?:manifest|apple-touch-icon)"[^>]*>\s*<link rel="manifest"[^>]*>\s*/);

const css = read(style).toString().replaceAll(/url\(["']?\.?\/?(fonts\/[\w.-]+)["']?\)/g, (_, font) => `url(${data("font/woff2", font)})`);
const base = take(/<meta name="shipwith:catalog" content="([^"]*)">/, '<meta name="shipwith:catalog" content="data/">') && "data/";
const parts = {
  [program]: ["application/wasm", read(program).toString("base64")],
  [`${base}catalog.json`]: ["application/json", Buffer.from(JSON.stringify(JSON.parse(readFileSync(catalog, "utf8")))).toString("base64")],
};
const answers = buildSync({ entryPoints: ["web/portable.ts"], bundle: true, format: "iife", minify: true, target: "es2022", write: false, logLevel: "error" }).outputFiles[0].text;
// There is no address here that other pages could load the widget from.
const sheet = inside("style", `${css}a[href*="view=embed"]{display:none}`);
const held = inside("script", JSON.stringify(parts));
take(/(<!-- the style -->)/, `<style>${sheet}</style>`);
take(/(<div id="app" hidden><\/div>)/, `<div id="app" hidden></div>\n    <script type="application/json" id="parts">${held}</script>\n    <script>${inside("script", answers)}</script>\n    <script type="module">${inside("script", read(script).toString())}</script>`);

// The policy of the site, with what is in this file and nothing else.
const scripts = [...html.matchAll(/<script(?: type="module")?>([\s\S]*?)<\/script>/g)].map(([, text]) => hash(text));
const form = /form-action 'self'([^;]*);/.exec(html)?.[1] ?? "";
const policy = `default-src 'none'; script-src 'wasm-unsafe-eval' ${scripts.join(" ")}; style-src ${hash(sheet)}; img-src data:; font-src data:; connect-src${form || " 'none'"}; form-action${form || " 'none'"}; base-uri 'none'`;
take(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/, `<meta http-equiv="Content-Security-Policy" content="${policy}">`);

writeFileSync(out, html);
const bytes = Buffer.byteLength(html);
console.log(`${basename(out)}: ${bytes} bytes, ${brotliCompressSync(html).length} at Brotli 11`);
