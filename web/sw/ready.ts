// What can be read offline, said only when it is so.
import { Line, type ReadyLine } from "../protocol.ts";
import { ROOT } from "./names.ts";
import { at, isOwn, note, read, tools } from "./saved.ts";

/** Whether that is what the catalog lists now: it may have changed since all was saved. A large one is listed in parts. */
async function isAll(saved: readonly string[]): Promise<boolean> {
  const index = await read(ROOT);
  if (index?.count !== saved.length) return false;
  const addresses = new Set(saved);
  return (index.pages ?? 0) > 0 || index.tools.every((tool) => addresses.has(at(`tools/${String(tool?.slug)}.json`)));
}

export async function ready(whole: boolean): Promise<ReadyLine> {
  const line = Line.Ready;
  try {
    if (!whole) return { line, text: "Not ready offline yet: a part of the page could not be saved. The next visit tries again." };
    if (!isOwn) return { line, text: "The page is saved on this device. Its catalog comes from another site, and needs a connection." };
    // Read as a page will read it: what is there and of no use is not there.
    const catalog = await read("catalog.json");
    if (!catalog) return { line, text: "The page is saved on this device, and its catalog not yet." };
    const saved = await tools();
    const count = saved.length;
    if ((await note()) && (await isAll(saved))) return { line, text: `Ready offline, with all ${count} tools.`, more: "What is saved" };
    // A catalog in one file has no files of tools.
    if (Array.isArray(catalog.tools)) return { line, text: "Ready offline, with every tool." };
    const more = "Save all for offline";
    if (count === 0) return { line, text: "The page is saved on this device, and each tool is saved when you look at it.", more };
    return { line, more, text: `Ready offline, with ${count === 1 ? "one tool" : `${count} tools`}.` };
  } catch {
    return { line, text: "This browser cannot save the page for reading offline." };
  }
}
