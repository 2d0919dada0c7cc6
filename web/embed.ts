// <ship-with a="…" b="…">: puts the comparison of two AI tools, one tool or the leaders of a category into any page, in place of the
// link inside it.
// Attributes, events and messages: docs/embed.md. It adds one element and nothing else.
import { isEnglish, places } from "./attributes.ts";
import { STYLE, isBright } from "./embed-look.ts";
import { type ElementDetail, ElementEvent, FrameWord, type FromFrame, type FromHost, HostWord, type Unproved } from "./protocol.ts";

const PATIENCE = 15_000; // milliseconds until the link comes back
const HIGHEST = 100_000; // pixels

/** What a frame says in words, were it not ours: text, and not much of it. */
const brief = (said: unknown): string => (typeof said === "string" ? said.slice(0, 200) : "");

/** Works with built-ins that the page around may lack or have changed: where that fails, the link stays, and the console hears why. */
function guarded(work: () => void, undo?: () => void): void {
  try {
    work();
  } catch (error) {
    console.error("ship-with: this page lacks or has changed something that the widget needs; its link stays.", error);
    undo?.();
  }
}

/** The attributes that say what is shown. */
const ASKED = ["a", "b", "tool", "category", "count", "theme", "layout", "lang"];

/** Defines the element, whose frames show that page, unless an element names another site. */
function define(home: URL | undefined): void {
  const live = new Set<ShipWith>();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);

  class ShipWith extends HTMLElement {
    static observedAttributes = [...ASKED, "title", "site"];
    static page = home?.href;
    // Half a screen ahead is near enough to be there in time. It observes elements of this kind alone.
    static #near = new IntersectionObserver(
      (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && (target as ShipWith).#guarded(() => (target as ShipWith).#start())),
      { rootMargin: "50% 0px" },
    );
    #link = document.createElement("slot");
    #word = document.createElement("p");
    #probe = document.createElement("i");
    #frame: HTMLIFrameElement | undefined;
    #page: URL | undefined;
    #id = "";
    #timer: number | undefined;
    // How many pages have said in the frame that they arrived, less those that have loaded.
    #begun = 0;
    #asked: string | undefined;
    // While a finished frame is on its way.
    #isFinished = false;
    #lacksFinished = false;

    static {
      addEventListener("message", ({ source, origin, data }: MessageEvent<Unproved<FromFrame> | null | undefined>) => {
        if (!source || data?.shipwith !== 1) return;
        for (const one of live) {
          const frame = one.#frame;
          if (frame && one.#page?.origin === origin && frame.contentWindow === source && one.#id === data.id) one.#guarded(() => one.#hear(frame, data));
        }
      });
      const look = () => live.forEach((one) => one.#guarded(() => one.#config()));
      dark.addEventListener("change", look);
      // In Firefox nothing moves along with an animation.
      document.addEventListener("animationend", look);
    }

    connectedCallback(): void {
      this.#guarded(() => this.#connect());
    }

    #guarded(work: () => void): void {
      guarded(work, () => {
        this.#stop();
        // A root without it would hide the link.
        this.shadowRoot?.append(this.#link);
      });
    }

    #connect(): void {
      if (!this.shadowRoot) {
        const root = this.attachShadow({ mode: "open" });
        root.adoptedStyleSheets = [sheet];
        this.#word.setAttribute("role", "status");
        // Browsers tell of a slow change once, as it begins, or at every step; of one that is taken back before it is painted, only the end.
        for (const moment of ["transitionrun", "transitioncancel"])
          this.#probe.addEventListener(moment, () => this.#guarded(() => {
            const slow = document.getAnimations().filter((moving) => (moving as Partial<CSSTransition>).transitionProperty === "color");
            void Promise.allSettled(slow.map(({ finished }) => finished)).then(() => this.#guarded(() => this.#config()));
          }));
        root.append(this.#link, this.#word, this.#probe);
      }
      live.add(this);
      ShipWith.#near.observe(this);
    }

    // With this, a page can move it in its document without the frame starting anew.
    connectedMoveCallback(): void {}

    disconnectedCallback(): void {
      live.delete(this);
      ShipWith.#near.unobserve(this);
      this.#stop();
    }

    attributeChangedCallback(): void {
      // Several attributes that change at once are one change.
      queueMicrotask(() => this.#guarded(() => this.#change()));
    }

    #change(): void {
      if (this.#frame && this.#page?.href === this.#home()?.href) return this.#config();
      if (!this.isConnected || !(this.#frame || this.#word.textContent)) return;
      this.#stop();
      ShipWith.#near.unobserve(this);
      ShipWith.#near.observe(this);
    }

    // The widget's page at the site that the element names, or else at the one that this script came from.
    #home(): URL | undefined {
      const site = this.getAttribute("site");
      if (!site) return home;
      try {
        const page = new URL(site.replace(/\/?$/, "/embed.html"), location.href);
        // A frame of this kind would run what the attribute says, as a script of the page around.
        return page.protocol === "javascript:" ? undefined : page;
      } catch {
        return undefined;
      }
    }

    #start(): void {
      // Nothing moves along while it is not drawn: the page may have changed since.
      if (this.#frame) return this.#config();
      const page = (this.#page = this.#home());
      if (!page) return this.#fail("it does not know its site: write its address into the attribute site");
      this.#word.textContent = "";
      this.#id = crypto.getRandomValues(new Uint32Array(2)).join("-");
      const frame = (this.#frame = document.createElement("iframe"));
      frame.className = "waits";
      frame.referrerPolicy = "no-referrer";
      // On its own site a sandbox would keep nothing out that the page could not take down again.
      if (page.origin !== location.origin) frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox");
      frame.src = this.#source(page) + this.#query(frame) + "#" + this.#id;
      this.#wait(PATIENCE, "it has not started in 15 seconds");
      // Our page says so as it begins to load: what has loaded without a word is something else. On a busy machine its word comes
      // seconds later, and the link is there meanwhile; where a finished frame is missed too soon, the program is no loss.
      frame.onload = () => --this.#begun < 0 && this.#wait(this.#isFinished ? 3000 : 5000, "its page did not arrive");
      this.shadowRoot?.append(frame);
    }

    // What has a page, to which the link leads, has a finished frame for all layouts but the full one, in the site's own language. Anything
    // else is shown by the widget's program, and so is what is asked for in a language of the interface other than English.
    #source(page: URL): string {
      const place = places((name) => this.getAttribute(name));
      const link = this.querySelector<HTMLAnchorElement>("a[href]")?.href.replace(/[?#].*/, "");
      this.#isFinished = !this.#lacksFinished && isEnglish(this.getAttribute("lang") ?? "") && place !== undefined && link === new URL(place.page, page).href;
      return this.#isFinished && place ? new URL(place.frame, page).href : page.href;
    }

    #wait(time: number, message: string): void {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#fail(message), time);
    }

    #stop(): void {
      clearTimeout(this.#timer);
      this.#frame?.remove();
      this.#frame = this.#asked = undefined;
      this.#isFinished = false;
      this.#begun = 0;
      this.#link.hidden = false;
    }

    #fail(message: string): void {
      const lacksFinished = this.#isFinished;
      this.#stop();
      if (lacksFinished) {
        this.#lacksFinished = true;
        return this.#start();
      }
      ShipWith.#near.unobserve(this);
      this.#word.textContent = "This could not be loaded here." + (this.querySelector("a[href]") ? " The link leads to it." : "");
      this.#tell(ElementEvent.Error, { message });
    }

    #tell<Type extends ElementEvent>(type: Type, detail: ElementDetail[Type]): void {
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    }

    // What the attributes ask for, as a query string; “auto” is what the text around the widget looks like.
    #query(frame: HTMLIFrameElement): string {
      const asked = new URLSearchParams();
      for (const name of ASKED) asked.set(name, this.getAttribute(name) ?? "");
      if (/^(auto)?$/.test(asked.get("theme") ?? "")) asked.set("theme", (isBright(getComputedStyle(this.#word).outlineColor) ?? dark.matches) ? "dark" : "light");
      // The frame and what is in it agree on the scheme, so that nothing is painted white behind it.
      frame.style.colorScheme = asked.get("theme") === "dark" ? "dark" : "light";
      frame.title = this.title || this.textContent.trim() || "AI tools compared";
      return `?${asked}`;
    }

    #config(): void {
      const frame = this.#frame;
      const query = frame && this.#query(frame);
      // Before the frame is ready there is nobody to hear it; what it then hears is what is asked for by then.
      if (query === undefined || !this.#page || this.#asked === undefined || query === this.#asked) return;
      this.#asked = query;
      const message: FromHost = { shipwith: 1, id: this.#id, type: HostWord.Config, query };
      frame?.contentWindow?.postMessage(message, this.#page.origin);
    }

    #hear(frame: HTMLIFrameElement, { type, height, slug, message }: Unproved<FromFrame>): void {
      const waits = frame.className;
      if (type === FrameWord.Begun) {
        this.#begun++;
        this.#isFinished = false;
        // The program in place of what stood there says itself what it lacks.
        if (this.#asked !== undefined) clearTimeout(this.#timer);
      } else if (type === FrameWord.Ready) {
        // The program runs: what its files take from here on, it says itself.
        clearTimeout(this.#timer);
        this.#asked = "";
        this.#config();
      } else if (type === FrameWord.Resize && typeof height === "number" && height > 0 && height <= HIGHEST) {
        frame.style.blockSize = height + "px";
        if (waits) {
          const hadFocus = this.matches(":focus-within");
          frame.className = "";
          this.#link.hidden = true;
          if (hadFocus) frame.focus();
          this.#tell(ElementEvent.Ready, undefined);
        }
        this.#tell(ElementEvent.Resize, { height });
      } else if (type === FrameWord.Vote) {
        this.#tell(ElementEvent.Vote, { slug: brief(slug) });
      } else if (type === FrameWord.Error) {
        if (waits && this.#asked === undefined) this.#fail(brief(message));
        else this.#tell(ElementEvent.Error, { message: brief(message) });
      }
    }
  }

  customElements.define("ship-with", ShipWith);
}

/** Where this script came from. A module has no element that would say so, but a place in the stack of a call; within another file it has neither. */
const script = document.currentScript as HTMLScriptElement | null;
const src = script?.src ?? /https?:\/\/[^\s()]+\/embed\.js/.exec(new Error().stack ?? "")?.[0];
const home = src ? new URL("embed.html", src) : undefined;
// Of another copy of this script, maybe of another site.
const first = customElements.get("ship-with") as { readonly page?: string } | undefined;
if (!first) guarded(() => define(home));
else if (home && first.page !== home.href) console.warn("ship-with: every widget of this page comes from", first.page, "and none from", home.href);
