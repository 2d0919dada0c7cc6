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

/** The links to saved tools in place of one that is not. */
function links(missing, saved) {
  const asked = new URLSearchParams(location.search);
  // In a blind read a name would tell.
  if (asked.get("view") === "blind") return [];
  const side = asked.get("b") === missing ? "b" : "a";
  return saved.filter(([slug]) => slug !== asked.get(side === "a" ? "b" : "a")).flatMap(([slug, name]) => {
    asked.set(side, slug);
    return [make("a", name, { href: `?${asked}` }), " "];
  });
}

async function start(isKept) {
  const { serviceWorker } = navigator;
  // The first visit to a folder may have the worker of the folder above it.
  let replaced = serviceWorker.controller?.scriptURL === new URL("sw.js", document.baseURI).href;
  /** Tells the worker what was read without it, and hears from it what can be read offline. */
  const greet = async () => (await serviceWorker.ready).active?.postMessage({ read: performance.getEntriesByType("resource").map(({ name }) => name) });
  const saveAll = () =>
    import(SAVE_ALL).then(({ begin }) => begin(document.getElementById("kept"), greet)).catch(() => say("save", "What saves it could not be loaded. Load the page anew."));
  serviceWorker.onmessage = ({ data }) => {
    say(data.line, data.text, ...links(data.missing, data.links ?? []), ...(data.more ? [" ", button(data.more, saveAll)] : []));
  };
  serviceWorker.oncontrollerchange = () => {
    const reload = () => location.reload();
    greet();
    // What is being read blind would be another pair, and what is being saved would be cut short.
    const isBusy = /view=blind/.test(location.search) || document.querySelector("#kept progress:not([hidden])");
    if (!replaced) replaced = true;
    else if (isKept() && !isBusy) reload();
    else say("update", `A new version has taken over. This tab keeps the old one${isKept() ? " for now. " : ": some of your votes are not stored, and loading it anew would lose them. "}`, button("Load it anyway", reload));
  };
  const registration = await serviceWorker.register("sw.js");
  const offer = () => {
    if (registration.waiting && serviceWorker.controller) say("update", "A new version is ready. ", button("Use it", () => registration.waiting?.postMessage("take over")));
  };
  const watch = () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      offer();
      if (worker.state === "redundant" && !registration.active) say("ready", "The page could not be saved for reading offline. The next visit tries again.");
    });
  };
  offer();
  watch();
  registration.onupdatefound = watch;
  addEventListener("visibilitychange", () => document.hidden || registration.update().catch(() => {}));
  // Each comparison that is shown leaves a mark: what was missing is not looked for any more, and more is saved.
  new PerformanceObserver(() => {
    say("unsaved");
    greet();
  }).observe({ type: "mark" });
  greet();
  if (/[?&]view=offline/.test(location.search)) saveAll();
}

// Where the browser refuses, merely naming the worker throws.
const refused = () => say("ready", "This browser cannot save the page for reading offline.");

/** Begins; `isKept` tells whether all votes are stored. */
export const begin = (isKept) => start(isKept).catch(refused);
