// The files of the catalog as far as these scripts read them. What a file is, its path tells; that it is one, prove.ts does.

/** An entry of the index; damage may have made anything of it. */
export type Entry = { readonly slug?: unknown } | null;

/** What any file may have. */
export interface AnyFile {
  /** Of which state of the index it is. */
  readonly stamp?: string;
  /** How many tools each beginning of a word has that has a file of its own. */
  readonly nodes?: Readonly<Record<string, number>>;
  /** In how many pages the whole list is. */
  readonly pages?: number;
}

/** `catalog.json`: with all tools in it, or none. */
export interface Catalog extends AnyFile {
  readonly tools?: unknown;
}

/** `tools/….json`. */
export interface Tool extends AnyFile {
  readonly slug: string;
  readonly name: string;
}

/** `search/….json`. */
export interface Index extends AnyFile {
  readonly tools: readonly Entry[];
  /** How many tools there are. */
  readonly count?: number;
  /** Up to how many tools a node lists them all. */
  readonly full?: number;
}

/** The file that a path names. */
export type FileAt<Path extends string> = Path extends "catalog.json"
  ? Catalog
  : Path extends `tools/${string}`
    ? Tool
    : Path extends `search/${string}`
      ? Index
      : AnyFile;
