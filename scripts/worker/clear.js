// Takes the place of a worker that is no longer wanted, as while the site is developed: what it saved goes, then it goes
// itself. Its pages load themselves anew when their worker changes, unless votes would be lost by that.
import { isOf } from "./names.js";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clear()));
// A page that was on its way meanwhile has registered it once more, and speaks to it as it starts.
addEventListener("message", (event) => event.waitUntil(clear()));

async function clear() {
  const { scope } = registration;
  const ours = (await caches.keys()).filter(isOf(scope));
  await Promise.all(ours.map((name) => caches.delete(name)));
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages.filter(({ url }) => url.startsWith(scope))) {
    page.postMessage({ line: "ready", text: "Nothing of this site is saved for reading offline." });
  }
  await registration.unregister();
}
