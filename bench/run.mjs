// The run: builds the peers, checks that all sites show the same, measures them in turn, writes the report.
import { access, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { findChromium } from "./browser.mjs";
import { largeCatalog, readCatalog } from "./catalogs.mjs";
import { HELP, flags } from "./flags.mjs";
import { machine } from "./machine.mjs";
import { measureLoad } from "./measure/load.mjs";
import { measurePick, toolsToPick } from "./measure/pick.mjs";
import { measureTyping, wordsToType } from "./measure/type.mjs";
import { FRAMES, measureWidget, writeHosts } from "./measure/widget.mjs";
import { metrics } from "./metrics.mjs";
import { buildPeers } from "./peers.mjs";
import { takeAll } from "./plan.mjs";
import { noise, uneven } from "./quiet.mjs";
import { report, summarize } from "./report.mjs";
import { Server } from "./server.mjs";
import { sites as allSites } from "./sites.mjs";
import { verify } from "./verify.mjs";

const bench = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(bench);
const [dist, scratch] = [path.join(root, "dist"), path.join(root, "target/bench")];
const LARGE = [10_000, 100_000];

const say = (text) => console.log(text);

async function quietEnough(asked) {
  let reasons = await noise();
  // The load is told for a minute past: what has just ended, a build perhaps, is waited for.
  for (let tries = 0; reasons.length && !asked.evenIfBusy && tries < 9; tries++) {
    if (!tries) say(`Waiting for the machine to be quiet: ${reasons.join("; ")}`);
    await pause(10_000);
    reasons = await noise();
  }
  if (!reasons.length) return [];
  if (!asked.evenIfBusy) throw new Error(`This machine is not quiet: ${reasons.join("; ")}. Wait, or measure all the same with --even-if-busy.`);
  say(`Not quiet: ${reasons.join("; ")}. The results are marked as noisy.`);
  return reasons;
}

/** The catalogs by size, the site's own first, with what is picked and typed in each. */
async function catalogs(isTyping) {
  const own = { data: path.join(dist, "data"), ...(await readCatalog(path.join(dist, "data"))) };
  const made = [];
  for (const tools of isTyping ? LARGE : []) {
    const data = await largeCatalog(root, scratch, tools);
    made.push({ data, ...(await readCatalog(data)) });
  }
  return [own, ...made].map((catalog) => ({ ...catalog, size: catalog.entries.length, words: wordsToType(catalog) }));
}

/** The first pair of the catalog that has no page of its own. */
async function unpaged({ entries }) {
  const slugs = entries.map(({ slug }) => slug).sort();
  const isPaged = (a, b) => access(path.join(dist, "compare", `${a}-vs-${b}`)).then(() => true, () => false);
  for (const b of slugs.slice(1)) if (!(await isPaged(slugs[0], b)) && !(await isPaged(b, slugs[0]))) return [slugs[0], b];
  throw new Error("Every pair of the catalog has a page: there is nothing to measure the program's widget with.");
}

async function run(asked) {
  const noisy = await quietEnough(asked);
  const chromium = await findChromium();
  const known = await catalogs(asked.only.includes("type"));
  const [own] = known;
  const peers = path.join(scratch, "peers");
  await buildPeers(bench, dist, peers);
  const sites = (await allSites(dist, peers, own.pair)).filter((site) => !asked.sites || asked.sites.includes(site.name));
  if (asked.sites && asked.sites.length !== sites.length) throw new Error(`--sites names what is not there; taken: ${sites.map((site) => site.name).join(", ")}`);
  const picks = await toolsToPick(own);
  const hosts = path.join(scratch, "hosts");
  // Those of an earlier run name its port.
  await rm(hosts, { recursive: true, force: true });
  await mkdir(hosts, { recursive: true });
  const server = new Server(
    Object.fromEntries([...sites.map((site) => [site.name, site.folder]), ["host", hosts]]),
    Object.fromEntries(known.map(({ size, data }) => [size, data])),
    path.join(scratch, "packed"),
  );
  say("Packing");
  await server.start([own.size]);
  await writeHosts(hosts, { tools: own.size, origin: server.origin, paged: own.pair, unpaged: await unpaged(own) });
  for (const file of await readdir(hosts)) await fetch(server.address("host", own.size, file));
  const host = (file) => server.address("host", own.size, file).replace("127.0.0.1", "localhost");
  const at = (site, { size, pair }) => server.address(site.name, size, site.at(pair));
  const whole = sites.filter((site) => !site.isForLoadsOnly);

  const measures = [
    ...["throttled", "plain"].map((speed) => ({
      group: "load", name: `load ${speed}`, sites, take: (site) => measureLoad(chromium, at(site, own), speed === "throttled"),
    })),
    { group: "pick", name: "pick", sites: whole, take: (site) => measurePick(chromium, at(site, own), picks) },
    ...known.map((catalog) => ({
      group: "type", name: `type ${catalog.size}`, sites: whole, take: (site) => measureTyping(chromium, at(site, catalog), catalog.words),
    })),
    { group: "widget", name: "widget", sites: FRAMES, take: (frame) => measureWidget(chromium, frame, host) },
  ].filter(({ group }) => asked.only.includes(group));

  try {
    for (const catalog of known) {
      let look;
      for (const site of catalog === own ? sites : whole) {
        say(`Checking that ${site.label} shows the comparison, of ${catalog.size} tools`);
        const picture = catalog === own && path.join(scratch, `${site.name}.png`);
        look = await verify(chromium, { look, who: site.label, address: at(site, catalog), catalog, picks: catalog === own ? picks : [], picture });
      }
    }
    // What a site asks for in a large catalog shows when it is used; its own is packed already.
    for (const { name, sites, take } of measures.filter((measure) => known.slice(1).some(({ size }) => measure.name === `type ${size}`))) {
      for (const site of sites) {
        say(`Rehearsing ${name} on ${site.label}`);
        await take(site).catch((error) => {
          throw new Error(`${site.label}, ${name}: ${error.message}`, { cause: error });
        });
      }
    }
    server.rehearsed();
    say(`Measuring: ${asked.samples} rounds`);
    const { taken, retries } = await takeAll(measures, asked.samples, say);
    if (server.unrehearsed.length) noisy.push(`${server.unrehearsed.length} files were packed while measuring, such as ${path.basename(server.unrehearsed[0])}`);
    noisy.push(...(await uneven()).map((reason) => `after the run, ${reason}`));

    const about = {
      machine: await machine(root, chromium), command: asked.command, samples: asked.samples, noisy, retries, pair: own.pair,
      picks: picks.map((pick) => pick.name), words: Object.fromEntries(known.map(({ size, words }) => [size, words])), sizes: [own.size, ...LARGE],
    };
    const rows = summarize(metrics(about.sizes), [...sites, ...FRAMES], taken);
    await mkdir(path.dirname(path.resolve(root, asked.out)), { recursive: true });
    await writeFile(path.join(scratch, "samples.json"), JSON.stringify({ ...about, isNoisy: noisy.length > 0, taken }, null, 1));
    await writeFile(path.resolve(root, asked.out), report(rows, [...sites, ...FRAMES], about));
    say(`${asked.out}${noisy.length ? `: noisy (${noisy.join("; ")})` : ""}`);
  } finally {
    server.stop();
  }
}

try {
  const asked = flags(process.argv.slice(2));
  if (asked.help) say(HELP);
  else await run(asked);
} catch (error) {
  console.error(`\x1b[31m${error.message}\x1b[0m`);
  if (process.env.DEBUG) console.error(error.stack);
  process.exitCode = 1;
}
