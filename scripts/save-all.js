// Saves the whole catalog for reading offline, pack by pack, and gives the room back. Loaded when it is asked for.
import { ANY, NOTE, ROOT, catalogCache } from "../web/sw/names.ts";
import { keyOf, prove, sealed } from "../web/sw/prove.ts";

const base = new URL(document.querySelector("meta[name='shipwith:catalog']").content, document.baseURI).href;
const json = (value) => new Response(JSON.stringify(value), { headers: { "content-type": "application/json" } });
const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
const day = (time) => new Intl.DateTimeFormat("en", { dateStyle: "long" }).format(time);
const make = (tag, more) => Object.assign(document.createElement(tag), more);
/** How many files are put into the cache at a time. */
const AT_ONCE = 50;
/** How long a pack of half a megabyte may take, in milliseconds. */
const PATIENCE = 60_000;
/** Where it is noted which files a pack had, once they are all saved. */
const noteOf = ({ mark }) => `save/${mark}`;
/** What the visitor is told of what went wrong. */
const told = (message) => Object.assign(new Error(message), { name: "Told" });

const line = make("p");
line.setAttribute("role", "status");
const bar = make("progress", { hidden: true, ariaLabel: "Saved" });
const ways = make("p");
let changed; // tells the page that other things are saved now
let stopped;

function show(text, ...buttons) {
  const focused = ways.contains(document.activeElement);
  line.textContent = text;
  ways.replaceChildren(...buttons.flatMap(([name, onclick]) => [make("button", { textContent: name, onclick }), " "]));
  // Whoever pressed a button goes on from the one in its place.
  if (focused) ways.querySelector("button")?.focus();
}

/** The cache that the page's worker reads. Where none comes to be, waiting for it ends. */
async function name() {
  const late = new Promise((_, give) => setTimeout(give, 10_000));
  return catalogCache((await Promise.race([navigator.serviceWorker.ready, late])).scope);
}
/** Opened anew for each step: one that is held open would keep the room of what another tab has removed. */
const open = async () => caches.open(await name());
const read = async (cache, path) => (await cache.match(base + path, ANY))?.json();

/** One tab at a time saves or removes, of this site alone; the others wait. Browsers without locks go on without. */
const alone = async (work, signal) => (navigator.locks ? navigator.locks.request(`save-${await name()}`, { signal }, work) : work());

/** The list of the packs: the host's, or the one that is saved. */
async function list() {
  const came = await fetch(`${base}save/list.json`, { cache: "no-cache", signal: AbortSignal.timeout(15_000) }).catch(() => undefined);
  // Some hosts answer with a page what they do not have, and some uploads end half-way.
  const all = came?.ok ? prove("save/list.json", await came.text().catch(() => "")) : undefined;
  const cache = await open();
  if (!all) return read(cache, "save/list.json");
  // Without room for it, it is asked for again.
  await cache.put(`${base}save/list.json`, json(all)).catch(() => {});
  return all;
}

/** The packs of which not every file is saved, be it that they never were, or that some were lost. */
async function lacking({ packs }) {
  const cache = await open();
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const whole = await Promise.all(packs.map(async (pack) => (await read(cache, noteOf(pack)))?.every((path) => there.has(base + path))));
  return packs.filter((_, i) => !whole[i]);
}

const sizeOf = (packs) => packs.reduce((sum, { bytes }) => sum + bytes, 0);

/** What there is, what is missing, and what can be done. */
async function look() {
  bar.hidden = true;
  const all = await list();
  if (!all) return show("What there is to save cannot be asked for now: the site cannot be reached, or does not offer it.", ["Try again", look]);
  const missing = await lacking(all);
  const left = size(sizeOf(missing));
  const remove = ["Remove what is saved", forget];
  const note = await read(await open(), NOTE);
  // Then more is said of it than there is.
  if (note && missing.length) changed();
  if (missing.length === all.packs.length && !note) show(`All ${all.tools} tools can be saved on this device. They take ${left}.`, ["Save them", save]);
  else if (missing.length || !note) show(`A part is saved on this device. What is missing, or newer than what is saved, takes ${left}.`, ["Go on", save], remove);
  else show(`All ${all.tools} tools are saved on this device, as of ${day(note.at)}.`, remove);
}

/** Where the root of another index than the saved one waits until all that goes with it is saved. */
const waiting = (stamp) => (stamp ? `${ROOT}?${stamp}` : ROOT);

/** Fetches one pack and, once it is proved to be the one that is listed, puts each of its files where the worker looks for it. */
async function take(pack, { stamp }, signal) {
  const came = await fetch(base + pack.file, { cache: "no-cache", signal });
  if (!came.ok) throw told("The site has trouble handing out a part of it.");
  const text = await came.text();
  const all = prove(pack.file, text);
  if (!all && text.trimStart().startsWith("<")) throw told("Something on the way answered in place of the site.");
  // Beside the files stands the stamp of the index that they are of.
  if (!all || all.stamp !== stamp || new TextEncoder().encode(text).length !== pack.bytes) throw told("The catalog has changed meanwhile.");
  const cache = await open();
  const changed = Date.parse(came.headers.get("last-modified") ?? "");
  /** A file may have been changed, and read, after the packs were made: then it stays. */
  const isNewer = (saved) => Date.parse(saved?.headers.get("last-modified") ?? "") > changed;
  const files = Object.entries(all).filter(([path]) => path !== "stamp");
  const keys = files.map(([path]) => (path === ROOT ? waiting(stamp) : keyOf(path, stamp)));
  const put = async ([path, content], key) => {
    const isOfIndex = path.startsWith("search/");
    if (isOfIndex || !isNewer(await cache.match(base + key, ANY))) await cache.put(base + key, sealed(content, came, isOfIndex ? stamp : undefined));
  };
  for (let i = 0; i < files.length && !signal.aborted; i += AT_ONCE) {
    await Promise.all(files.slice(i, i + AT_ONCE).map((file, j) => put(file, keys[i + j])));
  }
  signal.throwIfAborted();
  await cache.put(base + noteOf(pack), json(keys));
}

/** Throws away what is in no pack, as it has left the catalog, and notes that all is saved. */
async function finish({ packs, stamp }) {
  const cache = await open();
  // All that goes with it is there: now it takes the place of the one before.
  const root = await cache.match(base + waiting(stamp), ANY);
  if (root) await cache.put(base + ROOT, root);
  const files = await Promise.all(packs.map((pack) => read(cache, noteOf(pack))));
  const kept = new Set(["save/list.json", ROOT, ...packs.map(noteOf), ...files.flat()].map((path) => base + path));
  for (const { url } of await cache.keys()) if (!kept.has(url)) await cache.delete(url);
  await cache.put(base + NOTE, json({ at: Date.now() }));
}

/** Saves what is missing, and shows how far it is. */
async function gather(signal) {
  const stop = ["Stop", () => stopped.abort()];
  show("Getting ready to save…", stop);
  await alone(async () => {
    const all = await list();
    const missing = await lacking(all);
    const total = size(sizeOf(missing));
    Object.assign(bar, { hidden: false, max: sizeOf(missing), value: 0 });
    for (const pack of missing) {
      show(`Saving: ${size(bar.value)} of ${total}.`, stop);
      const late = setTimeout(() => stopped.abort(told("The site takes too long to answer.")), PATIENCE);
      await take(pack, all, signal).finally(() => clearTimeout(late));
      bar.value += pack.bytes;
    }
    await finish(all);
  }, signal);
}

async function save() {
  stopped = new AbortController();
  const { signal } = stopped;
  // Without it the browser may take the room back when it needs some: that is no reason not to save, nor to wait, as
  // some browsers ask the visitor first.
  let lasting;
  navigator.storage.persist().catch(() => false).then((granted) => (lasting = granted));
  try {
    await gather(signal);
    await look();
    if (lasting === false) line.append(" The browser may remove them when it runs out of room.");
  } catch (caught) {
    const { name, message } = signal.aborted ? signal.reason : caught;
    const why = { Told: message, AbortError: "", QuotaExceededError: "There is no more room for it." }[name] ?? "The connection was lost.";
    await look();
    line.prepend(why, why && " ");
  }
  changed();
}

/** Gives the room back. What this page shows is kept anew, for which the host has to be there. */
async function forget() {
  const isThere = await fetch(`${base}catalog.json`, { cache: "no-store", signal: AbortSignal.timeout(15_000) })
    .then(async (came) => came.ok && prove("catalog.json", await came.text()))
    .catch(() => undefined);
  if (!isThere) return show("Nothing is removed while the site cannot be reached: there would be nothing left to read.", ["Remove what is saved", forget]);
  await alone(async () => caches.delete(await name()));
  changed();
  await look();
}

/** Shows it in `place`; `then` is called when other things are saved than before. */
export async function begin(place, then) {
  // Pressed again, what is under way goes on.
  if (place.contains(line)) return line.scrollIntoView({ block: "nearest" });
  changed = then;
  place.append(line, bar, ways);
  if (!base.startsWith(`${location.origin}/`)) return show("The catalog comes from another site, which keeps it from being saved here.");
  show("Looking what there is to save…");
  await look().catch(() => show("Nothing can be saved here: the browser does not let the page, or the page itself could not be saved."));
  line.scrollIntoView({ block: "nearest" });
}
