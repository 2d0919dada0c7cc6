/** Where the catalog is, relative to the page: scripts/worker.mjs fills it in. */
declare const CATALOG: string;
