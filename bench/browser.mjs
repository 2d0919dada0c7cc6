// A browser of its own for each sample: a new process with an empty profile, which is removed at the end.
import { access, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

/** What a slow phone on a fair network has: 60 ms, 9 Mbit/s, a quarter of this machine's speed. */
export const THROTTLED = { latency: 60, downloadThroughput: 9e6 / 8, uploadThroughput: 9e6 / 8, cpu: 4 };
const PLAIN = { latency: 0, downloadThroughput: -1, uploadThroughput: -1, cpu: 1 };

const ARGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The browser's program: CHROMIUM, or the first of the usual names on PATH. */
export async function findChromium() {
  const onPath = (process.env.PATH ?? "").split(path.delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  for (const file of [process.env.CHROMIUM, ...names.flatMap((name) => onPath.map((folder) => path.join(folder, name)))]) {
    if (file && (await access(file).then(() => true, () => false))) return file;
  }
  throw new Error("Chromium is missing: install it, or name its program in CHROMIUM");
}

const probe = await readFile(new URL("probe.js", import.meta.url), "utf8");

/** Opens a browser, gives `visit` a page, its DevTools session and the folder of its profile, and closes it again. */
export async function withBrowser(executablePath, visit) {
  const profile = await mkdtemp(path.join(tmpdir(), "shipwith-bench-"));
  let context;
  try {
    context = await chromium.launchPersistentContext(profile, {
      executablePath,
      args: ARGS,
      chromiumSandbox: process.getuid?.() !== 0,
      viewport: { width: 1280, height: 900 },
    });
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(60_000);
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await page.addInitScript(probe);
    const devtools = await context.newCDPSession(page);
    await devtools.send("Performance.enable");
    const result = await visit(page, devtools, profile);
    // A page that breaks is not to be praised for its speed.
    if (complaints.length) throw new Error(`the page complains: ${complaints.join("; ")}`);
    return result;
  } finally {
    await context?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export async function throttle(devtools, isThrottled) {
  const { cpu, ...network } = isThrottled ? THROTTLED : PLAIN;
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", { offline: false, ...network });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpu });
}

/** How long the main thread has been busy with this page, in milliseconds: Chromium counts anew at each navigation. */
export async function mainThreadBusy(devtools) {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
}
