// The bottom line and the prices.
import { SIDES, bottomLine, shortName } from "../shared/compare.js";
import { noPlans } from "../shared/words.js";

export function BottomLine({ catalog, tools }) {
  const { lead, lines, cost } = bottomLine(catalog, tools);
  return (
    <section className="bottom-line" aria-labelledby="bottom-line">
      <h2 id="bottom-line" className="label">The bottom line</h2>
      <p className="lead">{lead}</p>
      <div>
        <h3>Where they disagree</h3>
        <ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul>
      </div>
      <div>
        <h3>What it costs to start</h3>
        <p>{cost}</p>
      </div>
    </section>
  );
}

export const Prices = ({ tools }) => (
  <section className="prices" aria-labelledby="prices">
    <h2 id="prices">Pricing</h2>
    <div className="pair">{tools.map((tool, i) => <Plans key={SIDES[i]} side={SIDES[i]} tool={tool} />)}</div>
  </section>
);

function Plans({ side, tool }) {
  const { plans = [], entry } = tool.pricing;
  return (
    <div className="plans" data-side={side}>
      <h3>{shortName(tool)}</h3>
      {plans.length ? <ul>{plans.map((plan) => <Plan key={plan.name} {...plan} />)}</ul> : <p className="quiet">{noPlans(entry)}</p>}
    </div>
  );
}

const Plan = ({ name, price, unit, note }) => (
  <li>
    <span className="name">{name}</span>
    <span className="price"><b>{price}</b>{unit && ` ${unit}`}</span>
    {note && <span className="note">{note}</span>}
  </li>
);
