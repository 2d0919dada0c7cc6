// <ship-with a="…" b="…">: puts the comparison of two AI tools into any page, in place of the link inside it.
// Attributes, events and messages: docs/embed.md. It adds one element and nothing else.
(() => {
  if (customElements.get("ship-with")) return;
  const { src } = document.currentScript ?? {};
  if (!src) return console.error("ship-with: load embed.js by its address, in a script element that is no module");
  const page = new URL("embed.html", src);
  const PATIENCE = 15_000; // milliseconds until the link comes back
  const HIGHEST = 100_000; // pixels
  const live = new Set();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    // As wide as its place also where a block would be as wide as what is in it, as in a row of flexible boxes.
    ":host{display:block;position:relative;inline-size:100%;inline-size:-moz-available;inline-size:stretch}:host([hidden]){display:none}" +
      "p{margin:0}iframe{display:block;inline-size:100%;border:0}iframe.waits{position:absolute;inset:0 0 auto;visibility:hidden}",
  );

  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });

  /** Whether text of a colour, in whatever way it is written, is bright: then what is around it is dark. */
  function isBright(colour) {
    if (!pen) return dark.matches;
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
    return 0.299 * r + 0.587 * g + 0.114 * b > 140;
  }

  const look = () => live.forEach((one) => one.look());
  const seen = new MutationObserver(look);

  class ShipWith extends HTMLElement {
    static observedAttributes = ["a", "b", "theme", "layout", "lang", "title"];
    // One screen ahead is near enough to be there in time.
    static near = new IntersectionObserver(
      (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && target.#start()),
      { rootMargin: "50% 0px" },
    );
    #link = document.createElement("slot");
    #word = document.createElement("p");
    #frame;
    #id;
    #timer;
    #begun;
    #asked;

    static {
      addEventListener("message", ({ source, origin, data }) => {
        if (origin !== page.origin || data?.shipwith !== 1) return;
        for (const one of live) if (one.#frame?.contentWindow === source && one.#id === data.id) one.#hear(data);
      });
      // A page that turns dark takes its widgets along: by the system, by a class, at the end of a transition.
      dark.addEventListener("change", look);
      document.addEventListener("transitionend", look);
    }

    connectedCallback() {
      if (!this.shadowRoot) {
        const root = this.attachShadow({ mode: "open" });
        root.adoptedStyleSheets = [sheet];
        this.#word.setAttribute("role", "status");
        root.append(this.#link, this.#word);
      }
      for (let around = this.parentElement; around; around = around.parentElement) seen.observe(around, { attributes: true });
      live.add(this);
      ShipWith.near.observe(this);
    }

    look() {
      this.#config();
    }

    disconnectedCallback() {
      live.delete(this);
      ShipWith.near.unobserve(this);
      this.#stop();
    }

    attributeChangedCallback() {
      // Several attributes that change at once are one change.
      queueMicrotask(() => {
        if (this.#frame) this.#config();
        else if (this.isConnected && this.#word.textContent) ShipWith.near.observe(this);
      });
    }

    #start() {
      ShipWith.near.unobserve(this);
      if (this.#frame) return;
      this.#word.textContent = "";
      this.#id = crypto.getRandomValues(new Uint32Array(2)).join("-");
      const frame = (this.#frame = document.createElement("iframe"));
      frame.className = "waits";
      frame.referrerPolicy = "no-referrer";
      // On its own site a sandbox would keep nothing out that the page could not take down again.
      if (page.origin !== location.origin) frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox");
      frame.src = page + this.#query() + "#" + this.#id;
      this.#wait(PATIENCE, "it has not started in 15 seconds");
      // Our page says so as it begins to load: what has loaded without a word is something else.
      frame.onload = () => this.#begun || this.#wait(1000, "its page did not arrive");
      this.shadowRoot.append(frame);
    }

    #wait(time, message) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#fail(message), time);
    }

    #stop() {
      clearTimeout(this.#timer);
      this.#frame?.remove();
      this.#frame = this.#asked = this.#begun = undefined;
      this.#link.hidden = false;
    }

    #fail(message) {
      this.#stop();
      this.#word.textContent = "The comparison could not be loaded here. The link leads to it.";
      this.#tell("error", { message });
    }

    #tell(type, detail) {
      this.dispatchEvent(new CustomEvent("shipwith:" + type, { detail, bubbles: true, composed: true }));
    }

    // What the attributes ask for, as a query string; “auto” is what the text around the widget looks like.
    #query() {
      const asked = new URLSearchParams();
      for (const name of ShipWith.observedAttributes.slice(0, -1)) asked.set(name, this.getAttribute(name) ?? "");
      if (/^(auto)?$/.test(asked.get("theme"))) asked.set("theme", isBright(getComputedStyle(this).color) ? "dark" : "light");
      // The frame and what is in it agree on the scheme, so that nothing is painted white behind it.
      this.#frame.style.colorScheme = asked.get("theme") === "dark" ? "dark" : "light";
      this.#frame.title = this.title || this.textContent.trim() || "Two AI tools compared";
      return "?" + asked;
    }

    #config() {
      const query = this.#frame && this.#query();
      // Before the frame is ready there is nobody to hear it; what it then hears is what is asked for by then.
      if (this.#asked === undefined || query === this.#asked) return;
      this.#asked = query;
      this.#frame.contentWindow.postMessage({ shipwith: 1, id: this.#id, type: "config", query }, page.origin);
    }

    #hear({ type, height, slug, message }) {
      const waits = this.#frame.className;
      if (type === "begun") {
        this.#begun = true;
      } else if (type === "ready") {
        // The program runs: what its files take from here on, it says itself.
        clearTimeout(this.#timer);
        this.#asked = "";
        this.#config();
      } else if (type === "resize" && height > 0 && height <= HIGHEST) {
        this.#frame.style.blockSize = height + "px";
        if (waits) {
          const hadFocus = this.matches(":focus-within");
          this.#frame.className = "";
          this.#link.hidden = true;
          if (hadFocus) this.#frame.focus();
          this.#tell("ready");
        }
        this.#tell("resize", { height });
      } else if (type === "vote") {
        this.#tell("vote", { slug: String(slug) });
      } else if (type === "error") {
        if (waits && this.#asked === undefined) this.#fail(String(message));
        else this.#tell("error", { message: String(message) });
      }
    }
  }

  customElements.define("ship-with", ShipWith);
})();
