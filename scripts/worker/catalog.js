// The catalog's files: answered from what was saved, refreshed behind. An update of the catalog needs no update of the page.
import { StaleWhileRevalidate } from "workbox-strategies/StaleWhileRevalidate.js";
import { NOTE, catalogCache } from "./names.js";
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

/** A host that answers what is missing with a page must not have that page saved as a tool. */
const isFile = (response) => response.status === 200 && !/^text\/html/i.test(response.headers.get("content-type") ?? "");

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
  fetchOptions: { cache: "no-cache" },
  plugins: [
    {
      cacheWillUpdate: async ({ response }) => (isFile(response) ? dated(response) : null),
      fetchDidSucceed: async ({ request, response, event }) => {
        // What has left the catalog is not shown from memory for ever.
        if (response.status === 404 || response.status === 410) await (await open()).delete(request).catch(() => {});
        if (response.status >= 500) await ailing(event.clientId, await (await open()).match(request));
        else await reached(event.clientId);
        return response;
      },
      fetchDidFail: async ({ request, event }) => unreached(event.clientId, await (await open()).match(request)),
    },
  ],
});

export const catalog = {
  async handle(options) {
    try {
      return await strategy.handle(options);
    } catch (error) {
      // The caches refused: then the network alone has to do.
      if (error.name !== "no-response") return fetch(options.request);
      await unsaved(options.event.clientId, pathOf(options.request.url), await tools());
      return Response.error();
    }
  },
};

/** The addresses of all tools that are saved, the last saved last. */
export async function tools() {
  const requests = await (await open()).keys();
  return requests.map(({ url }) => url).filter((url) => /^tools\/[\w-]+\.json$/.test(pathOf(url)));
}

/** What was noted when all was saved. */
export const note = async () => (await (await open()).match(at(NOTE)))?.json();

/** Keeps what a page had read before it had a worker. */
export async function keep(addresses) {
  try {
    const cache = await open();
    for (const address of new Set(addresses.filter(isOfCatalog))) {
      if (await cache.match(address)) continue;
      // The browser has it still, and need not ask twice.
      const response = await fetch(address, { cache: "force-cache" });
      if (isFile(response)) await cache.put(address, response);
    }
  } catch {
    // Gone offline, or no room: the page is told what is there.
  }
}

/** Throws away what older versions of this worker saved: of this scope alone, as others may lie within it. */
export async function dropOld(shell) {
  const isOld = (name) => /^shipwith-(precache|catalog)-/.test(name) && name.endsWith(`-${scope}`) && name !== shell && name !== CACHE;
  await Promise.all((await caches.keys()).filter(isOld).map((name) => caches.delete(name)));
}
