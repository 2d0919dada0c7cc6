// How <ship-with> looks, and whether it stands among bright text.

/** The style inside the element. */
export const STYLE =
  // As wide as its place also where a block would be as wide as what is in it, as in a row of flexible boxes. Hidden also where its lines say `display`.
  ":host{display:block;position:relative;break-inside:avoid;inline-size:100%;inline-size:-moz-available;inline-size:-webkit-fill-available;inline-size:stretch}:host([hidden]){display:none!important}" +
    // Browsers write a mixed color in one way, however it was asked for.
    "p{margin:0;outline-color:color-mix(in oklab,currentColor,currentColor)}" +
    // Whatever gives the text around another color, this moves along, and that is an event.
    "i{position:absolute;visibility:hidden;transition:color 1ms}" +
    "iframe{display:block;border:0;inline-size:100vw;min-inline-size:100%;max-inline-size:100%}iframe.waits{position:absolute;inset:0 0 auto;visibility:hidden}";

/** Whether text of a color is bright: then what is around it is dark. What nobody can see tells nothing. */
export function isBright(oklab: string): boolean | undefined {
  const [, lightness, opacity] = /^oklab\(([^ ]+)[^/]+(?:\/ (.+))?\)/.exec(oklab) ?? [];
  return Number(lightness) >= 0 && opacity !== "0" ? Number(lightness) > 0.65 : undefined;
}
