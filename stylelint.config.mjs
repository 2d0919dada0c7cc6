// Faults of the styles only: what browsers leave out, what overrides itself, what wins against the order it stands in.
// How they look on the page of their writer is nobody's business.
export default {
  extends: "stylelint-config-recommended",
  // The tokens are used everywhere, and set in one of these.
  referenceFiles: ["style/*.css"],
  reportNeedlessDisables: true,
  rules: {
    "no-unknown-custom-properties": true,
    "property-no-deprecated": true,
    "selector-no-deprecated": true,
    "declaration-no-important": true,
    "function-url-no-scheme-relative": true,
    "color-no-invalid-hex": true,
  },
};
