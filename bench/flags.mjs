// What can be asked of a run.
import { parseArgs } from "node:util";

export const HELP = `Measures the built site (dist/) side by side with the same page in React 19 and in plain JavaScript.

  ./scripts/bench                  the whole run; writes docs/performance.md
  ./scripts/bench --quick          2 samples of everything, to see that it works; writes target/bench/performance.md

  --samples N        samples of each site and measure (11)
  --only LIST        some measures: load, pick, type, widget (all). The report goes to target/bench/performance.md
  --sites LIST       some sites: shipwith, react, plain, inline (all). The same
  --out FILE         where the report goes
  --even-if-busy     measures on a machine that is not quiet, and says so in the report
  --help             this text

Needs Node.js 20.19 or later and Chromium on PATH (or named in CHROMIUM). The large catalogs are made up by cargo, and kept in
target/bench/ until what makes them changes; SHIPWITH_COMMAND names a publisher's command that is built already.
`;

export const MEASURES = ["load", "pick", "type", "widget"];

export function flags(args) {
  const { values } = parseArgs({
    args,
    options: {
      samples: { type: "string" },
      quick: { type: "boolean", default: false },
      only: { type: "string" },
      sites: { type: "string" },
      out: { type: "string" },
      "even-if-busy": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const list = (text) => text?.split(",").map((part) => part.trim());
  const only = list(values.only) ?? MEASURES;
  const unknown = only.filter((name) => !MEASURES.includes(name));
  if (unknown.length) throw new Error(`There is no measure called ${unknown.join(", ")}. Measures: ${MEASURES.join(", ")}.`);
  const samples = Number(values.samples ?? (values.quick ? 2 : 11));
  if (!Number.isInteger(samples) || samples < 1) throw new Error("--samples takes a whole number, 1 or more.");
  const isWhole = !values.quick && !values.only && !values.sites;
  return {
    samples,
    only,
    sites: list(values.sites),
    out: values.out ?? (isWhole ? "docs/performance.md" : "target/bench/performance.md"),
    evenIfBusy: values["even-if-busy"],
    help: values.help,
    command: ["./scripts/bench", ...args].join(" "),
  };
}
