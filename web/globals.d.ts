// What the page's scripts find around them beside what a browser offers.

/** Anybody can send an event of these names: what is in it is looked at before it is used. */
interface WindowEventMap
  extends Record<import("./protocol.ts").ProgramEvent | import("./protocol.ts").ScriptEvent, CustomEvent<unknown>> {}

interface Window {
  /** Under the name of `Held.Early`: what was asked for ahead of the program. */
  shipwithEarly?: import("./protocol.ts").EarlyAnswers;
}

/** The program's address and its integrity: scripts/program.mjs fills them in. */
declare const WASM_NAME: string;
declare const WASM_INTEGRITY: string;

/** What wasm-bindgen wrote for the program: scripts/program.mjs says where that is. */
declare module "shipwith" {
  export default function init(options: { readonly module_or_path: Promise<Response> }): Promise<unknown>;
}
