/* What the colours and sizes say; an entry filters where there is such a filter, and else picks its nodes. */

import { make, mark, number, svg } from "./dom.js";
import { colourOf, readStyle } from "../picture/style.js";
import { t } from "../words.js";

export class Legend {
  constructor(root, explorer, acts) {
    this.root = root;
    this.explorer = explorer;
    this.acts = acts;
    this.words = root.querySelector(".explorer-legend-words");
    this.entries = root.querySelector(".explorer-entries");
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.show(this.explorer.entry));
  }

  show({ view, picture }) {
    if (!picture) return;
    const { legend } = picture;
    this.style = readStyle(this.root);
    this.words.textContent = [legend.words, legend.size_words].filter(Boolean).join(" ");
    const entries = legend.colour === "kind" ? this.#kinds(view, picture) : legend.entries.map((entry) => this.#entry(entry, view, picture));
    this.entries.replaceChildren(...entries);
  }

  #kinds(view, picture) {
    return picture.legend.entries.map((entry) => {
      const kind = picture.nodes.find((node) => node.label && node.kind === entry.key)?.kind ?? entry.key;
      return this.#line(kind ? mark(kind) : null, entry, false, () => this.#pick((node) => node.kind === kind));
    });
  }

  #entry(entry, view, picture) {
    const node = { kind: "author", colour: entry.index };
    const dot = entry.index === null ? null : this.#dot(colourOf(node, this.style, legendIsScale(picture)));
    return this.#line(dot, entry, this.#chosen(entry, view), () => this.#onClick(entry, view));
  }

  #dot(colour) {
    return svg("svg", { viewBox: "0 0 12 12", class: "mark", "aria-hidden": "true" }, svg("circle", { cx: 6, cy: 6, r: 5.5, fill: colour }));
  }

  #line(sign, entry, chosen, act) {
    const line = make("button", { type: "button", ariaPressed: String(chosen) }, sign, make("span", { textContent: entry.label }), make("span", { className: "amount", textContent: number(entry.count) }));
    line.addEventListener("click", act);
    return make("li", {}, line);
  }

  #chosen(entry, view) {
    const filters = view.filters ?? {};
    return { topic: filters.topic, institution: filters.institution }[view.colour] === entry.id && entry.id !== undefined;
  }

  #onClick(entry, view) {
    if (entry.id && (view.colour === "topic" || view.colour === "institution")) {
      const off = this.#chosen(entry, view);
      return this.acts.filter(off ? t("no filter by %(name)s", { name: entry.label }) : t("only %(name)s", { name: entry.label }), { [view.colour]: off ? null : entry.id });
    }
    return this.#pick((node) => (node.colour ?? null) === entry.index);
  }

  #pick(fits) {
    this.explorer.select(this.explorer.picture.nodes.filter(fits).map((node) => node.key));
  }
}

function legendIsScale({ legend }) {
  return legend.palette === "scale";
}
