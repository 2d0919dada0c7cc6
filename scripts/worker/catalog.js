// The catalog's files: answered from what was saved, refreshed behind. An update of the catalog needs no update of the page.
import { StaleWhileRevalidate } from "workbox-strategies/StaleWhileRevalidate.js";
import { NOTE, catalogCache, isFile, isOf } from "./names.js";
import { ailing, reached, unreached, unsaved } from "./tell.js";

const { scope } = registration;
const CACHE = catalogCache(scope);
// CATALOG is what <meta name="shipwith:catalog"> says. A catalog on another origin is not ours to keep.
const base = new URL(CATALOG, scope).href;
export const isOwn = base.startsWith(`${location.origin}/`);
/** Packs are taken apart by the page, and not kept as they are. */
export const isOfCatalog = (address) => isOwn && address.startsWith(base) && !pathOf(address).startsWith("save/");
export const open = () => caches.open(CACHE);
export const pathOf = (address) => address.slice(base.length).replace(/[?#].*$/, "");
export const at = (path) => base + path;
const isTool = (address) => /^tools\/[\w-]+\.json$/.test(pathOf(address));
const isGone = ({ status }) => status === 404 || status === 410;

/** A host that never answers is given up before the page gives up waiting, which is after 15 s (src/browser/fetch.rs). */
const patience = () => AbortSignal.timeout(10_000);

/** With the day on which it came, where the host does not say it. */
function dated(response) {
  if (response.headers.has("date")) return response;
  const headers = new Headers(response.headers);
  headers.set("date", new Date().toUTCString());
  return new Response(response.body, { headers });
}

const strategy = new StaleWhileRevalidate({
  cacheName: CACHE,
  // The browser may hold a file for fresh by its date alone; to refresh is to ask the host.
  fetchOptions: {
    cache: "no-cache",
    get signal() {
      return patience();
    },
  },
  plugins: [
    {
      cacheWillUpdate: async ({ response }) => (isFile(response) ? dated(response) : null),
      cacheDidUpdate: ({ request }) => count(request.url),
      fetchDidSucceed: async ({ request, response, event }) => {
        const path = pathOf(request.url);
        if (isFile(response) || isGone(response)) await reached(event.clientId, path);
        // What answered was not the host, but a network that asks for a log-in.
        else if (response.ok) throw new TypeError(`${path} is a page, not a file`);
        else await ailing(event.clientId, path, await (await open()).match(request));
        if (isGone(response)) await drop(request);
        return response;
      },
      fetchDidFail: async ({ request, event }) => unreached(event.clientId, await (await open()).match(request)),
    },
  ],
});

/**
 * What has left the catalog is not shown from memory for ever. Only tools leave: a host without its catalog, as while it is
 * being put there, is no reason to throw away what is saved.
 */
async function drop(request) {
  const cache = await open();
  if (!isTool(request.url) || !(await cache.match(request))) return;
  const catalog = await fetch(at("catalog.json"), { cache: "no-cache", signal: patience() }).catch(Response.error);
  if (isFile(catalog) && (await cache.delete(request))) (await saved)?.delete(request.url);
}

export const catalog = {
  async handle(options) {
    const { request, event } = options;
    const missing = async (why) => unsaved(event.clientId, pathOf(request.url), await tools(), why);
    try {
      const response = await strategy.handle(options);
      if (!response.ok && !isGone(response)) await missing("the site has trouble answering");
      return response;
    } catch (error) {
      // The caches refused: then the network alone has to do.
      if (error.name !== "no-response") return fetch(request);
      await missing("there is no connection");
      return Response.error();
    }
  },
};

/** The addresses of the tools that are saved. There may be thousands, so they are looked through once, and then counted. */
let saved;

/** The addresses of all tools that are saved, the last saved last. */
export async function tools() {
  saved ??= open().then((cache) => cache.keys()).then((requests) => new Set(requests.map(({ url }) => url).filter(isTool)));
  saved.catch(recount);
  return [...(await saved)];
}

/** Somebody else has changed what is saved. */
export function recount() {
  saved = undefined;
}

async function count(address) {
  const all = await saved;
  all?.delete(address);
  if (isTool(address)) all?.add(address);
}

/** What was noted when all was saved. */
export const note = async () => (await (await open()).match(at(NOTE)))?.json();

/** Keeps what a page had read before it had a worker. */
export async function keep(addresses) {
  const each = async (address) => {
    const cache = await open();
    if (await cache.match(address)) return;
    // The browser has it still, and need not ask twice.
    const response = await fetch(address, { cache: "force-cache", signal: patience() });
    if (!isFile(response)) return;
    await cache.put(address, dated(response));
    await count(address);
  };
  // Gone offline, or no room: the page is told what is there.
  await Promise.allSettled([...new Set(addresses.filter(isOfCatalog))].map(each));
}

/** Throws away what older versions of this worker saved: of this scope alone, as others may lie within it. */
export async function dropOld(shell) {
  const old = (await caches.keys()).filter(isOf(scope)).filter((name) => name !== shell && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}
