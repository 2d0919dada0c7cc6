// @ts-check
// In place of the site's own worker while `shipwith serve` hands the site out: what another one has saved would be shown for what is written.
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.registration.unregister()));
