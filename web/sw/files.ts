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

/** A file of many files of the catalog, each a text under its path, beside the stamp of their index. */
export interface Pack {
  readonly file: string;
  readonly bytes: number;
  /** Changes with its content. */
  readonly mark: string;
}

/** `save/list.json`: the packs that make up the whole catalog. */
export interface SaveList extends AnyFile {
  readonly tools: number;
  readonly packs: readonly Pack[];
}

/** The file that a path names. */
export type FileAt<Path extends string> = Path extends "catalog.json"
  ? Catalog
  : Path extends `tools/${string}`
    ? Tool
    : Path extends `search/${string}`
      ? Index
      : Path extends "save/list.json"
        ? SaveList
        : AnyFile;
