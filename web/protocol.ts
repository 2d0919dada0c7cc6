// Everything that the parts of the site say to one another: the program (Rust), the scripts of its page, the service worker,
// the widget's frame and the page that hosts it. What is in an enum here and named in Rust too stands in
// src/platform/protocol.rs under the same name; tests/tidy holds the two lists equal.
// Plain enums, as esbuild puts their values where they are used, also in the scripts for old browsers, which know no const.
/** Events of a page's window between the program and the scripts of its page. Those of the program carry a text, some an empty one. */
export enum ProgramEvent {
  /** The program runs, and from here on says itself what is wrong. */
  Running = "shipwith:running",
  /** The program found no place to mount into. */
  Broken = "shipwith:broken",
  /** There is something to read: the page turns from its skeleton to what the program drew. */
  Standing = "shipwith:standing",
  /** On a finished page, what takes it over cannot be had: why, in words. */
  Lacking = "shipwith:lacking",
  /** In a frame, what is asked for is in the document. */
  Shown = "shipwith:shown",
  /** In a frame, a tool or an attribute that is asked for cannot be had: which, in words. */
  Failed = "shipwith:failed",
  /** A vote was cast: the slug of its tool, or both slugs of a pick. */
  Voted = "shipwith:voted",
  /** The theme that the reader chose: "light", "dark", or another word for the system's. */
  Theme = "shipwith:theme",
  /** To the program of a frame: the query that its host asks for. */
  Config = "shipwith:config",
}

/** Events of a page's window that only its scripts send and hear. */
export enum ScriptEvent {
  /** The program could not be loaded, or could not begin. */
  Unable = "shipwith:unable",
}

/** Marks in the page's timeline (`performance.mark`), which are also for whoever measures it from outside. */
export enum Mark {
  /** Both sides of a comparison are in the document. */
  Comparison = "shipwith:comparison",
}

/** Names of `<meta>` elements by which a publisher, or the build, tells a page something. */
export enum Meta {
  /** The folder of the catalog. */
  Catalog = "shipwith:catalog",
  /** The widget's weight in kB, four numbers, a space between each: embed.js; program, page, style and font; the quotes' font; the font. */
  Weight = "shipwith:weight",
  /** Which screens of the site have a finished page. */
  Pages = "shipwith:pages",
  /** The two tools of a finished page. */
  Pair = "shipwith:pair",
  /** The language that the catalog is written in. */
  Language = "shipwith:language",
}

/** Properties of the window in which a script leaves something for the program. */
export enum Held {
  /** Answers for files of the catalog that were asked for ahead of the program: see `EarlyAnswers`. */
  Early = "shipwithEarly",
}

/** The answers that were asked for ahead of the program, by address. It takes them over and leaves none (src/platform/http.rs). */
export type EarlyAnswers = Record<string, Promise<Response>>;

/** What a page asks its service worker for, in a word. */
export enum Order {
  /** A new version that waits is let in. */
  TakeOver = "take over",
  /** The page could not start: what is saved of it is made whole, or stands aside. */
  Mend = "mend",
  /** The page stands, but lacks something: what is saved of it is made whole. */
  Look = "look",
  /** The page wants to hear how much of the whole catalog is saved. */
  Survey = "survey",
  /** The next part of the whole catalog is saved. */
  Save = "save",
  /** What is being saved for the page is left undone. */
  Stop = "stop",
  /** All that is saved of the catalog goes. */
  Remove = "remove",
}

/** A page has started, or shows another comparison: what it read so far, as addresses. It wants to hear what can be read offline. */
export interface Greeting {
  readonly read: readonly string[];
}
/** Which line of the page a word of the worker is for: it takes the place of the last one there. */
export enum Line {
  /** What can be read offline. */
  Ready = "ready",
  /** There is no connection; without a text, there is one again. */
  Offline = "offline",
  /** The host answers that it cannot. */
  Ailing = "ailing",
  /** What is asked for was never saved. */
  Unsaved = "unsaved",
  /** How much of the whole catalog is saved, and how saving goes. */
  Stock = "stock",
}

/** A saved tool that is offered: its slug and its name. */
export type Offer = readonly [slug: string, name: string];

/** What can be read offline, with the words of a link to where all of it can be saved. */
export interface ReadyLine {
  readonly line: Line.Ready;
  readonly text: string;
  readonly more?: string;
  /** Whether it holds only as long as the worker is registered, which the page then looks for. */
  readonly isPromise?: true;
}

/** Whether the network is there. */
export interface OfflineLine {
  readonly line: Line.Offline;
  readonly text?: string;
}

/** What the host cannot hand out, by the path of the file below the catalog; without a text, it can again. */
export interface AilingLine {
  readonly line: Line.Ailing;
  readonly path: string;
  readonly text?: string;
}

/** What was never saved, by the path of the file, and what is: some with their names, and all slugs. Without a text, it came. */
export interface UnsavedLine {
  readonly line: Line.Unsaved;
  readonly path: string;
  readonly text?: string;
  readonly links?: readonly Offer[];
  readonly saved?: readonly string[];
}

/** A step of saving the whole catalog. */
export enum Step {
  /** It was looked what there is. */
  Surveyed = "surveyed",
  /** The next part is being fetched. */
  Begun = "begun",
  /** The part is saved, or was cut short. */
  Saved = "saved",
  /** What was saved is gone, or stays. */
  Removed = "removed",
}

/** How much of the whole catalog is saved. */
export enum Amount {
  /** No more than was looked at. */
  None = "none",
  /** Some of it, or all of an older state. */
  Part = "part",
  /** All of it. */
  All = "all",
}

/** Why a step came to nothing. */
export enum Cut {
  /** The catalog is another site's. */
  Foreign = "foreign",
  /** The browser does not let anything be saved. */
  Refused = "refused",
  /** The host answered that it cannot. */
  Trouble = "trouble",
  /** Something between here and the host answered in its place. */
  Page = "page",
  /** The catalog is no longer the one that was listed. */
  Changed = "changed",
  /** The device has no more room. */
  Room = "room",
  /** The page wanted its end. */
  Stopped = "stopped",
  /** The connection broke off. */
  Lost = "lost",
  /** The host cannot be reached, and nothing is thrown away then. */
  Unreachable = "unreachable",
}

/** What is saved of the whole catalog. */
export interface Stock {
  /** How many tools there are to save. */
  readonly tools: number;
  /** How many bytes are missing, before compression. */
  readonly left: number;
  readonly saved: Amount;
  /** The day as of which all of it is saved, in words. */
  readonly at?: string;
}

/** How a step went, and what is saved now; without a stock, the list of what there is could not be had. */
export interface StockLine {
  readonly line: Line.Stock;
  readonly step: Step;
  readonly stock?: Stock | undefined;
  readonly cut?: Cut | undefined;
}

/** Everything that the service worker says to a page, which shows each text as text (crates/model/src/offline/word.rs reads it). */
export type FromWorker = ReadyLine | OfflineLine | AilingLine | UnsavedLine | StockLine;

/** What stands on every message between a frame and its host; docs/embed.md has them for writers of other hosts. */
export interface Envelope {
  readonly shipwith: 1;
  /** What stands behind the `#` of the frame's address. */
  readonly id: string;
}

/** What a frame says to the page around it. */
export enum FrameWord {
  /** Its page has arrived. */
  Begun = "begun",
  /** Its program runs. */
  Ready = "ready",
  /** It stands, and is so high. */
  Resize = "resize",
  /** A vote was cast in it. */
  Vote = "vote",
  /** Something failed. */
  Error = "error",
}

/** The messages of a frame, without their envelope. */
export type FrameSays =
  | { readonly type: FrameWord.Begun | FrameWord.Ready }
  | { readonly type: FrameWord.Resize; readonly height: number }
  | { readonly type: FrameWord.Vote; readonly slug: string }
  | { readonly type: FrameWord.Error; readonly message: string };
export type FromFrame = Envelope & FrameSays;

/** What the page around a frame says to it. */
export enum HostWord {
  /** What to show. */
  Config = "config",
}

/** The only message of a host: what to show, as in the address of the frame. */
export interface FromHost extends Envelope {
  readonly type: HostWord.Config;
  readonly query: string;
}

/** A message of the other side before it is looked at: anybody can send one that names the envelope and holds anything. */
export type Unproved<Message> = { readonly [Part in Message extends unknown ? keyof Message : never]?: unknown };

/** Events of the element `<ship-with>` for the page that it is in; they bubble. */
export enum ElementEvent {
  /** What is asked for stands, or what is said in its place. */
  Ready = "shipwith:ready",
  /** Its height has changed. */
  Resize = "shipwith:resize",
  /** A vote was cast in it. */
  Vote = "shipwith:vote",
  /** Something failed. */
  Error = "shipwith:error",
}

/** What is in the `detail` of each. */
export interface ElementDetail {
  readonly [ElementEvent.Ready]: undefined;
  readonly [ElementEvent.Resize]: { readonly height: number };
  readonly [ElementEvent.Vote]: { readonly slug: string };
  readonly [ElementEvent.Error]: { readonly message: string };
}
