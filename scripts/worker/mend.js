// Looks through what was saved of the shell, and fetches again what is gone or damaged.

/** Whether the bytes are those that the build wrote. */
async function isSound(response, integrity) {
  const hash = await crypto.subtle.digest("SHA-384", await response.arrayBuffer());
  return integrity === `sha384-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
}

/** What is gone, and if asked for also what is damaged, of the shell: [address, key, integrity]. The damaged is thrown away. */
async function lost(shell, cache, closely) {
  const found = [];
  for (const [address, key] of shell.getURLsToCacheKeys()) {
    const integrity = shell.getIntegrityForCacheKey(key);
    const saved = await cache.match(key);
    if (saved && !(closely && !(await isSound(saved, integrity)))) continue;
    await cache.delete(key);
    found.push([address, key, integrity]);
  }
  return found;
}

/** Makes the shell whole, and tells whether it is. */
export async function mend(shell, closely = false) {
  try {
    const cache = await caches.open(shell.strategy.cacheName);
    const missing = await lost(shell, cache, closely);
    if (missing.length === 0) return true;
    for (const [address, key, integrity] of missing) {
      const response = await fetch(address, { integrity, cache: "reload" });
      if (!response.ok) throw new Error(`${address}: status ${response.status}`);
      // What came by a redirect cannot answer a navigation.
      await cache.put(key, new Response(response.body, { headers: response.headers }));
    }
    return true;
  } catch {
    if (closely) await forgetPages(shell);
    return false;
  }
}

/**
 * A shell that cannot be made whole must not stand in the way: its pages go, so that the host's are taken. Most often the
 * host has a newer version, and no longer the files of this one.
 */
async function forgetPages(shell) {
  try {
    const cache = await caches.open(shell.strategy.cacheName);
    for (const [address, key] of shell.getURLsToCacheKeys()) if (address.endsWith(".html")) await cache.delete(key);
  } catch {
    // Where the caches refuse, nothing of them is in the way either.
  }
}
