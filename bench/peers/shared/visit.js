// What a visit holds: the pair in the address, and the votes in the browser's storage.

/** The pair that the address names; what it leaves out is null. */
export function asked() {
  const params = new URLSearchParams(location.search);
  return [params.get("a"), params.get("b")];
}

export function push([a, b]) {
  history.pushState(null, "", `?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`);
}

/** Says that a comparison stands in the document: the hook that every page of this kind has. */
export const mark = () => performance.mark("shipwith:comparison");

/** After a vote the page goes on where storage is blocked; the vote then lasts for the visit. */
const unsaved = new Map();

export function vote(key) {
  try {
    return localStorage.getItem(`peer:${key}`);
  } catch {
    return unsaved.get(key) ?? null;
  }
}

/** Sets a vote, or takes the same one back. */
export function toggle(key, value) {
  const next = vote(key) === value ? null : value;
  try {
    if (next) localStorage.setItem(`peer:${key}`, next);
    else localStorage.removeItem(`peer:${key}`);
  } catch {
    unsaved.set(key, next);
  }
  return next;
}

/** The key of a pick: the same for a pair in either order. */
export const pairKey = (tools) => `pick:${tools.map((tool) => tool.slug).sort().join(":")}`;
