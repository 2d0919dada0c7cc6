// @ts-check
// In place of the site's own worker while `shipwith serve` hands the site out: what another one has saved would be shown for what is written.
// It answers no request, and tells the page so in the words of web/protocol.ts.
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("message", ({ data, source }) => {
  if (data?.read) source?.postMessage({ line: "ready", text: "While shipwith serve shows the site, nothing is saved for reading offline." });
  else if (data === "survey") source?.postMessage({ line: "stock", step: "surveyed", cut: "refused" });
});
