// What may become markup, or the address of a script, in a browser that asks (Trusted Types; the page's policy demands it). Leptos makes
// parts that never change out of markup, and so do translators: plain markup passes. Whatever could run, load or lead elsewhere does not.

/** Tells what a text becomes; nothing where it must not. */
type Rule = (text: string) => string | null;

interface TrustedTypes {
  createPolicy(name: string, rules: { readonly createHTML: Rule; readonly createScriptURL: Rule }): unknown;
}

/** Elements that only hold text and controls. */
var TAGS =
  "a|abbr|article|aside|b|bdi|blockquote|br|button|canvas|caption|circle|code|col|colgroup|dd|del|details|dialog|div|dl|dt|em|fieldset|figcaption|figure|font|footer|form|g|h[1-6]|header|hr|i|img|input|ins|kbd|label|legend|li|line|main|mark|meter|nav|ol|optgroup|option|output|p|path|picture|pre|progress|q|rect|s|section|select|small|source|span|strong|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|tr|u|ul|wbr";
/** An attribute that names an address: one of https, or one that is written as those below the page are. A colon could end another scheme, and a character reference hide one. */
var ADDRESS = '(?:href|src|action)="(?:https:(?:[^"<&]|&amp;)*|(?![/\\\\\\s])(?:[^":<&]|&amp;)*)"';
/** Any other: none that runs as a script or names an address in another way. */
var OTHER = '(?!on|href(?!lang)|src|action|formaction|poster|style|background|ping)[a-z][\\w-]*(?:="[^"<]*")?';
/** Comments and whole tags, as browsers and the program write them. What is written in another way is not looked into, but refused. */
var PLAIN = new RegExp("<!(?:--[^<>]*--)?>|</(?:" + TAGS + ")>|<(?:" + TAGS + ")(?: (?:" + ADDRESS + "|" + OTHER + "))* ?/?>", "gi");

var trusted = (window as { trustedTypes?: TrustedTypes }).trustedTypes;
if (trusted) {
  trusted.createPolicy("default", {
    createHTML: function (markup) {
      return markup.replace(PLAIN, "").indexOf("<") < 0 ? markup : null;
    },
    // The site's own: its worker, and the widget that the configurator shows.
    createScriptURL: function (address) {
      var asked = new URL(address, document.baseURI).href;
      var isOwn = ["sw.js", "embed.js"].some(function (name) {
        return asked === new URL(name, document.baseURI).href;
      });
      return isOwn ? address : null;
    },
  });
}

export {};
