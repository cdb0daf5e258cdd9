/* What a cut left out, as a table: the next neighbours in the order of the cut, each of which can be added. */

import { readExpanded } from "./api.js";
import { button, kindWords, link, make } from "./dom.js";
import { nodeOf } from "./view.js";
import { grid } from "./table.js";
import { t } from "../words.js";

const PAGE = 100;

export class Rest {
  constructor(element, explorer, acts) {
    Object.assign(this, { element, explorer, acts, cut: null });
  }

  show() {
    this.element.hidden = true;
  }

  async open(cut) {
    this.cut = cut;
    this.by = { name: "", falling: false };
    this.element.hidden = false;
    this.element.replaceChildren(make("h2", { textContent: t("Not in the picture: %(kind)s", { kind: kindWords(cut.kind) }) }), make("p", { textContent: t("Reading the rest …") }));
    this.element.focus();
    try {
      await this.#read(this.#richest(cut.kind), cut);
    } catch (error) {
      this.element.lastElementChild.textContent = t("The rest could not be read: %(message)s", { message: error.message });
    }
  }

  /* Of several in the middle the one with most that is not shown. */
  #richest(kind) {
    const { view, picture } = this.explorer;
    const left = (key) => nodeOf(picture, key)?.more?.[kind] ?? 0;
    return [...view.focus].sort((a, b) => left(b) - left(a))[0];
  }

  async #read(key, cut) {
    const { picture, added } = await readExpanded(this.explorer.view, { key, kind: cut.kind, order: undefined, limit: PAGE });
    const fresh = new Set(added);
    this.#fill(key, cut, picture.nodes.filter((node) => fresh.has(node.key)), nodeOf(picture, key));
  }

  #fill(key, cut, nodes, focus) {
    const left = focus?.more?.[cut.kind] ?? 0;
    const words = t("The next around %(name)s", { name: focus.label });
    const more = left > 0 && make("p", { textContent: t("%(left)s more follow: add these, and they are the next.", { left }) });
    const add = button(t("Add all of these"), () => this.acts.expand(key, cut.kind, undefined, nodes.length), { className: "button" });
    this.element.replaceChildren(this.element.firstElementChild, make("p", {}, add), grid(words, this.#columns(), nodes, this.by), ...(more ? [more] : []));
  }

  #columns() {
    return [
      { name: "label", title: t("Name or title"), value: (node) => node.label, cell: (node) => link(node), head: true },
      { name: "note", title: t("What the picture would say"), value: (node) => node.note ?? "" },
      { name: "year", title: t("Year"), value: (node) => node.facts?.year ?? "", number: true, plain: true },
      { name: "add", title: t("Add"), value: () => "", cell: (node) => button(t("Add"), () => this.acts.join(node), { className: "as-link", ariaLabel: t("Add %(name)s", { name: node.label }) }), fixed: true },
    ];
  }
}
