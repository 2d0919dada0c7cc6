// What the page does before anything of it is painted.
import "./theme.ts";
import "./late-style.ts";
