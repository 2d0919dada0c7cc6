// What the page does before anything of it is painted.
import "./elsewhere.ts";
import "./theme.ts";
import "./late-style.ts";
import "./trusted.ts";
