// Starts the program. scripts/finish.mjs bundles this with what wasm-bindgen wrote and fills in the two constants.
import init from "shipwith";
import { finished, isTooOld } from "./boot/parts.ts";
import { ScriptEvent } from "./protocol.ts";

/** Waits until a finished page has been painted: until then, nothing else is wanted of the processor. */
const painted = (): Promise<void> =>
  new Promise<void>((go) => {
    // What is hidden is not painted.
    if (!finished() || document.hidden) return go();
    // A frame is drawn after its callbacks.
    requestAnimationFrame(() => setTimeout(go));
  });

// What the page has called too old might run it all the same, and get a worker that does not work there.
if (!isTooOld()) {
  // It travels while the page is laid out (boot/early.ts), and is compiled after that.
  const program = fetch(WASM_NAME, { integrity: WASM_INTEGRITY, priority: "low" });
  program.catch(() => {}); // told below

  init({ module_or_path: painted().then(() => program) }).catch((error: unknown) => {
    console.error(error);
    dispatchEvent(new CustomEvent(ScriptEvent.Unable));
  });
}
