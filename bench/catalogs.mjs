// The catalogs: the site's own, and large ones that the publisher's command makes up. They are kept between runs.
import { execFile } from "node:child_process";
import { access, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { digest, filesIn } from "../scripts/digest.mjs";

const run = promisify(execFile);
const isThere = (file) => access(file).then(() => true, () => false);

/** How the publisher's command is called: SHIPWITH_COMMAND, or else by cargo, under the name that the workspace gives it. */
async function command(root) {
  const said = process.env.SHIPWITH_COMMAND;
  // A path may hold spaces; what is no path is a program with its words.
  if (said) return (await isThere(said)) ? [said] : said.split(" ");
  const name = (await isThere(path.join(root, "crates/publisher"))) ? "shipwith" : "catalog";
  return ["cargo", "run", "--quiet", "--locked", "--release", "--bin", name, "--"];
}

async function call(root, args) {
  const [program, ...first] = await command(root);
  await run(program, [...first, ...args], { cwd: root, maxBuffer: 1 << 26 });
}

/** What a generated catalog and its index are made by. */
const MAKERS = ["crates/model/src/catalog", "crates/model/src/search", "crates/publisher/src/generate", "crates/publisher/src/index"];

/** The data folder of a generated catalog of that many tools, indexed. */
export async function largeCatalog(root, scratch, tools) {
  const site = path.join(scratch, `catalog-${tools}`);
  const data = path.join(site, "data");
  // The folder gets its name when it is finished: one that is there is whole. An index as it was made before would not be what is measured.
  const made = digest(MAKERS.flatMap((folder) => filesIn(path.join(root, folder))), (file) => path.relative(root, file));
  if ((await readFile(path.join(site, "made-by"), "utf8").catch(() => "")) === made) return data;
  console.log(`Making up a catalog of ${tools} tools (it is kept in ${path.relative(root, site)} until what makes it changes)`);
  const raw = `${site}.new`;
  await rm(raw, { recursive: true, force: true });
  await call(root, ["generate", path.join(raw, "data"), "--tools", String(tools), "--seed", "1"]);
  await call(root, ["index", path.join(raw, "data"), "--out", path.join(raw, "data")]);
  // The packs for saving all offline are nothing that is measured.
  await rm(path.join(raw, "data/save"), { recursive: true, force: true });
  await writeFile(path.join(raw, "made-by"), made);
  await rm(site, { recursive: true, force: true });
  await rename(raw, site);
  return data;
}

const json = async (file) => JSON.parse(await readFile(file, "utf8"));

/** What the run has to know of a catalog: its pair, its tools by slug, its list of entries. */
export async function readCatalog(data) {
  const [catalog, index] = await Promise.all([json(path.join(data, "catalog.json")), json(path.join(data, "search/index.json"))]);
  const pages = Array.from({ length: index.pages ?? 0 }, (_, i) => json(path.join(data, `search/all-${i + 1}.json`)));
  const entries = index.pages ? (await Promise.all(pages)).flatMap((page) => page.tools) : index.tools;
  const tool = (slug) => json(path.join(data, `tools/${slug}.json`));
  // Not the first: pages show that one by themselves, and the address is to count.
  const pair = catalog.featured[1] ?? catalog.featured[0];
  return { catalog, entries, tool, pair };
}
