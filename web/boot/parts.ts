// What the start of the page and that of the frame share. Plain and old-fashioned on purpose, as is all of this folder: it
// has to run where the program cannot. scripts/boot.mjs compiles it for browsers of 2009, and refuses what they cannot read. A class or
// a method that they lack it knows nothing of: what says that a browser is too old has to come to its end without one.
import { root } from "./root.ts";

/** An element of the page's own beginning; index.html and embed.html have all that are asked for. */
export function part<Part extends HTMLElement = HTMLElement>(id: string): Part {
  return document.getElementById("boot-" + id) as Part;
}

/** What is set on the document where its finished page is not what the address asks for (style/boot.css). */
export var ELSEWHERE = "data-elsewhere";

/** The finished page, as long as it stands there. One that is not what the address asks for goes when the page has been read (page.ts). */
export function finished(): HTMLElement | null {
  return document.getElementById("boot-page");
}

/** Calls `broken` for an error of the kind that a program which stops throws out of whatever it was doing. */
export function stopped(error: unknown, broken: () => void): void {
  if (window.WebAssembly && error instanceof WebAssembly.RuntimeError) broken();
}

/** What an error came from, as far as it is looked at: an element, or the window, which is none. */
interface Source {
  readonly tagName?: string;
  readonly type?: string;
  readonly rel?: string;
  readonly src?: string;
  readonly href?: string;
}

/**
 * What of the site's own an error says did not arrive: the program, "SCRIPT", or the style, "LINK". Hosts and extensions put files of
 * others into pages, and the policy refuses those: nothing here needs them.
 */
export function lost(event: Event): string | undefined {
  var from = event.target as Source | null;
  if (!from || (from.type !== "module" && from.rel !== "stylesheet")) return undefined;
  return (from.src || from.href || "").indexOf(root().href) === 0 ? from.tagName : undefined;
}

/** Whether the browser lacks what the program, or its worker, needs: then neither is begun (start.ts). */
export function isTooOld(): boolean {
  return (
    typeof WebAssembly !== "object" || !("noModule" in document.createElement("script")) || !window.AbortSignal || !AbortSignal.timeout
  );
}

/** What is said then. */
export var TOO_OLD = "This browser is too old to run it. Browsers from late 2022 on can.";

/** What is said of a program that came and could not begin. */
export var UNABLE = "It did not load completely, or this browser cannot run it.";

/**
 * Lets the program of a finished page travel, which has been left until then: at once, or behind whatever else is asked for. Gives whether
 * it was; where it could not run, it stays.
 */
export function sendForProgram(priority: "high" | "low"): boolean {
  var waiting = document.querySelector("link[as='fetch'][media]");
  if (!waiting || isTooOld()) return false;
  // A link that stands there already asks for nothing when it is changed.
  var now = waiting.cloneNode() as HTMLLinkElement;
  now.removeAttribute("media");
  now.setAttribute("fetchpriority", priority);
  if (waiting.parentNode) waiting.parentNode.removeChild(waiting);
  document.head.appendChild(now);
  return true;
}
