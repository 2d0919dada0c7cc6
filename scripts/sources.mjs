// Notes which sources the bundle was built of, beside it, and tells when dist/ is no longer what these sources would become.
// Trunk calls it before and after it builds:
//   node scripts/sources.mjs before    notes the sources
//   node scripts/sources.mjs after     notes the bundle that was staged, if the sources are still those
//   node scripts/sources.mjs check     fails when dist/ is of other sources, or is not the bundle that was noted
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digest, filesIn } from "./digest.mjs";

/** What the bundle is made of: files, and folders with all that is in them. Texts of tests are no part of it. */
const SOURCES = [
  ".cargo/config.toml", "Cargo.lock", "Cargo.toml", "Trunk.toml", "embed-shell.html", "embed.html", "index.html", "package-lock.json", "rust-toolchain.toml",
  "crates/model/Cargo.toml", "crates/model/src", "crates/publisher/Cargo.toml", "crates/publisher/build.rs", "crates/publisher/fonts", "crates/publisher/src",
  "public", "src", "style", "web",
  "scripts/boot.mjs", "scripts/digest.mjs", "scripts/env", "scripts/finish.mjs", "scripts/pack.mjs", "scripts/program.mjs", "scripts/sources.mjs", "scripts/style.mjs", "scripts/worker.mjs",
];

const ofSources = () => digest(SOURCES.flatMap((source) => (statSync(source).isDirectory() ? filesIn(source) : [source])));
const ofBundle = (folder) => digest(filesIn(folder), (path) => path.slice(folder.length));

/** The line that is said where dist/ cannot be trusted, or nothing. */
function objection() {
  const again = "run . scripts/env && trunk build --release";
  if (!existsSync("dist/index.html")) return `There is no bundle in dist/: ${again}`;
  if (!existsSync(note)) return `Nobody noted what dist/ was built of: ${again}`;
  const { sources, bundle } = JSON.parse(readFileSync(note, "utf8"));
  if (sources !== ofSources()) return `dist/ is of older sources: ${again}`;
  if (bundle !== ofBundle("dist")) return `dist/ is not the bundle that was built last: ${again}`;
}

const target = process.env.CARGO_TARGET_DIR ?? "target";
const note = join(target, "dist-of.json");
const write = (noted) => writeFileSync(note, `${JSON.stringify(noted)}\n`);

switch (process.argv[2]) {
  case "before":
    mkdirSync(target, { recursive: true });
    // No bundle belongs to it yet: a build that fails leaves none.
    write({ sources: ofSources() });
    break;
  case "after": {
    const { sources } = JSON.parse(readFileSync(note, "utf8"));
    const isOfThese = process.env.TRUNK_PROFILE === "release" && sources === ofSources();
    // What is built to be looked at while developing, or of sources that changed meanwhile, is not what is tested.
    if (isOfThese) write({ sources, bundle: ofBundle(process.env.TRUNK_STAGING_DIR) });
    else rmSync(note);
    break;
  }
  case "check": {
    const said = objection();
    if (said) console.error(said);
    process.exitCode = said ? 1 : 0;
    break;
  }
  default:
    throw new Error("Usage: node scripts/sources.mjs before | after | check");
}
