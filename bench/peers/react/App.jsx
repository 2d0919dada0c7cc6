import { useCallback, useLayoutEffect } from "react";
import { SIDES, bottomLine, shortName } from "../shared/compare.js";
import { mark } from "../shared/visit.js";
import { EDITORIAL, SCREENS } from "../shared/words.js";
import { Card } from "./Card.jsx";
import { Picker } from "./Picker.jsx";
import { BottomLine, Prices } from "./Summary.jsx";
import { Scorecard } from "./Scorecard.jsx";
import { Votes } from "./Votes.jsx";
import { usePair } from "./usePair.js";

export function App() {
  const { catalog, tools, failure, go } = usePair();
  const pick = useCallback((side, slug) => go(tools.map((tool, i) => (SIDES[i] === side ? slug : tool.slug))), [go, tools]);
  const swap = () => go(tools.map((tool) => tool.slug).reverse());

  useLayoutEffect(() => {
    if (!tools) return;
    document.title = `${shortName(tools[0])} vs ${shortName(tools[1])} | Shipwith`;
    mark();
  }, [tools]);

  if (!tools) {
    return (
      <>
        <Header />
        <main id="main"><p role="status">{failure ? `The comparison could not be loaded: ${failure.message}` : "Loading the comparison…"}</p></main>
      </>
    );
  }
  return (
    <>
      <Header />
      <main id="main">
        <div className="masthead">
          <p className="label">Which one should you ship with?</p>
          <h1 id="title"><Title tools={tools} /></h1>
          <p className="standfirst" role="status">{failure ? `This tool could not be loaded: ${failure.message}` : bottomLine(catalog, tools).lead}</p>
        </div>
        <div className="picks" role="group" aria-label="The two tools">
          <Picker side="a" tool={tools[0]} onPick={pick} />
          <button type="button" className="swap" onClick={swap}>Swap</button>
          <Picker side="b" tool={tools[1]} onPick={pick} />
        </div>
        <div className="cards">{tools.map((tool, i) => <Card key={SIDES[i]} side={SIDES[i]} tool={tool} />)}</div>
        <BottomLine catalog={catalog} tools={tools} />
        <Prices tools={tools} />
        <Scorecard catalog={catalog} tools={tools} />
        <Votes tools={tools} />
      </main>
      <footer className="site"><p>{EDITORIAL}</p></footer>
    </>
  );
}

const Title = ({ tools: [a, b] }) => (
  <>
    <span>{shortName(a)}</span>
    <span className="vs"> vs </span>
    <span>{shortName(b)}</span>
  </>
);

const Header = () => (
  <header className="site">
    <a className="brand" href="./">Shipwith</a>
    <nav aria-label="Screens">
      <ul>
        {SCREENS.map(([label, href], i) => (
          <li key={href}><a href={href} aria-current={i ? "false" : "page"}>{label}</a></li>
        ))}
      </ul>
    </nav>
  </header>
);
