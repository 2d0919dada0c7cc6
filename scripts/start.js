// Starts the program. scripts/finish.mjs bundles this with what wasm-bindgen wrote and fills in the two constants.
import init from "shipwith";

init({ module_or_path: fetch(WASM_NAME, { integrity: WASM_INTEGRITY }) }).catch((error) => {
  console.error(error);
  dispatchEvent(new CustomEvent("shipwith:unable"));
});
