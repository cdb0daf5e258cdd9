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
    this.entries.replaceChildren(...legend.entries.map((entry) => this.#entry(entry, view, picture)));
  }

  #entry(entry, view, { legend }) {
    const colour = colourOf({ kind: "author", colour: entry.index }, this.style, legend.palette === "scale");
    const sign = entry.key ? mark(entry.key) : this.#dot(entry.index === null ? "none" : colour);
    const words = [make("span", { textContent: entry.label }), make("span", { className: "amount", textContent: number(entry.count) })];
    const line = make("button", { type: "button", ariaPressed: String(this.#chosen(entry, view)) }, sign, ...words);
    line.addEventListener("click", () => this.#onClick(entry, view));
    return make("li", {}, line);
  }

  #dot(colour) {
    return svg("svg", { viewBox: "0 0 12 12", class: "mark", "aria-hidden": "true" }, svg("circle", { cx: 6, cy: 6, r: 5.5, fill: colour }));
  }

  /* An entry is chosen where it is the filter, or where what is picked is all of it and nothing else. */
  #chosen(entry, { filters = {}, selected = [] }) {
    if (entry.key && filters.kinds) return filters.kinds.join() === entry.key;
    if (entry.id) return entry.id === filters.topic || entry.id === filters.institution;
    return selected.length > 0 && this.#nodes(entry).map((node) => node.key).sort().join() === [...selected].sort().join();
  }

  #onClick(entry, view) {
    const off = this.#chosen(entry, view);
    const words = off ? t("no filter by %(name)s", { name: entry.label }) : t("only %(name)s", { name: entry.label });
    if (entry.key) this.acts.filter(words, { kinds: off ? null : [entry.key] });
    else if (entry.id) this.acts.filter(words, { [view.colour]: off ? null : entry.id });
    else this.explorer.select(off ? [] : this.#nodes(entry).map((node) => node.key));
  }

  #nodes(entry) {
    return this.explorer.picture.nodes.filter((node) => (node.colour ?? null) === entry.index);
  }
}
