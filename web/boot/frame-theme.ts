// The colors that the host of a frame asks for: they stand before anything of the frame is painted.
import { params } from "../addresses.ts";

// Browsers that lack the class are too old for the program, too: there the system's colors stay.
var theme = window.URLSearchParams && params(location.search).get("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
