// Every figure of the report: what it is called, where it stands in a sample, what it is held to.
//
// `of` is the measure, `at` the place in its samples. A bar is the most that the site may have: `most` of its unit, or
// `times` what another site has (`site`, in the same row unless `against` names another place of the same measure).

/** A load's figures, for a network and a machine that are plain or throttled. */
const load = (speed, bars) => {
  const row = (label, at, more = {}) => ({ table: `Loading, ${speed}`, of: `load ${speed}`, unit: "ms", label, at, bar: bars[at], ...more });
  return [
    row("first contentful paint", "cold.first"),
    row("largest contentful paint", "cold.largest"),
    row("layout shift", "cold.shift", { unit: "", digits: 3, mayBeZero: true }),
    row("comparison in the document", "cold.inDocument"),
    row("comparison ready, by its mark", "cold.marked"),
    row("blocking time", "cold.blocking", { mayBeZero: true }),
    row("main thread busy", "cold.busy"),
    row("warm: first contentful paint", "warm.first"),
    row("warm: largest contentful paint", "warm.largest"),
    row("warm: layout shift", "warm.shift", { unit: "", digits: 3, mayBeZero: true }),
    row("warm: comparison in the document", "warm.inDocument"),
    row("warm: comparison ready, by its mark", "warm.marked"),
    row("warm: main thread busy", "warm.busy"),
  ];
};

const NOTHING_MOVES = { "cold.shift": { most: 0 }, "warm.shift": { most: 0 } };

const THROTTLED_BARS = {
  ...NOTHING_MOVES,
  "cold.first": { site: "inline", times: 1 },
  "cold.largest": { site: "inline", times: 1 },
  "cold.marked": { site: "react", times: 0.9 },
  "cold.busy": { site: "react", times: 1 },
  "warm.marked": { site: "react", times: 1 },
};

const KINDS = { html: "HTML", css: "CSS", js: "scripts", wasm: "WebAssembly", font: "fonts", data: "catalog", other: "others" };

const bytes = () => {
  const row = (label, at, more = {}) => ({ table: "Bytes of a cold load, Brotli 11", of: "load throttled", unit: "bytes", label, at, mayBeZero: true, ...more });
  const code = ({ cold: { bytes } }) => bytes.css + bytes.js + bytes.wasm;
  return [
    ...Object.entries(KINDS).map(([kind, label]) => row(label, `cold.bytes.${kind}`)),
    row("code: CSS, scripts and WebAssembly", code, { bar: { most: 200_000 } }),
    row("all that came before the first paint", "cold.bytesBeforePaint", { bar: { most: 70_000 } }),
    row("of the catalog before the comparison", "cold.dataBefore"),
    row("requests before the comparison", "cold.requestsBefore", { unit: "" }),
    row("requests", "cold.requests", { unit: "" }),
  ];
};

const pick = () => {
  const row = (label, at, bar) => ({ table: "A pick", of: "pick", unit: "ms", digits: 1, label, at, bar });
  const held = (times, against) => ({ site: "plain", times, against });
  return [
    row("file at hand: in the document", "atHand.inDocument", held(2)),
    row("file at hand: painted", "atHand.painted", held(1.3)),
    // Whoever foresees a pick is held to what is at hand elsewhere.
    row("looked at before: in the document", "lookedAt.inDocument", held(2, "atHand.inDocument")),
    row("looked at before: painted", "lookedAt.painted", held(1.3, "atHand.painted")),
    row("file not seen yet: in the document", "unseen.inDocument"),
    row("file not seen yet: painted", "unseen.painted"),
  ];
};

const type = (tools, times) => {
  const row = (label, at, more = {}) => ({ table: `A keystroke at ${tools.toLocaleString("en")} tools`, of: `type ${tools}`, unit: "ms", digits: 1, label, at, ...more });
  return [
    row("in the document", "inDocument"),
    row("painted", "painted", { bar: { site: "plain", times } }),
    row("the slowest key, painted", "slowest"),
    row("from opening the picker to its list", "listed"),
  ];
};

const memory = (tools, bar) => {
  const row = (label, at, more = {}) => ({ table: `Memory at ${tools.toLocaleString("en")} tools, after twelve keystrokes`, of: `type ${tools}`, unit: "MiB", digits: 1, label, at, ...more });
  return [
    row("scripts and WebAssembly", "memory", { bar }),
    row("of it WebAssembly", "program", { mayBeZero: true }),
    row("the document, besides", "document"),
  ];
};

const widget = () => {
  const row = (label, at, more = {}) => ({ table: "The widget in a page of another site", of: "widget", mine: "compact", rivals: ["frame"], unit: "ms", label, at, ...more });
  const soon = { site: "frame", times: 1.3 };
  return [
    row("shown, first visit", "at", { bar: soon }),
    row("bytes of it besides the fonts, Brotli 11", "bytes", { unit: "bytes", mayBeZero: true, bar: { most: 10_000 } }),
    row("memory of one, beyond the page, MiB", "one", { digits: 1, mayBeZero: true }),
    row("memory of ten, beyond the page, MiB", "ten", { digits: 1, mayBeZero: true, bar: { most: 20 } }),
  ];
};

/** All rows for catalogs of these sizes, the site's own first. */
export const metrics = ([own, middle, large]) => [
  ...load("throttled", THROTTLED_BARS),
  ...load("plain", NOTHING_MOVES),
  ...bytes(),
  ...pick(),
  ...type(own, 1.2),
  ...type(middle, 1.2),
  ...type(large, 1),
  ...memory(own),
  ...memory(middle, { most: 10 }),
  ...widget(),
];

/** A row's figure in a sample. A figure that is missing, or nothing where that cannot be, ends the run. */
export function figure(row, sample, who) {
  const value = typeof row.at === "function" ? row.at(sample) : row.at.split(".").reduce((part, name) => part?.[name], sample);
  if (!Number.isFinite(value) || value < 0 || (value === 0 && !row.mayBeZero)) {
    throw new Error(`${who}: "${row.label}" of ${row.of} is ${value}`);
  }
  return value;
}
