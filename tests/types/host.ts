// A host in TypeScript: what it may write, and what its compiler refuses. scripts/test compiles it.
import type { ShipWithAttributes } from "../../public/embed.js";

const element = document.querySelector("ship-with");
element?.setAttribute("a", "crewai");
addEventListener("shipwith:vote", ({ detail }) => detail.slug.toUpperCase());
element?.addEventListener("shipwith:resize", ({ detail }) => detail.height.toFixed());
document.addEventListener("shipwith:error", ({ detail }) => detail.message.trim());

export const asked: ShipWithAttributes = { a: "crewai", b: "autogen", layout: "meter", theme: "dark", lang: "de", title: "One", site: "/tools/" };
export const leaders: ShipWithAttributes = { category: "agent-frameworks", count: 3, layout: "top" };
// @ts-expect-error There is no such layout.
export const wrong: ShipWithAttributes = { layout: "huge" };
// @ts-expect-error It is never told which way a vote went.
addEventListener("shipwith:vote", ({ detail }) => detail.verdict);
