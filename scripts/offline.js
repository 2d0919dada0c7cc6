// What the page does about being offline: starts the worker, shows what it says, and lets a new version in when asked to.
const lines = {};
const place = document.getElementById("word");

/** Shows a line of text and ways out of it, in place of the last of that name; without a text, that goes. */
function say(name, text = "", ...ways) {
  const line = make("p");
  line.append(text, ...ways);
  // What is said already stays, with the focus that may be in it.
  if (lines[name]?.isEqualNode(line)) return;
  lines[name]?.remove();
  lines[name] = line;
  if (text) (name === "ready" ? document.getElementById("kept") : place).append(line);
}

const make = (tag, text, more) => Object.assign(document.createElement(tag), { textContent: text }, more);
const button = (text, onclick) => make("button", text, { onclick });

/** A name among other words, as the model isolates it: nothing beside it is turned round. */
function isolated(name) {
  const shown = name.replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/[\n\r\x1c-\x1e\x85\u2029]/g, " ");
  return /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(shown) ? `\u2068${shown}\u2069` : shown;
}

/** The address of this site's worker. */
const OWN = new URL("sw.js", document.baseURI).href;

/** What the address asks for; one out of the source of a page may still have its `&` written as `&amp;`. */
const params = () => new URLSearchParams(location.search.replace(/&(amp;)+/g, "&"));

/** Ways to what is saved, each to a comparison of two saved tools. `links` has some of them, with their names. */
function offers({ saved = [], links: named = [], path }) {
  const links = named.map(([slug, name]) => [slug, isolated(name)]);
  const asked = params();
  // In a blind read a name would tell.
  if (asked.get("view") === "blind" || !links.length) return [];
  if (saved.length === 1) return [` Only ${links[0][1]} is, and a comparison takes two.`];
  const way = (a, b, text) => [make("a", text, { href: `?a=${a}&b=${b}` }), " "];
  // In place of a tool comes another beside the one that stays, if that is saved.
  const stays = path.startsWith("tools/") && ["a", "b"].find((side) => saved.includes(asked.get(side)));
  const other = asked.get(stays);
  const ways = stays
    ? links.filter(([slug]) => slug !== other).map(([slug, name]) => (stays === "a" ? way(other, slug, name) : way(slug, other, name)))
    : links.slice(1).map(([slug, name], i) => way(links[i][0], slug, `${links[i][1]} vs ${name}`));
  return [" Saved are: ", ...ways.flat()];
}

/** Whether somebody is typing: what is in the field would be lost. */
const isTyping = () => document.activeElement?.matches("input:not([type=range], [type=checkbox], [type=radio]), textarea") && document.activeElement.value !== "";

const UNSAVED = "The page could not be saved for reading offline. The next visit tries again.";

/** Why no worker could be had. */
async function refusal() {
  const came = await fetch("sw.js", { method: "HEAD", cache: "no-store" }).catch(() => undefined);
  if (!came) return UNSAVED;
  // Firefox keeps no script that a host says is another for each request.
  const isScript = came.ok && /javascript/.test(came.headers.get("content-type")) && !came.headers.get("vary")?.includes("*");
  return isScript ? REFUSED : "This site does not hand out what saves the page for reading offline.";
}

async function start(isKept) {
  const { serviceWorker } = navigator;
  let replaced;
  /** Tells the worker what was read without it, and hears from it what can be read offline. */
  const greet = async (changed) =>
    (await serviceWorker.ready).active?.postMessage({ changed, read: performance.getEntriesByType("resource").map(({ name }) => name) });
  const saveAll = () =>
    import(SAVE_ALL).then(({ begin }) => begin(document.getElementById("kept"), () => greet(true))).catch(() => say("save", "What saves it could not be loaded. Load the page anew."));
  serviceWorker.onmessage = async ({ data, source }) => {
    // The worker of the folder above speaks of another site.
    if (source?.scriptURL && source.scriptURL !== OWN) return;
    const { line, path, more } = data;
    let { text } = data;
    // A host can have all that is saved thrown away (Clear-Site-Data), and the worker with it, which goes on as long as its pages do.
    if (data.isPromise && !(await serviceWorker.getRegistration().catch(() => {}))) text = UNSAVED;
    // That the list is missing says less than that a tool is, which somebody asked for: here, the list may only tell names apart.
    const isOfTool = (of) => of?.startsWith("tools/");
    if (line === "unsaved" && text && lines[line]?.isConnected && lines[line].at === location.search && isOfTool(lines[line].path) && !isOfTool(path)) return;
    // What was said of a file goes with that file.
    if (!text && path && lines[line]?.path !== path) return;
    const ways = offers(data);
    // Whoever asked for no pair, as by opening the installed page, gets one that is saved.
    const way = line === "unsaved" && text && !location.search && ways.find(({ href }) => href);
    if (way) return location.replace(way.href);
    say(line, text, ...ways, ...(more ? [" ", button(more, saveAll)] : []));
    Object.assign(lines[line], { path, at: location.search });
  };
  serviceWorker.oncontrollerchange = () => {
    const reload = () => location.reload();
    greet();
    // What is being read blind would be another pair, and what is being saved would be cut short.
    const isBusy = isTyping() || params().get("view") === "blind" || document.querySelector("#kept progress:not([hidden])");
    if (!replaced) replaced = true;
    else if (isKept() && !isBusy) reload();
    else say("update", `A new version has taken over. This tab keeps the old one${isKept() ? " for now. " : ": some of your votes are not stored, and loading it anew would lose them. "}`, button("Load it anyway", reload));
  };
  // The first visit to a folder may have the worker of the folder above it, and a tab that was loaded past its worker has none.
  const before = (await serviceWorker.getRegistration())?.active;
  replaced ??= before?.state === "activated" && before.scriptURL === OWN;
  const registration = await serviceWorker.register("sw.js").catch(() => {});
  if (!registration) return say("ready", await refusal());
  // Browsers look for a new version when a page is loaded through its worker.
  if (replaced && !serviceWorker.controller) registration.update().catch(() => {});
  const offer = () => {
    if (registration.waiting && registration.active) say("update", "A new version is ready. ", button("Use it", () => registration.waiting?.postMessage("take over")));
  };
  const watch = () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      offer();
      // One that takes offline reading back goes as well, and says so itself.
      if (worker.state === "redundant" && !registration.active && !lines.ready) say("ready", UNSAVED);
    });
  };
  offer();
  watch();
  registration.onupdatefound = watch;
  // A file is asked for, so that the worker learns whether the host is back, and says so.
  const ask = () => lines.offline?.isConnected && fetch(`${document.querySelector("meta[name='shipwith:catalog']").content}catalog.json`).catch(() => {});
  addEventListener("online", ask);
  addEventListener("visibilitychange", () => document.hidden || (ask(), registration.update().catch(() => {})));
  // Each comparison that is shown leaves a mark: what was missing is not looked for any more, and more is saved.
  new PerformanceObserver((marks) => {
    // Extensions leave marks, too.
    if (!marks.getEntriesByName("shipwith:comparison").length) return;
    say("unsaved");
    // What was said of another comparison has passed.
    if (lines.ailing?.at !== location.search) say("ailing");
    greet();
  }).observe({ type: "mark" });
  greet();
  if (params().get("view") === "offline") saveAll();
}

// Where the browser refuses, merely naming the worker throws.
const REFUSED = "This browser cannot save the page for reading offline.";
const refused = () => say("ready", REFUSED);

/** Begins; `isKept` tells whether all votes are stored. */
export const begin = (isKept) => start(isKept).catch(refused);
