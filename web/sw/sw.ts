// The service worker: the page and the widget are answered from what was saved when this version was installed, the
// catalog from what was read before, refreshed behind. scripts/worker.mjs bundles it and fills in what belongs to the shell.
import { clientsClaim } from "workbox-core/clientsClaim.js";
import { setCacheNameDetails } from "workbox-core/setCacheNameDetails.js";
import { PrecacheController } from "workbox-precaching/PrecacheController.js";
import { PrecacheRoute } from "workbox-precaching/PrecacheRoute.js";
import { Route } from "workbox-routing/Route.js";
import { Router } from "workbox-routing/Router.js";
import { type FromWorker, type Greeting, Order } from "../protocol.ts";
import { catalog, keep } from "./catalog.ts";
import { baring, forgetPages, mend, pages } from "./mend.ts";
import { ANY } from "./names.ts";
import { ready } from "./ready.ts";
import { remove, saveNext, stop, survey } from "./save.ts";
import { dropOld, isOfCatalog } from "./saved.ts";
import { keepPage, visited } from "./visited.ts";

declare const self: ServiceWorkerGlobalScope;

setCacheNameDetails({ prefix: "shipwith" });
const shell: PrecacheController = new PrecacheController({ plugins: [pages(() => shell), baring] });
// A navigation asks with other headers than the worker did: it finds what "ready" has found.
shell.strategy.matchOptions = ANY;
shell.precache(self.__WB_MANIFEST);
clientsClaim();
self.addEventListener("activate", (event) => event.waitUntil(dropOld(shell.strategy.cacheName)));

// Whatever the query asks for, the page reads it itself. Names are never guessed: a file that is missing is a 404 of the host.
const saved = new PrecacheRoute(shell, { ignoreURLParametersMatching: [/^/], cleanURLs: false });
const router = new Router();
router.registerRoute(
  new Route((options) => saved.match(options), {
    // Where the caches refuse, or hold another version than the host, the page still works online.
    handle: (options) => shell.strategy.handle(options).catch(() => fetch(options.request)),
  }),
);
const pagesRead = visited(shell);
router.registerRoute(new Route(pagesRead.match, pagesRead));
router.registerRoute(new Route(({ url, request }) => isOfCatalog(url.href) && request.cache !== "no-store", catalog));
router.addFetchListener();

/** The first look since this worker started, byte by byte: what is damaged is found by no other. */
let closeLook: Promise<boolean> | undefined;
async function isWhole(): Promise<boolean> {
  closeLook ??= mend(shell, true);
  if (await closeLook) return mend(shell);
  closeLook = undefined;
  return false;
}

/** A page has started: keeps what it read before this worker was there, and tells every page what can be read offline. */
async function greet(page: Client, { read }: Greeting): Promise<void> {
  // A page that opens meanwhile asks for itself: it is not told what was so before.
  const others = (await self.clients.matchAll({ type: "window" })).filter(({ id }) => id !== page.id);
  await keep(read);
  // Without room, or offline, it is answered by the shell.
  await keepPage(shell, page.url).catch(() => {});
  // What is promised is worth nothing once this worker is thrown away: the page looks for that.
  const said: FromWorker = { ...(await ready(await isWhole())), isPromise: true };
  for (const each of [page, ...others]) each.postMessage(said);
}

/** The page could not start: what is saved of it may be damaged. */
async function revive(): Promise<void> {
  if (!(await mend(shell, true))) await forgetPages(shell);
}

/** What is done about saving the whole catalog, by the order of a page. */
const saving = { [Order.Survey]: survey, [Order.Save]: saveNext, [Order.Stop]: stop, [Order.Remove]: remove };
const isOfSaving = (data: unknown): data is keyof typeof saving => typeof data === "string" && Object.hasOwn(saving, data);

const isGreeting = (data: unknown): data is Greeting => Array.isArray((data as Partial<Greeting> | null)?.read);

self.addEventListener("message", (event) => {
  const data: unknown = event.data;
  if (data === Order.TakeOver) event.waitUntil(self.skipWaiting());
  else if (data === Order.Mend) event.waitUntil(revive());
  // The page stands, but lacks something: it is looked for, and the page is not given up for it.
  else if (data === Order.Look) event.waitUntil(mend(shell, true));
  // Only pages know of this worker.
  else if (isGreeting(data)) event.waitUntil(greet(event.source as Client, data));
  else if (isOfSaving(data)) event.waitUntil(saving[data](event.source as Client));
});
