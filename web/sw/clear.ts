// Takes the place of a worker that is no longer wanted, as while the site is developed: what it saved goes, then it goes
// itself. Its pages load themselves anew when their worker changes, unless votes would be lost by that.
import { type FromWorker, Line } from "../protocol.ts";
import { isOf } from "./names.ts";

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(clear()));
// A page that was on its way meanwhile has registered it once more, and speaks to it as it starts.
self.addEventListener("message", (event) => event.waitUntil(clear()));

async function clear(): Promise<void> {
  const { scope } = self.registration;
  const ours = (await caches.keys()).filter(isOf(scope));
  await Promise.all(ours.map((name) => caches.delete(name)));
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const gone: FromWorker = { line: Line.Ready, text: "Nothing of this site is saved for reading offline." };
  for (const page of pages.filter(({ url }) => url.startsWith(scope))) page.postMessage(gone);
  await self.registration.unregister();
}
