// A finished page is hidden before it is painted where its address asks for something else: another pair, another screen, or
// other weights. Then the skeleton stands there, as on a page that is not finished.
import { asksElsewhere } from "../addresses.ts";
import { ELSEWHERE } from "./parts.ts";
import { below } from "./root.ts";

if (asksElsewhere(below(), location.search)) document.documentElement.setAttribute(ELSEWHERE, "");
