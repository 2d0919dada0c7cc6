// Starts the program. scripts/finish.mjs bundles this with what wasm-bindgen wrote and fills in the two constants.
import init from "shipwith";
import { ELSEWHERE } from "./boot/parts.ts";
import { ScriptEvent } from "./protocol.ts";

/** Once a finished page has been painted: until then, nothing else is wanted of the network and the processor. */
const painted = new Promise<void>((go) => {
  // What is hidden is not painted.
  if (!document.getElementById("boot-page") || document.documentElement.hasAttribute(ELSEWHERE) || document.hidden) return go();
  // A frame is drawn after its callbacks.
  requestAnimationFrame(() => setTimeout(go));
});

init({ module_or_path: painted.then(() => fetch(WASM_NAME, { integrity: WASM_INTEGRITY })) }).catch((error: unknown) => {
  console.error(error);
  dispatchEvent(new CustomEvent(ScriptEvent.Unable));
});
