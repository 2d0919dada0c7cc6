// Finishes the bundle that Trunk has staged: the page and the widget, each with a program of its own, and the script that
// other people's pages load. Fills in what the pages' Content-Security-Policy has to allow. Trunk calls it after it has built.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { buildSync } from "esbuild";
import { clearUnstripped, digest, finishProgram, write } from "./program.mjs";

const staged = process.env.TRUNK_STAGING_DIR;
if (!staged) throw new Error("TRUNK_STAGING_DIR is not set: run this through trunk build");

const isRelease = process.env.TRUNK_PROFILE === "release";

const find = (pattern) => {
  const name = readdirSync(staged).find((file) => pattern.test(file));
  if (!name) throw new Error(`nothing in ${staged} is named like ${pattern}`);
  return join(staged, name);
};
const replaceOnce = (text, pattern, replacement) => {
  if (text.split(pattern).length !== 2) throw new Error(`the page does not hold exactly one ${pattern}`);
  return text.replace(pattern, () => replacement);
};
const tag = ({ name, integrity }) => `<script type="module" src="${name}" integrity="${integrity}" crossorigin></script>`;
const preload = ({ name }) => `<link rel="preload" as="fetch" type="application/wasm" href="${name}" crossorigin>`;

/** What files of the bundle weigh together on the wire, in kB, at Brotli 11. */
function kB(names) {
  const bytes = names.map((name) => brotliCompressSync(readFileSync(join(staged, name))).length).reduce((sum, more) => sum + more);
  return bytes < 10_000 ? (bytes / 1000).toFixed(1) : Math.round(bytes / 1000);
}

/** The fonts that a page asks for before anything needs them. */
const fonts = (html) => [...html.matchAll(/as="font"[^>]*href="([^"]+)"/g)].map(([, name]) => name);

/** The fonts that a page's style loads only once something is written in them. */
const laterFonts = (html, css) => [...css.matchAll(/fonts\/[^"')]+/g)].map(([name]) => name).filter((name) => !fonts(html).includes(name));

/** Fills in the policy of a page: what is inline in it is allowed by its hash, so that nothing else inline can run or be drawn. */
function withPolicy(html, newsletter) {
  const hashes = (tag) => [...html.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g"))].map(([, text]) => `'sha256-${digest("sha256", text)}'`).join(" ");
  return html.replaceAll("{inline-scripts}", hashes("script")).replaceAll("{inline-styles}", hashes("style")).replaceAll(" {newsletter}", newsletter);
}

/** Builds the widget's program as Trunk has built the page's, with the same settings. */
function buildWidget() {
  const profile = isRelease ? ["--release"] : [];
  const target = "wasm32-unknown-unknown";
  execFileSync("cargo", ["build", "--quiet", "--locked", "--target", target, "--bin", "widget", ...profile], { stdio: "inherit" });
  const built = join(process.env.CARGO_TARGET_DIR ?? "target", target, profile.length ? "release" : "debug", "widget.wasm");
  execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", staged, "--out-name", "widget", built], { stdio: "inherit" });
  return { glue: join(staged, "widget.js"), program: join(staged, "widget_bg.wasm") };
}

const { site } = JSON.parse(readFileSync(join(staged, "data/catalog.json"), "utf8"));
const action = site?.newsletter?.action ?? "";
const newsletter = action.startsWith("https://") ? ` ${new URL(action).origin}` : "";

// Found first: scripts written from here on have names of the same form.
const built = { glue: find(/^shipwith-app-[0-9a-f]+\.js$/), program: find(/^shipwith-app-[0-9a-f]+_bg\.wasm$/) };
clearUnstripped();
const page = finishProgram({ folder: staged, ...built, entry: "web/start.ts" });
const widget = finishProgram({ folder: staged, ...buildWidget(), entry: "web/start-widget.ts" });
const sheet = readFileSync("target/widget.css", "utf8");
const style = write(staged, "css", sheet);
/** A script in a page itself, as Trunk writes those of the other page. */
const inline = (name) => `<script>${readFileSync(`target/boot/${name}.js`, "utf8")}</script>`;
let frame = readFileSync("embed.html", "utf8");
frame = replaceOnce(frame, "<!-- the head of the frame -->", inline("frame-head"));
frame = replaceOnce(frame, "<!-- the start of the frame -->", inline("frame"));
frame = replaceOnce(frame, "<!-- the style -->", `<link rel="stylesheet" href="${style.name}" integrity="${style.integrity}" crossorigin>`);
frame = replaceOnce(frame, "<!-- the program -->", `${preload(widget.wasm)}\n    ${tag(widget.script)}`);
writeFileSync(join(staged, "embed.html"), withPolicy(frame, ""));

// Frames that need no program are one file each: no other has to come before they can be read.
const finished = buildSync({ entryPoints: ["web/frame-finished.ts"], bundle: true, format: "iife", minify: true, target: "es2022", write: false, logLevel: "error" });
let short = readFileSync("embed-shell.html", "utf8");
short = replaceOnce(short, "<!-- the head of the frame -->", inline("frame-theme"));
short = replaceOnce(short, "<!-- the style -->", `<style>${readFileSync("target/short.css", "utf8")}</style>`);
short = replaceOnce(short, "<!-- the script of the frame -->", `<script>${finished.outputFiles[0].text}</script>`);
writeFileSync(join(staged, "embed-shell.html"), withPolicy(short, ""));

// Its name stays: it stands in other people's pages.
buildSync({ entryPoints: ["web/embed.ts"], outfile: join(staged, "embed.js"), bundle: true, format: "iife", minify: true, target: "es2022", logLevel: "error" });

// The page that Trunk built is the shell that `shipwith index` makes the finished pages of, index.html among them.
const index = join(staged, "index.html");
let html = readFileSync(index, "utf8");
html = replaceOnce(html, /<script type="module">[\s\S]*?<\/script>/, tag(page.script));
html = replaceOnce(html, /<link rel="modulepreload"[^>]*>/, "");
html = replaceOnce(html, "{weight}", `${kB(["embed.js"])} ${kB(["embed.html", style.name, widget.wasm.name, widget.script.name, ...fonts(frame)])} ${kB(laterFonts(frame, sheet))} ${kB(fonts(frame))}`);
// Finished pages leave this to their script: nothing competes with what they are painted with.
html = replaceOnce(html, /<link rel="preload"[^>]*_bg\.wasm"[^>]*>/, `<!--ahead-->${preload(page.wasm)}<!--/ahead-->`);
writeFileSync(join(staged, "shell.html"), withPolicy(html, newsletter));
rmSync(index);

// Hosts answer with this page at any depth: as `shipwith build` does it, it leads to where the catalog says that the site is.
if (site?.address) {
  const lost = join(staged, "404.html");
  const path = new URL(site.address).pathname.replaceAll("&", "&amp;");
  // One that begins with two slashes would be the name of another host.
  if (!path.startsWith("//")) writeFileSync(lost, replaceOnce(readFileSync(lost, "utf8"), '<a href="/">', `<a href="${path}">`));
}
