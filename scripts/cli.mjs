// Copies what belongs to the finished site itself, and not to our catalog, to where the publisher's command takes it in:
// node scripts/cli.mjs dist crates/publisher/bundle
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [from, to] = process.argv.slice(2);
if (!from || !to) throw new Error("Usage: node scripts/cli.mjs <folder of the finished bundle> <folder to fill>");

const ofCatalog = new Set(Object.keys(JSON.parse(readFileSync(join(from, "shipwith-index.json"), "utf8")).files));
const own = readdirSync(from, { recursive: true })
  .map((path) => path.replaceAll("\\", "/"))
  .sort()
  .filter((path) => path !== "shipwith-index.json" && !path.startsWith("data/") && !ofCatalog.has(path) && statSync(join(from, path)).isFile());

// The list says which files of an earlier build may go: nothing else in that folder is touched.
const list = join(to, ".files");
let before = [];
try {
  before = JSON.parse(readFileSync(list, "utf8"));
} catch (error) {
  if (error.code !== "ENOENT") throw error;
}
mkdirSync(to, { recursive: true });
/** Keeps the list; the same one is not written anew, as the program would be compiled anew for it. */
const keep = (names) => JSON.stringify(names) !== JSON.stringify(before) && writeFileSync(list, JSON.stringify(names));
keep([...new Set([...before, ...own])]);
for (const path of own) {
  mkdirSync(dirname(join(to, path)), { recursive: true });
  // Not written anew where it is the same: the program would be compiled anew for nothing.
  let there;
  try {
    there = readFileSync(join(to, path));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  if (!there?.equals(readFileSync(join(from, path)))) cpSync(join(from, path), join(to, path));
}
for (const path of before.filter((path) => !own.includes(path))) rmSync(join(to, path), { force: true });
keep(own);
console.log(`${own.length} files of the site are ready for the command`);
