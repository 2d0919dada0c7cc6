// The visitor's own verdicts.
import { useState } from "react";
import { SIDES, shortName } from "../shared/compare.js";
import { pairKey, toggle, vote } from "../shared/visit.js";
import { VOTES_ARE } from "../shared/words.js";

export function Votes({ tools }) {
  // The storage holds the votes; a press only says that they have to be read anew.
  const [, setPresses] = useState(0);
  const press = (key, value) => {
    toggle(key, value);
    setPresses((presses) => presses + 1);
  };
  return (
    <section className="vote" aria-labelledby="vote">
      <h2 id="vote">Your call</h2>
      <p className="quiet">{VOTES_ARE}</p>
      <div className="pair">{tools.map((tool, i) => <Booth key={SIDES[i]} side={SIDES[i]} tool={tool} pair={pairKey(tools)} press={press} />)}</div>
    </section>
  );
}

function Booth({ side, tool, pair, press }) {
  const name = shortName(tool);
  const key = `vote:${tool.slug}`;
  const said = vote(key);
  return (
    <div className="booth" data-side={side} role="group" aria-label={`Your verdict on ${name}`}>
      <h3>{name}</h3>
      <div className="verdicts">
        {["Ship", "Skip"].map((label) => {
          const value = label.toLowerCase();
          return (
            <button key={value} type="button" data-vote={value} data-side={side} aria-pressed={said === value} onClick={() => press(key, value)}>
              {label}<span className="unseen"> {name}</span>
            </button>
          );
        })}
      </div>
      <button type="button" className="pick" data-pick={side} aria-pressed={vote(pair) === tool.slug} onClick={() => press(pair, tool.slug)}>
        {`I’d ship with ${name}`}
      </button>
    </div>
  );
}
