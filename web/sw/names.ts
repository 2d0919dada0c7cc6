// What is found under which name.

/** The cache of the catalog's files, for a worker of that scope. */
export const catalogCache = (scope: string): string => `shipwith-catalog-1-${scope}`;

/** The cache of the finished pages that were visited, for a worker of that scope. A newer version begins it anew. */
export const pagesCache = (scope: string): string => `shipwith-pages-1-${scope}`;

/** Whether a cache is one of ours, of any version, and of a worker of that scope: other scopes may lie within it, or end like it. */
export const isOf =
  (scope: string) =>
  (name: string): boolean =>
    /^shipwith-(?:precache|catalog|pages)-v?\d+-(.*)$/s.exec(name)?.[1] === scope;

/** Where in that cache, below the catalog's address, it is noted that all was saved, and when: { at }. */
export const NOTE = "save/note.json";

/** The file of the index that is read first: which one is saved there says which of the others are of any use. */
export const ROOT = "search/index.json";

/** Where the index has the file for a beginning of a word, and a page of the whole list (crates/model/src/search/shards.rs). */
export const nodePath = (beginning: string) =>
  `search/w-${beginning.replace(/[^a-zA-Z0-9]/gu, (letter) => `_${letter.codePointAt(0)?.toString(16)}_`)}.json` as const;
export const pagePath = (page: number) => `search/all-${page}.json` as const;

/** Whatever else a host says its answers vary by: here each file is saved once, and found by its address alone. */
export const ANY: CacheQueryOptions = { ignoreVary: true };
