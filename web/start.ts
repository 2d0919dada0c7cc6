// Starts the program. scripts/finish.mjs bundles this with what wasm-bindgen wrote and fills in the two constants.
import init from "shipwith";
import { ScriptEvent } from "./protocol.ts";

init({ module_or_path: fetch(WASM_NAME, { integrity: WASM_INTEGRITY }) }).catch((error: unknown) => {
  console.error(error);
  dispatchEvent(new CustomEvent(ScriptEvent.Unable));
});
