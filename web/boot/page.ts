// Until the program runs, this is in charge of the page: it says what is slow, and what went wrong.
import { Order, ProgramEvent, ScriptEvent } from "../protocol.ts";
import { handOver } from "./handover.ts";
import { ELSEWHERE, TOO_OLD, UNABLE, finished, isTooOld, lost, part, sendForProgram, stopped } from "./parts.ts";

var running = false;

/** Some hosts answer the address of a folder without its slash: then every file is looked for one folder too high. */
function withSlash(): string {
  var path = location.pathname;
  return /\/$|\.html?$/.test(path) || !/^http/.test(location.protocol) ? "" : location.origin + path + "/" + location.search + location.hash;
}

/** What a link that loads the page anew leads to: with a place in the page, it would only go there. */
function anew(): string {
  return location.href.replace(/#.*/, "");
}

function fail(why: string): void {
  // The page's base is the root of the site: an empty address would lead there.
  part<HTMLAnchorElement>("again").href = withSlash() || anew();
  part("why").textContent = why;
  part("failed").hidden = false;
  // What can be read stays.
  if (finished()) part("title").textContent = "This page can be read, but not used";
  part("slow").hidden = true;
  part("skeleton").hidden = true;
  ask(Order.Mend);
}

/** Once only: a host that takes the slash away again has sent us back by a redirect. */
function goWithSlash(): boolean {
  var way = performance.getEntriesByType && (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined);
  if (!withSlash() || !way || way.redirectCount) return false;
  location.replace(withSlash());
  return true;
}

/** What is saved of the page for reading offline may be what is damaged: its worker looks through it. */
function ask(what: Order): void {
  // Where the browser refuses, merely naming the worker throws.
  try {
    var worker = navigator.serviceWorker.controller;
    if (worker) worker.postMessage(what);
  } catch (none) {}
}

/** Whether nothing has come yet, neither the program nor what is wrong with it. */
function isWaiting(): boolean {
  return !running && part("failed").hidden !== false;
}

function broken(): void {
  fail("Something in it broke. Votes that were kept are safe in this browser; loading the page again usually helps.");
}

// A finished page that is not what the address asks for goes, before anything looks for one; and its program is asked for at once.
var other = finished();
if (other && document.documentElement.hasAttribute(ELSEWHERE)) {
  if (other.parentNode) other.parentNode.removeChild(other);
  sendForProgram("high");
}

// Scripts wait for styles: one that is not there by now was refused.
var style = document.querySelector<HTMLLinkElement>("link[rel='stylesheet']");
if (style && !style.sheet) ask(Order.Look);

addEventListener(ProgramEvent.Running, function () {
  running = true;
  part("failed").hidden = part("slow").hidden = true;
});
addEventListener(ProgramEvent.Standing, function () {
  // Who has gone to a link of the skeleton by the keyboard finds themselves at the same link of the page.
  var app = document.getElementById("app") as HTMLElement;
  var page = finished();
  if (page) {
    part("skeleton").hidden = true;
    return handOver(page, app);
  }
  var links = "header .brand, header nav a";
  var place = Array.prototype.indexOf.call(part("skeleton").querySelectorAll(links), document.activeElement);
  var same = app.querySelectorAll<HTMLElement>(links)[place];
  app.hidden = false;
  part("skeleton").hidden = true;
  if (same) same.focus();
});
addEventListener(ProgramEvent.Broken, broken);
addEventListener("unhandledrejection", function (event) {
  stopped(event.reason, broken);
});
addEventListener(
  "error",
  function (event) {
    stopped(event.error, broken);
    if (running || lost(event) !== "SCRIPT" || goWithSlash()) return;
    fail("One of its files did not arrive. You may be offline, or something may be blocking the connection.");
  },
  true,
);
addEventListener(ProgramEvent.Lacking, function (event) {
  if (finished() && typeof event.detail === "string") fail(event.detail + ". What you read is as it was when the page was made.");
});
addEventListener(ScriptEvent.Unable, function () {
  if (part("failed").hidden) fail(UNABLE);
});

if (isTooOld()) {
  fail(TOO_OLD);
} else {
  setTimeout(function () {
    if (!isWaiting()) return;
    (part("slow").querySelector("a") as HTMLAnchorElement).href = anew();
    part("slow").hidden = false;
  }, 10000);
  setTimeout(function () {
    if (isWaiting()) fail("Its program has not arrived in 45 seconds. It may still come; or try again.");
  }, 45000);
}
