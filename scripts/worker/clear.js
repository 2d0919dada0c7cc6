// Takes the place of a worker that is no longer wanted, as while the site is developed: what it saved goes, then it goes
// itself, and its pages are loaded anew from the host.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clear()));

async function clear() {
  const { scope } = registration;
  const ours = (await caches.keys()).filter((name) => name.startsWith("shipwith-") && name.endsWith(scope));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
  for (const page of await clients.matchAll({ type: "window" })) page.navigate(page.url);
}
