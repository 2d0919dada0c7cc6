// The widget in a page of another site: how soon it is shown, what comes for it, what ten of them take.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { withBrowser } from "../browser.mjs";

/** How many stand on a page whose memory is told. */
const MANY = 10;

/** The kinds of frames that are measured, in their order: each in a page of its own, alone and ten times. */
export const FRAMES = [
  { name: "frame", label: "an empty frame" },
  { name: "bareLine", label: "`compact`, a plain frame", path: ([a, b]) => `embed/${a}-vs-${b}/?layout=compact` },
  { name: "meter", label: "`meter`, finished", layout: "meter", isPaged: true },
  { name: "compact", label: "`compact`, finished", layout: "compact", isPaged: true },
  { name: "program", label: "`compact`, by the program", layout: "compact" },
  { name: "full", label: "`full`", layout: "full" },
];

/** As web/embed.ts has it. */
const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A blog</title>
<style>main { display: grid; grid-template-columns: 1fr 1fr } iframe { border: 0; height: 140px }</style>
<script>
  window.shown = 0;
  const show = () => { window.shown++; window.last = performance.now() };
  addEventListener("shipwith:ready", show);
</script>
<h1>A blog</h1><main>`;

/** Writes the pages of the host. Of the `paged` pair the site has a finished page, of the `unpaged` one it has none. */
export async function writeHosts(folder, { tools, origin, paged, unpaged }) {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "bare.html"), '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title><p>A word');
  const one = ({ layout, isPaged, path }) => {
    // As the widget's script makes it: of the other site, which browsers give a process of its own.
    const framed = path ? `${origin}/shipwith/${tools}/${path(paged)}` : `${origin}/host/${tools}/bare.html`;
    if (!layout) return `<iframe sandbox="${SANDBOX}" src="${framed}" title="Bare" onload="show()"></iframe>`;
    const [a, b] = isPaged ? paged : unpaged;
    // The link says that there is a page, and with it a finished frame.
    const page = isPaged ? `compare/${a}-vs-${b}/` : `?a=${a}&amp;b=${b}`;
    return `<ship-with a="${a}" b="${b}" layout="${layout}" style="display:block"><a href="${origin}/shipwith/${tools}/${page}">A comparison</a></ship-with>`;
  };
  for (const frame of FRAMES) {
    const script = frame.layout ? `<script src="${origin}/shipwith/${tools}/embed.js" async></script>` : "";
    for (const count of [1, MANY]) await writeFile(path.join(folder, `${frame.name}-${count}.html`), `${PAGE}${one(frame).repeat(count)}</main>${script}`);
  }
  await writeFile(path.join(folder, "none.html"), `${PAGE}</main>`);
}

/** What the renderer processes of the browser with that profile hold, in MiB; what they share counts once. */
async function renderers(profile) {
  const read = (file) => readFile(file, "utf8").catch(() => "");
  const processes = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const about = new Map();
  for (const id of processes) {
    const parent = /^PPid:\s*(\d+)/m.exec(await read(`/proc/${id}/status`))?.[1];
    about.set(id, { parent, command: await read(`/proc/${id}/cmdline`) });
  }
  const isOurs = (id) => id !== undefined && (about.get(id)?.command.includes(profile) || isOurs(about.get(id)?.parent));
  let kilobytes = 0;
  for (const [id, { command }] of about) {
    if (command.includes("--type=renderer") && isOurs(id)) kilobytes += Number(/^Pss:\s*(\d+)/m.exec(await read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

/** Waits until so many frames are shown, one after the other as a reader comes to them, and gives when the last one was. */
async function shown(page, count) {
  let last;
  for (let i = 0; i < count; i++) {
    await page.waitForFunction((i) => document.querySelectorAll("ship-with, main > iframe").length > i, i);
    // A widget that nobody is near is not fetched.
    if (count > 1) await page.evaluate((i) => document.querySelectorAll("ship-with, main > iframe")[i].scrollIntoView(), i);
    last = await page.waitForFunction((count) => window.shown >= count && window.last, i + 1);
  }
  return last.jsonValue();
}

/** One sample of a kind of frame; `address` gives that of a page of the host, which is another site than ours. */
export async function measureWidget(chromium, { name }, address) {
  const alone = () =>
    withBrowser(chromium, async (page) => {
      let bytes = 0;
      page.on("response", (response) => {
        const isOurs = !/\/host\/|\.woff2/.test(response.url());
        if (isOurs) bytes += Number(response.headers()["content-length"] ?? 0);
      });
      await page.goto(address(`${name}-1.html`), { waitUntil: "commit" });
      const at = await shown(page, 1);
      await page.waitForTimeout(500);
      return { at, bytes };
    });
  const many = (file, count) =>
    withBrowser(chromium, async (page, devtools, profile) => {
      await page.goto(address(file));
      if (count) await shown(page, count);
      await page.waitForTimeout(500);
      await devtools.send("HeapProfiler.collectGarbage");
      return renderers(profile);
    });
  const { at, bytes } = await alone();
  const [none, one, ten] = [await many("none.html", 0), await many(`${name}-1.html`, 1), await many(`${name}-${MANY}.html`, MANY)];
  return { at, bytes, one: Math.max(0, one - none), ten: Math.max(0, ten - none) };
}
