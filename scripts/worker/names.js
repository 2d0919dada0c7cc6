// What the worker and the page's script for saving everything both have to find.

/** The cache of the catalog's files, for a worker of that scope. */
export const catalogCache = (scope) => `shipwith-catalog-1-${scope}`;

/** Where in that cache, below the catalog's address, it is noted what was saved of the packs: { tools, marks, whole, at }. */
export const NOTE = "save/note.json";
