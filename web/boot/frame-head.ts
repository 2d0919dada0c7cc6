// What the frame does before anything of it is painted.
import "./late-style.ts";
import "./frame-theme.ts";
import "./trusted.ts";
