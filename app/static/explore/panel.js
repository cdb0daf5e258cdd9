/* What is said in words: how much is shown of how much, what is hidden, what is being read, and what went wrong. */

import { button, kindWords, make, mark } from "./dom.js";
import { nt, t } from "../words.js";

export class Panel {
  constructor(root, acts, openRest) {
    this.acts = acts;
    this.openRest = openRest;
    this.root = root;
    this.cuts = root.querySelector(".explorer-cuts");
    this.hidden = root.querySelector(".explorer-hidden");
    this.notice = root.querySelector(".explorer-notice");
    this.state = root.querySelector(".explorer-state");
    this.live = root.querySelector(".explorer-live");
  }

  show({ view, picture }) {
    if (!picture) return;
    this.notice.hidden = true;
    this.#say("");
    this.cuts.replaceChildren(...picture.cuts.filter((cut) => cut.total).map((cut) => this.#cut(cut)));
    this.hidden.replaceChildren(...this.#hiddenWords(view, picture), ...this.#connecting(view), ...(picture.notes ?? []).map((note) => make("p", { className: "muted", textContent: note })), ...this.#missing(picture));
  }

  #cut(cut) {
    const item = make("li", {}, mark(cut.kind), " ", make("span", { textContent: cut.words }));
    if (cut.shown < cut.total) {
      item.append(" ", button(t("The rest"), () => this.openRest(cut), { className: "as-link", ariaLabel: t("The rest of the %(kind)s as a table", { kind: kindWords(cut.kind) }) }));
    }
    return item;
  }

  #hiddenWords(view, picture) {
    const words = picture.hidden?.words;
    const byHand = view.hidden ?? [];
    return [
      words && make("p", { textContent: words }),
      byHand.length > 0 && button(nt("Show %(num)s hidden node again", "Show %(num)s hidden nodes again", byHand.length), () => this.acts.showAgain(byHand), { className: "as-link" }),
    ].filter(Boolean);
  }

  #connecting(view) {
    if (!view.connecting) return [];
    return [make("p", {}, t("Only what connects them is shown."), " ", button(t("Show all again"), () => this.acts.disconnect(), { className: "as-link" }))];
  }

  /* A link may be older than the data. */
  #missing({ missing = [] }) {
    if (!missing.length) return [];
    const words = nt("%(num)s node of this view is no longer in the data.", "%(num)s nodes of this view are no longer in the data.", missing.length);
    return [make("p", { className: "muted", textContent: words })];
  }

  busy(text) {
    this.root.setAttribute("aria-busy", String(Boolean(text)));
    clearTimeout(this.timer);
    // What takes no time needs no words: they would only flicker.
    if (text) this.timer = setTimeout(() => this.#say(`${text} …`), 150);
    else this.#say("");
  }

  #say(text) {
    this.state.textContent = text;
    this.state.hidden = !text;
  }

  failed(error, retry) {
    this.#notice(t("That did not work, and the picture is as it was. %(message)s", { message: error.message }), retry);
  }

  /* The picture is there, only its link is not: a reader who copies the address must know. */
  addressFailed(error, retry) {
    this.#notice(t("The picture is right, but its address could not be stored: a link or a reload would show an earlier one. %(message)s", { message: error.message }), retry);
  }

  #notice(words, retry) {
    const again = button(t("Try again"), () => {
      this.notice.hidden = true;
      retry();
    }, { className: "button" });
    const close = button(t("Close"), () => { this.notice.hidden = true; }, { className: "button" });
    this.notice.replaceChildren(make("span", { textContent: words }), again, close);
    this.notice.hidden = false;
  }

  announce(text) {
    this.live.textContent = text;
  }
}
