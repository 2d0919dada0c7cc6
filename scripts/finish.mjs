// Finishes the bundle that Trunk has staged: minifies the script that wasm-bindgen wrote, names it by its new content,
// and fills in what the page's Content-Security-Policy has to allow. Trunk calls it after it has built.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const staged = process.env.TRUNK_STAGING_DIR;
const page = join(staged, "index.html");
let html = readFileSync(page, "utf8");

const digest = (algorithm, text) => createHash(algorithm).update(text).digest("base64");

// Trunk 0.21 cannot minify modules, so it is done here; the name and the integrity have to follow the content.
const name = readdirSync(staged).find((file) => /^shipwith-[0-9a-f]+\.js$/.test(file));
if (!name) throw new Error(`no script named shipwith-<hash>.js in ${staged}`);
const script = transformSync(readFileSync(join(staged, name), "utf8"), { format: "esm", minify: true, target: "es2022" }).code;
const renamed = `shipwith-${createHash("sha256").update(script).digest("hex").slice(0, 16)}.js`;
rmSync(join(staged, name));
writeFileSync(join(staged, renamed), script);
html = html.replaceAll(name, renamed);
const preload = new RegExp(`(<link[^>]*${renamed}[^>]*integrity=")[^"]*(")|(<link[^>]*integrity=")[^"]*("[^>]*${renamed})`);
if (!preload.test(html)) throw new Error("the page does not preload its script with an integrity");
html = html.replace(preload, (_, a, b, c, d) => `${a ?? c}sha384-${digest("sha384", script)}${b ?? d}`);

// Each inline script is allowed by its own hash, so that nothing else inline can run.
const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => `'sha256-${digest("sha256", text)}'`);
const { site } = JSON.parse(readFileSync(join(staged, "data/catalog.json"), "utf8"));
const action = site?.newsletter?.action ?? "";
const newsletter = action.startsWith("https://") ? new URL(action).origin : "";
html = html.replaceAll("{inline-scripts}", inline.join(" ")).replaceAll(" {newsletter}", newsletter && ` ${newsletter}`);
writeFileSync(page, html);
