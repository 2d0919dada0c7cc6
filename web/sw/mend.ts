// Looks through what was saved of the shell, and fetches again what is gone or damaged.
import type { WorkboxPlugin } from "workbox-core/types.js";
import type { PrecacheController } from "workbox-precaching/PrecacheController.js";
import { ANY, pagesCache } from "./names.ts";

declare const self: ServiceWorkerGlobalScope;

/**
 * An answer as it is saved, or handed on: without what would hide it from another request (Vary), keep it from being saved (Vary: *), or
 * keep it from answering a navigation (that it came by a redirect).
 */
export function bare(response: Response): Response {
  const { body, status } = response;
  const headers = new Headers(response.headers);
  for (const name of ["vary", "clear-site-data"]) headers.delete(name);
  return new Response(body, { status, headers });
}

/** Only what the build wrote is saved, as its integrity proves, and in a form in which every request finds it. */
export const baring: WorkboxPlugin = { cacheWillUpdate: async ({ response }) => (response?.status === 200 ? bare(response) : null) };

/** Whether the bytes are those that the build wrote. */
async function isSound(response: Response, integrity: string | undefined): Promise<boolean> {
  try {
    const hash = await crypto.subtle.digest("SHA-384", await response.arrayBuffer());
    return integrity === `sha384-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
  } catch {
    // What cannot even be read.
    return false;
  }
}

/** Makes the shell whole, closely: also where it is damaged, and tells whether it is. What is damaged stays until there is better. */
export async function mend(shell: PrecacheController, closely = false): Promise<boolean> {
  try {
    const cache = await caches.open(shell.strategy.cacheName);
    for (const [address, key] of shell.getURLsToCacheKeys()) {
      const integrity = shell.getIntegrityForCacheKey(key);
      const saved = await cache.match(key, ANY);
      if (saved && (!closely || (await isSound(saved, integrity)))) continue;
      const response = await fetch(address, { integrity: integrity ?? "", cache: "reload", signal: AbortSignal.timeout(30_000) });
      if (!response.ok) throw new Error(`${address}: status ${response.status}`);
      await cache.put(key, bare(response));
      // After a worker was thrown away, WebKit says of the next one's files that they are saved, and has none of them.
      if (!(await cache.match(key, ANY))) throw new Error(`${address} was not kept`);
    }
    return true;
  } catch {
    return false;
  }
}

/** Whether the host hands out its page now. */
const isHostThere = (): Promise<boolean> =>
  fetch(self.registration.scope, { cache: "no-store", signal: AbortSignal.timeout(10_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * A shell that cannot be made whole must not stand in the way: its pages go, so that the host's are taken. Most often the
 * host has a newer version, and no longer the files of this one. Without a host they stay: there would be nothing at all.
 */
export async function forgetPages(shell: PrecacheController): Promise<void> {
  try {
    if (!(await isHostThere())) return;
    const cache = await caches.open(shell.strategy.cacheName);
    for (const [address, key] of shell.getURLsToCacheKeys()) if (address.endsWith(".html")) await cache.delete(key, ANY);
    await caches.delete(pagesCache(self.registration.scope));
  } catch {
    // Where the caches refuse, nothing of them is in the way either.
  }
}

/**
 * Hands out no damaged page, as that has no script which could ask for mending: it goes, the host's is taken for once, and
 * finds it gone.
 */
export const pages = (shell: () => PrecacheController): WorkboxPlugin => ({
  async cachedResponseWillBeUsed({ request, cachedResponse, cacheName }) {
    const integrity = shell().getIntegrityForCacheKey(request.url);
    const isPage = integrity && new URL(request.url).pathname.endsWith(".html");
    if (!cachedResponse || !isPage || (await isSound(cachedResponse.clone(), integrity))) return cachedResponse;
    await (await caches.open(cacheName)).delete(request, ANY);
    return undefined;
  },
});
