// Keystrokes in a picker, and what the page holds in memory afterward.
import { withBrowser } from "../browser.mjs";
import { median } from "../stats.mjs";
import { FIELD, openList, watched } from "./picker.mjs";

/** The list counts as finished when nothing in it has changed for this long. */
const QUIET = 200;

const MIB = 1024 * 1024;

/** One sample: the words, letter by letter. */
export function measureTyping(chromium, address, words) {
  return withBrowser(chromium, async (page, devtools) => {
    await page.goto(address, { waitUntil: "commit" });
    await page.evaluate(() => window.__bench.load(500));
    const listed = await openList(page);
    await page.waitForTimeout(2 * QUIET);
    const keys = [];
    for (const word of words) {
      await page.focus(FIELD);
      await page.keyboard.press("ControlOrMeta+A");
      for (const letter of word) keys.push(await watched(page, "key", [QUIET], () => page.keyboard.press(letter)));
    }
    return {
      listed,
      inDocument: median(keys.map((key) => key.inDocument)),
      painted: median(keys.map((key) => key.painted)),
      slowest: Math.max(...keys.map((key) => key.painted)),
      ...(await memory(page, devtools)),
    };
  });
}

/** What the page holds once garbage is gone, in MiB: objects of scripts, the document, memory of WebAssembly. */
async function memory(page, devtools) {
  await devtools.send("HeapProfiler.enable");
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize } = await devtools.send("Runtime.getHeapUsage");
  const program = await page.evaluate(() => [...new Set(window.__bench.memories)].reduce((all, memory) => all + memory.buffer.byteLength, 0));
  const parts = { scripts: usedSize / MIB, document: embedderHeapUsedSize / MIB, program: program / MIB };
  return { ...parts, memory: parts.scripts + parts.program };
}

/** Three words to type, the first letters of names spread over the catalog. */
export function wordsToType({ entries }) {
  const names = entries.map(({ name }) => name.toLowerCase().match(/^[a-z]{4,}/)?.[0]).filter(Boolean);
  const words = [1, 3, 5].map((sixth) => names[Math.floor((sixth * names.length) / 6)].slice(0, 4));
  if (new Set(words).size < 3) throw new Error("the catalog's names begin too much alike to type three words");
  return words;
}
