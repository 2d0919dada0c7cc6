/**
 * The element `<ship-with>`: two AI tools compared, one tool or the leaders of a category, in a frame. `embed.js` beside this file defines it; docs/embed.md of the
 * project says what each attribute and event is for.
 */

/** The attributes of the element. Each may change at any time. */
export interface ShipWithAttributes {
  /** The slug of the first tool. */
  a?: string;
  /** The slug of the second tool. */
  b?: string;
  /** In the layout `tool`, the slug of the tool. */
  tool?: string;
  /** In the layout `top`, the category, as in the address of its page. */
  category?: string;
  /** In the layout `top`, how many are shown, from 1 to 10: 5 unless said otherwise. */
  count?: string | number;
  /** What is shown, and how much of it: `full` unless said otherwise. */
  layout?: "full" | "compact" | "meter" | "tool" | "top";
  /** Its colors: those that fit the text around it, unless said otherwise. */
  theme?: "auto" | "light" | "dark";
  /**
   * The language of the widget, as a BCP 47 tag. Its interface is in it where that is English (`en`), German (`de`), Spanish (`es`), French (`fr`),
   * Japanese (`ja`) or Arabic (`ar`), with or without a region, and else in the language of the site. The catalog's texts are marked with it, unless
   * the catalog says its own language.
   */
  lang?: string;
  /** What the frame is called for those who listen: the text of the link inside, unless said otherwise. */
  title?: string;
  /** The folder of the Shipwith site: where `embed.js` came from, unless said otherwise. */
  site?: string;
}

/** The events of the element, which bubble. */
export interface ShipWithEvents {
  /** What is asked for, or the card that says why it cannot be shown, stands where the link was. */
  "shipwith:ready": CustomEvent<undefined>;
  /** It has another height, in pixels. */
  "shipwith:resize": CustomEvent<{ readonly height: number }>;
  /** The visitor has voted: the slug of the tool, or both slugs of a pick. Which way is not told. */
  "shipwith:vote": CustomEvent<{ readonly slug: string }>;
  /** An attribute cannot be followed, a tool did not come, or the frame did not start. */
  "shipwith:error": CustomEvent<{ readonly message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "ship-with": HTMLElement;
  }
  interface HTMLElementEventMap extends ShipWithEvents {}
  interface DocumentEventMap extends ShipWithEvents {}
  interface WindowEventMap extends ShipWithEvents {}
}
