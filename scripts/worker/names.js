// What the worker and the page's script for saving everything both have to find, and to know when they see it.

/** The cache of the catalog's files, for a worker of that scope. */
export const catalogCache = (scope) => `shipwith-catalog-1-${scope}`;

/** Whether a cache is one of ours, of any version, and of a worker of that scope: other scopes may lie within it, or end like it. */
export const isOf = (scope) => (name) => /^shipwith-(?:precache|catalog)-v?\d+-(.*)$/s.exec(name)?.[1] === scope;

/** Where in that cache, below the catalog's address, it is noted that all was saved, and when: { at }. */
export const NOTE = "save/note.json";

/** A host that answers what is missing with a page, or a network with its log-in, must not have that page saved as a file. */
export const isFile = (response) => response.status === 200 && !/^text\/html/i.test(response.headers.get("content-type") ?? "");
