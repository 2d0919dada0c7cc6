// Takes a newer index of the catalog in the place of the saved one: all at once, so that no list is made of two.
import { type Answer, ask } from "./ask.ts";
import type { AnyFile } from "./files.ts";
import { ROOT, nodePath, pagePath } from "./names.ts";
import { stampOf } from "./prove.ts";
import { dropOthers, find, parts, put } from "./saved.ts";

/** Up to so many files are fetched anew at once; where more were saved, they go, and the page offers to save all again. */
const MANY = 100;
const AT_ONCE = 6;

let running: Promise<void> | undefined;

/** Puts a proved root in place: of another index only with those files of it that are saved of the one before. */
export async function renew(came: Answer): Promise<void> {
  const { stamp = "" } = came.file;
  const before = await find(ROOT);
  if (!before || (stampOf(before) ?? "") === stamp) return put(ROOT, came);
  // Every page that opens finds the same: once is enough.
  running ??= replace(came, stamp).finally(() => (running = undefined));
  return running;
}

/** The files that an index has beside its root. */
const named = ({ nodes = {}, pages = 0 }: AnyFile): Set<string> =>
  new Set([...Object.keys(nodes).map(nodePath), ...Array.from({ length: pages }, (_, i) => pagePath(i + 1))]);

async function replace(came: Answer, stamp: string): Promise<void> {
  const saved = await parts();
  const there = new Set(saved.filter((part) => part.stamp === stamp).map(({ path }) => path));
  const has = named(came.file);
  const missing = [...new Set(saved.map(({ path }) => path))].filter((path) => has.has(path) && !there.has(path));
  if (missing.length <= MANY) {
    for (let i = 0; i < missing.length; i += AT_ONCE) {
      // A host that lacks one, or has still another state of it, is in the midst of a change: what is saved stays whole.
      const fit = await Promise.all(missing.slice(i, i + AT_ONCE).map((path) => fetchPart(path, stamp)));
      if (!fit.every(Boolean)) return;
    }
  }
  await put(ROOT, came);
  await dropOthers(stamp);
}

/** Saves a file of that index beside those of the saved one; tells whether it came. */
async function fetchPart(path: string, stamp: string): Promise<boolean> {
  const came = await ask(path).catch(() => undefined);
  if (!came?.file || (came.file.stamp ?? "") !== stamp) return false;
  await put(path, came);
  return true;
}
