// What Lighthouse finds on pages, as on a telephone: node tests/lighthouse/audit.mjs ADDRESS…
// Prints JSON, for each page its scores from 0 to 100, and what keeps a category that is judged from 100. Performance is told and not judged.
import { spawn } from "node:child_process";
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import lighthouse from "lighthouse";

const JUDGED = ["accessibility", "best-practices", "seo"];
const FLAGS = ["headless", "no-sandbox", "disable-gpu", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync", "remote-debugging-port=0"];

/** The browser of this system. */
function browser() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = ["chromium", "google-chrome"].flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error("Neither chromium nor google-chrome is on PATH: scripts/setup installs one");
  return found;
}

/** The port on which a browser that has just been started can be driven. */
async function portOf(started) {
  const said = [];
  for await (const line of createInterface({ input: started.stderr })) {
    const [, port] = /^DevTools listening on ws:\/\/[^/]+:(\d+)\//.exec(line) ?? [];
    if (port) return Number(port);
    said.push(line);
  }
  throw new Error(`The browser did not start: ${said.join("\n")}`);
}

const outOf100 = (score) => (score === null ? null : Math.round(score * 100));

/** What keeps a category from 100, each with the first of the elements it is about. */
function findings({ audits }, { id: category, auditRefs }) {
  const counts = ({ id, weight }) => weight > 0 && !["informative", "manual", "notApplicable"].includes(audits[id].scoreDisplayMode);
  const failing = auditRefs.filter((ref) => counts(ref) && !(audits[ref.id].score >= 1)).map(({ id }) => audits[id]);
  return failing.map(({ id, title, errorMessage, explanation, details }) => {
    const about = ({ node, source, url, description }) => node?.snippet ?? [source, url, description].filter((part) => typeof part === "string").join(" ");
    const why = errorMessage ?? explanation;
    return { category, audit: id, title: why ? `${title} (${why})` : title, first: (details?.items ?? []).slice(0, 3).map(about) };
  });
}

// On a busy machine a page may be painted too late for it: once it is asked again.
async function audit(address, port, isAgain = false) {
  const { lhr } = await lighthouse(address, { port, output: "json", logLevel: "error", onlyCategories: [...JUDGED, "performance"] });
  if (lhr.runtimeError && !isAgain) return audit(address, port, true);
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  return {
    address,
    scores: Object.fromEntries(Object.entries(lhr.categories).map(([id, { score }]) => [id, outOf100(score)])),
    findings: JUDGED.flatMap((id) => (lhr.categories[id].score === 1 ? [] : findings(lhr, lhr.categories[id]))),
  };
}

const addresses = process.argv.slice(2);
if (!addresses.length) throw new Error("Usage: node tests/lighthouse/audit.mjs ADDRESS…");
const profile = mkdtempSync(join(tmpdir(), "lighthouse-"));
const started = spawn(browser(), [...FLAGS.map((flag) => `--${flag}`), `--user-data-dir=${profile}`, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
const ended = new Promise((resolve) => started.once("close", resolve));
try {
  const port = await portOf(started);
  started.stderr.resume();
  const pages = [];
  // One after the other: each has the processor to itself.
  for (const address of addresses) pages.push(await audit(address, port));
  console.log(JSON.stringify(pages, null, 1));
} finally {
  started.kill();
  await ended;
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
