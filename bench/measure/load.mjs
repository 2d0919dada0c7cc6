// A load: cold in a fresh profile, then warm in the same one.
import { mainThreadBusy, throttle, withBrowser } from "../browser.mjs";

/** How long after the comparison the figures are read: what a page does behind it counts as its work too. */
const REST = 1500;

const KINDS = { html: "html", css: "css", js: "js", mjs: "js", wasm: "wasm", woff2: "font", json: "data" };

function kind(address) {
  const name = new URL(address).pathname.split("/").at(-1);
  return name === "" ? "html" : (KINDS[name.split(".").at(-1)] ?? "other");
}

function bytes(files) {
  const sums = { html: 0, css: 0, js: 0, wasm: 0, font: 0, data: 0, other: 0 };
  for (const file of files) sums[kind(file.name)] += file.bytes;
  return sums;
}

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

/** The figures of a load, out of what the probe saw. */
function figures(seen, busy) {
  const { marked, inDocument, first, largest, shifts, longTasks, files } = seen;
  return {
    first,
    largest,
    shift: sum(shifts.map((shift) => shift.value)),
    inDocument,
    marked,
    blocking: sum(longTasks.filter(({ at }) => at >= first).map(({ duration }) => duration - 50)),
    busy,
    requests: files.length,
    requestsBefore: files.filter(({ began }) => began < marked).length,
    bytes: bytes(files),
    bytesBeforePaint: sum(files.filter(({ ended }) => ended > 0 && ended <= first).map((file) => file.bytes)),
    dataBefore: bytes(files.filter(({ began }) => began < marked)).data,
  };
}

/** Waits until what makes the page open without a network, if it has it, is installed and at rest. */
async function settled(page) {
  await page.evaluate(async () => {
    const pause = (time) => new Promise((done) => setTimeout(done, time));
    for (let tries = 0; tries < 100; tries++) {
      const workers = await navigator.serviceWorker.getRegistrations();
      if (!workers.some(({ installing, waiting }) => installing || waiting) && tries > 10) break;
      await pause(200);
    }
    await pause(1000);
  });
}

/** One sample of a site. */
export function measureLoad(chromium, address, isThrottled) {
  return withBrowser(chromium, async (page, devtools) => {
    await throttle(devtools, isThrottled);
    await page.goto(address, { waitUntil: "commit" });
    const cold = await page.evaluate((rest) => window.__bench.load(rest), REST);
    const coldBusy = await mainThreadBusy(devtools);
    await throttle(devtools, false);
    await settled(page);
    await throttle(devtools, isThrottled);
    await page.reload({ waitUntil: "commit" });
    const warm = await page.evaluate((rest) => window.__bench.load(rest), REST);
    return { cold: figures(cold, coldBusy), warm: figures(warm, await mainThreadBusy(devtools)) };
  });
}
