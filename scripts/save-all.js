// Saves the whole catalog for reading offline, pack by pack, and gives the room back. Loaded when it is asked for.
import { NOTE, catalogCache } from "./worker/names.js";

const base = new URL(document.querySelector("meta[name='shipwith:catalog']").content, document.baseURI).href;
const json = (value) => new Response(JSON.stringify(value), { headers: { "content-type": "application/json" } });
const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
const day = (time) => new Intl.DateTimeFormat("en", { dateStyle: "long" }).format(time);
const make = (tag, more) => Object.assign(document.createElement(tag), more);
/** How many files are put into the cache at a time. */
const AT_ONCE = 50;

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
const open = async () => caches.open(await name());
const read = async (cache, path) => (await cache.match(base + path))?.json();

/** The list of the packs: the host's, or the one that is saved. */
async function list(cache) {
  const came = await fetch(`${base}save/list.json`, { cache: "no-cache", signal: AbortSignal.timeout(15_000) }).catch(() => undefined);
  // Some hosts answer with a page what they do not have.
  const all = came?.ok ? await came.json().catch(() => undefined) : undefined;
  if (!Array.isArray(all?.packs)) return read(cache, "save/list.json");
  // Without room for it, it is asked for again.
  await cache.put(`${base}save/list.json`, json(all)).catch(() => {});
  return all;
}

/** What there is, what is missing, and what can be done. */
async function look() {
  const cache = await open();
  const all = await list(cache);
  const begun = await read(cache, NOTE);
  const note = begun ?? { marks: [] };
  bar.hidden = true;
  if (!all) return show("What there is to save cannot be asked for now: the site cannot be reached, or does not offer it.", ["Try again", look]);
  const missing = all.packs.filter(({ mark }) => !note.marks.includes(mark));
  const left = size(missing.reduce((sum, { bytes }) => sum + bytes, 0));
  const remove = ["Remove what is saved", forget];
  if (!missing.length) return show(`All ${all.tools} tools are saved on this device, as of ${day(note.at)}.`, remove);
  const go = () => save(cache, all, missing, note);
  if (!begun) show(`All ${all.tools} tools can be saved on this device. They take ${left}.`, ["Save them", go]);
  else show(`A part is saved on this device. What is missing, or newer than what is saved, takes ${left}.`, ["Go on", go], remove);
}

/** Fetches one pack and puts each of its files where the worker looks for it. */
async function take(cache, { file, bytes }, signal) {
  const came = await fetch(base + file, { cache: "no-cache", signal });
  const text = await came.text();
  if (!came.ok || new TextEncoder().encode(text).length !== bytes) throw Object.assign(new Error(`${file} is another`), { name: "Changed" });
  const changed = came.headers.get("last-modified") ?? "";
  const headers = { "content-type": "application/json", date: came.headers.get("date") ?? new Date().toUTCString(), "last-modified": changed };
  /** A file may have been changed, and read, after the packs were made: then it stays. */
  const isNewer = (saved) => Date.parse(saved?.headers.get("last-modified") ?? "") > Date.parse(changed);
  const put = async ([path, content]) => isNewer(await cache.match(base + path)) || cache.put(base + path, new Response(content, { headers }));
  const files = Object.entries(JSON.parse(text));
  for (let i = 0; i < files.length && !signal.aborted; i += AT_ONCE) {
    await Promise.all(files.slice(i, i + AT_ONCE).map(put));
  }
  signal.throwIfAborted();
}

async function save(cache, all, missing, note) {
  stopped = new AbortController();
  const { signal } = stopped;
  // Without it the browser may take the room back when it needs some: that is no reason not to save, nor to wait, as
  // some browsers ask the visitor first.
  let lasting;
  navigator.storage.persist().catch(() => false).then((granted) => (lasting = granted));
  const known = new Set(all.packs.map(({ mark }) => mark));
  const done = note.marks.filter((mark) => known.has(mark));
  const total = missing.reduce((sum, { bytes }) => sum + bytes, 0);
  let saved = 0;
  const write = () => cache.put(base + NOTE, json({ tools: all.tools, marks: done, whole: done.length === all.packs.length, at: Date.now() }));
  Object.assign(bar, { hidden: false, max: total, value: 0 });
  try {
    await write();
    for (const pack of missing) {
      show(`Saving: ${size(saved)} of ${size(total)}.`, ["Stop", () => stopped.abort()]);
      await take(cache, pack, signal);
      done.push(pack.mark);
      await write();
      bar.value = saved += pack.bytes;
    }
    await look();
    if (lasting === false) line.append(" The browser may remove them when it runs out of room.");
  } catch (error) {
    await look();
    const why = error.name === "QuotaExceededError" ? "There is no more room for it." : signal.aborted ? "" : error.name === "Changed" ? "The catalog has changed meanwhile." : "The connection was lost.";
    line.prepend(why, why && " ");
  }
  changed();
}

/** Gives the room back. What this page shows is kept anew, for which the host has to be there. */
async function forget() {
  const isThere = await fetch(`${base}catalog.json`, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(15_000) }).then(({ ok }) => ok, () => false);
  if (!isThere) return show("Nothing is removed while the site cannot be reached: there would be nothing left to read.", ["Remove what is saved", forget]);
  await caches.delete(await name());
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
