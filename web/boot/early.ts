// The files that the comparison needs travel beside the program, which takes the answers over (src/platform/http.rs): the
// catalog, and both tools where the address names them, unless the catalog holds its tools itself; and the texts of the reader's language.
import { type EarlyAnswers, Held, Meta } from "../protocol.ts";
import { pairAt, params, spoken } from "../addresses.ts";
import { kept } from "./kept.ts";
import { ELSEWHERE, isTooOld, sendForProgram } from "./parts.ts";
import { below } from "./root.ts";

var early: EarlyAnswers = (window[Held.Early] = {});
// The page says so above.
var base = (document.querySelector("meta[name='" + Meta.Catalog + "']") as HTMLMetaElement).content;
var root = document.documentElement;
/** Whether the address asks for something else than the finished page. */
var isElsewhere = root.hasAttribute(ELSEWHERE);
/** Which tools a finished comparison is of. */
var finishedPair = document.querySelector<HTMLMetaElement>("meta[name='" + Meta.Pair + "']");

function ask(address: string): Promise<Response> {
  // Read to its end here: what stays unread when the time is up is lost, and the program may take longer than that.
  var answer = (early[address] = fetch(address, { signal: AbortSignal.timeout(15000) }).then(function (came) {
    return came.ok
      ? came.blob().then(function (body) {
          return new Response(body);
        })
      : came;
  }));
  answer.catch(function () {}); // for the program to tell
  return answer;
}

/** What is looked at of the catalog before it is read. */
interface Beginning {
  readonly tools?: unknown;
  readonly featured?: unknown;
}

/**
 * The two tools that are asked for: by the query, or else those that the address of a finished page names, or those of the front
 * page, as long as the catalog begins with them. It may have changed since the page was made.
 */
function askedFor(query: URLSearchParams, catalog: Beginning): (string | null | undefined)[] {
  var front = finishedPair && !isElsewhere ? finishedPair.content.split(" ") : [];
  var isFirst = Array.isArray(catalog.featured) && String(catalog.featured[0]) === String(front);
  var pair = pairAt(below()) || (isFirst ? front : []);
  return [query.get("a") || pair[0], query.get("b") || pair[1]];
}

function askForTools(catalog: string): void {
  var query = params(location.search);
  // A program that has the catalog already asks for the tools itself.
  if (query.has("view") || !(base + "catalog.json" in early) || catalog.length > 65536) return;
  var parsed = JSON.parse(catalog) as Beginning;
  if (parsed.tools) return;
  var asked = askedFor(query, parsed);
  var a = asked[0];
  var b = asked[1];
  (a === b ? [a] : [a, b]).forEach(function (slug) {
    if (slug && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) void ask(base + "tools/" + slug + ".json");
  });
}

/** The language that the visitor has chosen before. */
function chosen(): string | null {
  try {
    return kept("lang");
  } catch (blocked) {
    return null;
  }
}

/** The texts of the language that the program will speak, as src/state/language.rs chooses it. English needs none. */
function askForTexts(): void {
  var query = params(location.search);
  var own = document.querySelector<HTMLMetaElement>("meta[name='" + Meta.Language + "']");
  // In the configurator the language of the address is that of the widget.
  var wishes = [query.get("view") === "embed" ? "" : query.get("lang"), chosen()].concat(navigator.languages, own && own.content);
  var language = wishes.map(spoken).filter(Boolean)[0];
  if (language && language !== "en") void ask("lang/" + language + ".json");
}

function askForData(): void {
  try {
    var answer = ask(base + "catalog.json");
    askForTexts();
    // A worker has the files at hand, and speaks of those that it lacks to a page that listens.
    if (navigator.serviceWorker && navigator.serviceWorker.controller) return;
    answer
      .then(function (came): Promise<string> {
        return came.ok ? came.clone().text() : Promise.reject();
      })
      .then(askForTools)
      .catch(function () {});
  } catch (old) {}
}

/** Calls `work` in the first frame, or, with false, where there is none: at once, or as soon as the page is hidden before it. */
function inFirstFrame(work: (isFrame: boolean) => void): void {
  if (document.hidden || typeof requestAnimationFrame !== "function") return work(false);
  var isDone = false;
  function once(isFrame: boolean): void {
    if (!isDone) work(isFrame);
    isDone = true;
  }
  requestAnimationFrame(function () {
    once(true);
  });
  document.addEventListener("visibilitychange", function () {
    once(false);
  });
}

/** Whether the reader begins at the top: no place in the page is named, and none was left that is to be found again. */
function beginsAtTop(): boolean {
  var all = window.performance && performance.getEntriesByType && performance.getEntriesByType("navigation");
  var entry = all && (all[0] as PerformanceNavigationTiming | undefined);
  // A text that is named (`#:~:text=`) stands in the address of the entry alone.
  return !location.hash && !!entry && entry.type === "navigate" && entry.name.indexOf("#") < 0;
}

// For what they fill into fields, browsers lay a page out as soon as it is parsed, be it without its style or its font, and then
// once more: a comparison is not there for that before its first frame.
if (finishedPair && !isElsewhere) {
  root.hidden = true;
  inFirstFrame(function (isFrame) {
    root.hidden = false;
    if (!isFrame || !beginsAtTop()) return;
    // Its first frame has what fills the window (style/boot.css); what stands below that is laid out once it has been drawn.
    root.dataset.first = "";
    setTimeout(function () {
      delete root.dataset.first;
    }, 0);
  });
}

// Behind the style and the font, which the parser asks for.
setTimeout(function () {
  // Where the program cannot run, nobody takes the answers.
  if (isTooOld()) return;
  if (isElsewhere || !sendForProgram("low")) return askForData();
  // To ask costs a slow device as much as to lay a part of the page out, and the program is longer on its way than these
  // files: a finished page is painted first. A frame is drawn after its callbacks.
  inFirstFrame(function (isFrame) {
    if (isFrame) setTimeout(askForData, 0);
    else askForData();
  });
}, 0);
