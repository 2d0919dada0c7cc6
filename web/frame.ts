// Speaks with the page around the frame: protocol.ts has the messages, docs/embed.md says what they are for.
// What comes in is only ever read as a query string; what goes out tells of heights and names, never of a verdict.
import { params } from "./addresses.ts";
import { type FrameSays, FrameWord, type FromFrame, type FromHost, HostWord, Meta, ProgramEvent, type Unproved } from "./protocol.ts";

const id = location.hash.slice(1);
const root = document.documentElement;
let host: string | undefined; // where the answers go, once the page around has spoken
let isShown = false; // whether the comparison stands, or what is said in its place
let height = 0;
/** The longest query that is read, in characters: many times what the attributes of a widget come to. */
const LONGEST = 4000;
let error: string | undefined; // the last that was told, or is still to be
let lang = params(location.search).get("lang") ?? ""; // which the host says the texts of the catalog are in

/** Whether a page around the frame wants to hear of it: without an id nobody has asked to be spoken to. */
export const isHosted: boolean = parent !== window && id !== "";

export function say(said: FrameSays): void {
  const message: FromFrame = { shipwith: 1, id, ...said };
  parent.postMessage(message, host ?? "*");
}

/** Tells of another height, once it is known to whom, or to anybody: that of a finished frame is as public as its page. */
export function measure(toAnybody = false): void {
  // Looked at only where it is told: it makes the browser lay the page out.
  const now = (host || toAnybody) && isShown ? Math.ceil(document.body.getBoundingClientRect().height) : 0;
  if (now && now !== height) say({ type: FrameWord.Resize, height: (height = now) });
}

function fail(message: string): void {
  const isOld = message === error;
  error = message;
  if (host && message && !isOld) say({ type: FrameWord.Error, message });
  show();
}

function show(): void {
  isShown = true;
  measure();
}

/** Whether the catalog says in which language it is written: then its texts are marked already. */
const isStated = document.querySelector(`meta[name="${Meta.Language}"]`) !== null;
/** How texts were marked before the host named a language. */
const own = new WeakMap<HTMLElement, string>();

/** The catalog's own texts are in the language that the host names, where the catalog says nothing. */
function speak(): void {
  if (isStated) return;
  for (const text of document.querySelectorAll<HTMLElement>("blockquote, .tagline, .summary, .round header p:not(.split)")) {
    if (lang && !own.has(text)) own.set(text, text.lang);
    const now = lang || (own.get(text) ?? text.lang);
    if (now) text.lang = now;
    else text.removeAttribute("lang");
  }
}

function hear({ source, origin, data }: MessageEvent<Unproved<FromHost> | null | undefined>): void {
  if (source !== parent || data?.shipwith !== 1 || data.id !== id || data.type !== HostWord.Config || typeof data.query !== "string") return;
  // A page without an origin of its own can only be answered as anybody is.
  const from = origin === "null" ? "*" : origin;
  if (host && host !== from) return;
  const isFirst = !host;
  host = from;
  if (data.query.length > LONGEST) return fail(`What the page asks for is too long: ${LONGEST} characters are read at the most.`);
  const asked = params(data.query);
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
  lang = asked.get("lang") ?? "";
  speak();
  // From here on the frame is as high as what is in it, and needs no scroll bars.
  root.dataset.hosted = "";
  if (isFirst && error) say({ type: FrameWord.Error, message: error });
  else error = undefined;
  dispatchEvent(new CustomEvent(ProgramEvent.Config, { detail: data.query }));
  measure();
}

// A frame out of sight is not drawn, and then only what changes in it is observed.
new MutationObserver(() => {
  speak();
  measure();
  // The frame's own page has that place: embed.html.
}).observe(document.getElementById("app") as HTMLElement, { childList: true, characterData: true, subtree: true });

speak();
if (isHosted) {
  addEventListener("message", hear);
  addEventListener(ProgramEvent.Running, () => say({ type: FrameWord.Ready }));
  addEventListener(ProgramEvent.Shown, show);
  addEventListener(ProgramEvent.Failed, ({ detail }) => typeof detail === "string" && fail(detail));
  addEventListener(ProgramEvent.Voted, ({ detail }) => host && typeof detail === "string" && say({ type: FrameWord.Vote, slug: detail }));
  new ResizeObserver(() => measure()).observe(document.body);
}
