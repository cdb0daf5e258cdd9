/* What has been asked from this browser, kept in this browser only; and the query that is being written. */

import { button, make, number } from "../explore/dom.js";
import { nt, t } from "../words.js";

const ASKED = "console-asked";
const DRAFT = "console-draft";
const MOST = 50;

/* The list in `root`; `take({query, parameters})` puts an old query back. */
export class History {
  constructor(root, take) {
    Object.assign(this, { root, take, list: read(ASKED) ?? [] });
    this.draw();
  }

  add(entry) {
    this.list = [{ ...entry, at: Date.now() }, ...this.list.filter(({ query, parameters }) => query !== entry.query || parameters !== entry.parameters)].slice(0, MOST);
    this.#keep();
  }

  #keep() {
    write(ASKED, this.list);
    this.draw();
  }

  draw() {
    this.root.hidden = false;
    const body = this.root.querySelector(".console-asked");
    if (!this.list.length) {
      body.replaceChildren(make("p", { className: "small muted", textContent: t("What you run is listed here, in this browser only.") }));
      return;
    }
    const clear = button(t("Clear the history"), () => {
      this.list = [];
      this.#keep();
      this.root.querySelector("summary, h2").focus?.();
    }, { className: "button" });
    body.replaceChildren(make("ol", { className: "plain" }, ...this.list.map((entry) => this.#item(entry))), clear);
  }

  #item(entry) {
    const first = entry.query.trim().replace(/\s+/g, " ");
    const back = button("", () => this.take(entry), { className: "asked", title: entry.query });
    back.append(make("code", { textContent: first.length > 120 ? `${first.slice(0, 119)}…` : first }), make("span", { className: "small muted", textContent: this.#facts(entry) }));
    const away = button("×", () => {
      this.list = this.list.filter((other) => other !== entry);
      this.#keep();
    }, { className: "asked-away", ariaLabel: t("Remove this query from the history") });
    return make("li", {}, back, away);
  }

  #facts({ at, rows, milliseconds, outcome }) {
    const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }).format(at);
    if (outcome) return `${when} · ${outcome}`;
    return t("%(when)s · %(rows)s in %(time)s ms", { when, rows: nt("%(num)s row", "%(num)s rows", rows), time: number(Math.round(milliseconds)) });
  }
}

/* The query that is being written survives a reload; one tab, one draft. */
export function keepDraft(draft) {
  write(DRAFT, draft, () => sessionStorage);
}

export function readDraft() {
  return read(DRAFT, () => sessionStorage);
}

// Storage may be switched off or full; then there is just no memory.
function read(name, storage = () => localStorage) {
  try {
    return JSON.parse(storage().getItem(name));
  } catch {
    return null;
  }
}

function write(name, value, storage = () => localStorage) {
  try {
    storage().setItem(name, JSON.stringify(value));
  } catch {
    return;
  }
}
