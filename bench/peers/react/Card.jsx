// The card of a tool: its meters, its price, its facts.
import { memo } from "react";
import { blocks, community, panel, shortName, share, told } from "../shared/compare.js";
import { facts, links } from "../shared/words.js";

function Meter({ kind, label, side, tally }) {
  const percent = share(tally);
  return (
    <div className="meter" data-meter={kind} data-side={side}>
      <p className="label">{label}</p>
      <p className="figure">
        {percent === null ? <span aria-hidden="true">—</span> : <span>{percent}%<span className="unseen"> say ship</span></span>}
      </p>
      <span className={percent === null ? "bar empty" : "bar"} aria-hidden="true">
        {blocks(tally).map((verdict, i) => <i key={i} data-verdict={verdict} />)}
      </span>
      <p className="told">{told(tally)}</p>
    </div>
  );
}

export const Card = memo(function Card({ side, tool }) {
  return (
    <section className="card" data-side={side} aria-labelledby={`tool-${side}`}>
      <header>
        <p className="label">{tool.category}</p>
        <h2 id={`tool-${side}`}>{tool.name}</h2>
        <p className="tagline">{tool.tagline}</p>
      </header>
      <div className="panel"><Meter kind="panel" label="Panel" side={side} tally={panel(tool)} /></div>
      <Meter kind="community" label="Community" side={side} tally={community(tool)} />
      <div className="entry">
        <p className="label">To start</p>
        <p className="figure">{tool.pricing.entry ?? "Not stated"}</p>
      </div>
      <p className="summary">{tool.summary}</p>
      <div className="about">
        <dl>
          {facts(tool).map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}
        </dl>
        <ul className="links">
          {links(tool).map(([label, href]) => (
            <li key={label}><a href={href} rel="noopener external">{label}<span className="unseen"> of {shortName(tool)}</span></a></li>
          ))}
        </ul>
      </div>
    </section>
  );
});
