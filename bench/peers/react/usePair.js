// The state of the page: the catalog and the two tools, which follow the address.
import { useCallback, useEffect, useRef, useState } from "react";
import { catalog as loadCatalog, loadTool, toolAtHand } from "../shared/files.js";
import { asked, push } from "../shared/visit.js";

export function usePair() {
  const [state, setState] = useState({ catalog: null, tools: null, failure: null });
  // Answers may overtake one another: only the last pick's counts.
  const turn = useRef(0);

  const load = useCallback(async (slugs) => {
    const mine = ++turn.current;
    const atHand = slugs.map(toolAtHand);
    if (atHand.every(Boolean)) return setState((now) => ({ ...now, tools: atHand, failure: null }));
    try {
      const tools = await Promise.all(slugs.map(loadTool));
      if (mine === turn.current) setState((now) => ({ ...now, tools, failure: null }));
    } catch (failure) {
      if (mine === turn.current) setState((now) => ({ ...now, failure }));
    }
  }, []);

  const go = useCallback((slugs) => {
    push(slugs);
    load(slugs);
  }, [load]);

  useEffect(() => {
    let isCurrent = true;
    let featured;
    const pair = () => asked().map((name, i) => name ?? featured[i]);
    async function begin() {
      // The address names both tools, so their files need not wait for the catalog.
      const names = asked();
      const coming = names.every(Boolean) ? names.map(loadTool) : [];
      const catalog = await loadCatalog();
      featured = catalog.featured[0];
      await Promise.all(coming);
      const tools = await Promise.all(pair().map(loadTool));
      if (isCurrent) setState({ catalog, tools, failure: null });
    }
    begin().catch((failure) => isCurrent && setState((now) => ({ ...now, failure })));
    const back = () => load(pair());
    addEventListener("popstate", back);
    return () => {
      isCurrent = false;
      removeEventListener("popstate", back);
    };
  }, [load]);

  return { ...state, go };
}
