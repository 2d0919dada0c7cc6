// A page of somebody who works with React: it shows a comparison, changes it, takes it away and brings it back.
import { useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

function Comparison({ a, b }) {
  const widget = useRef(null);
  const [heard, setHeard] = useState("");
  useEffect(() => {
    const hear = (event) => setHeard(event.type);
    const element = widget.current;
    element.addEventListener("shipwith:ready", hear);
    return () => element.removeEventListener("shipwith:ready", hear);
  }, []);
  return (
    <>
      <ship-with ref={widget} a={a} b={b} layout="compact">
        <a href={`${site}/?a=${a}&b=${b}`}>{a} and {b}</a>
      </ship-with>
      <p id="heard">{heard}</p>
    </>
  );
}

function Page() {
  const [b, setB] = useState("autogen");
  const [isShown, setShown] = useState(true);
  return (
    <>
      <button id="other" onClick={() => setB("langgraph")}>Another</button>
      <button id="gone" onClick={() => setShown(!isShown)}>There or gone</button>
      {isShown && <Comparison a="crewai" b={b} />}
      <script src={`${site}/embed.js`} async />
    </>
  );
}

createRoot(document.getElementById("root")).render(<Page />);
