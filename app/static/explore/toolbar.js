/* The bar above the picture: history, zoom, selecting an area, finding, and what places, colours and sizes say. */

import * as history from "./state.js";
import { nt, t } from "../words.js";

const NEARER = 1.4;
// The first choice of each is the usual one.
const LOOKS = ["layout", "colour", "size"];

export class Toolbar {
  constructor(root, explorer, acts, stage) {
    Object.assign(this, { explorer, acts, stage, root, bar: root.querySelector(".explorer-bar") });
    this.find = this.bar.querySelector("#explorer-find");
    this.found = this.bar.querySelector("output");
    this.bar.hidden = false;
    this.bar.addEventListener("click", (event) => this.#onClick(event.target.closest("[data-act]")));
    for (const name of LOOKS) this.#choice(name).addEventListener("change", (event) => this.#onChange(event.target));
    this.find.addEventListener("input", () => this.#onFind());
    this.find.form.addEventListener("submit", (event) => this.#onFound(event));
  }

  show({ view }) {
    const { timeline } = this.explorer;
    this.#offer("undo", history.stepsToUndo(timeline), t("Undo: %(what)s (Ctrl-Z)", { what: history.undone(timeline) }), t("Undo (Ctrl-Z)"));
    this.#offer("redo", history.stepsToRedo(timeline), t("Redo: %(what)s (Ctrl-Shift-Z)", { what: history.redone(timeline) }), t("Redo (Ctrl-Shift-Z)"));
    for (const name of LOOKS) this.#choice(name).value = view[name] ?? this.#choice(name).options[0].value;
    if (this.find.value) this.#sayFound(this.#fits());
  }

  #offer(act, steps, words, none) {
    const element = this.bar.querySelector(`[data-act=${act}]`);
    // A button that is focused and disabled would lose the keyboard's place.
    element.setAttribute("aria-disabled", String(!steps));
    element.disabled = !steps && document.activeElement !== element;
    element.title = steps ? words : none;
  }

  #choice(name) {
    return this.root.querySelector(`select[name=${name}]`);
  }

  #onClick(element) {
    const act = element?.dataset.act;
    if (act === "undo") this.explorer.undo();
    else if (act === "redo") this.explorer.redo();
    else if (act === "fit") this.stage.fit();
    else if (act === "in" || act === "out") this.stage.zoom(act === "in" ? NEARER : 1 / NEARER);
    else if (act === "lasso") this.#toggleLasso(element);
  }

  #toggleLasso(element) {
    const on = element.getAttribute("aria-pressed") !== "true";
    element.setAttribute("aria-pressed", String(on));
    this.stage.lasso(on);
  }

  #onChange(field) {
    const label = field.selectedOptions?.[0].textContent;
    if (field.name === "layout") this.acts.layout(field.value, label);
    else this.acts.look(field.name, field.value, label);
  }

  /* What fits is lit while it is typed; Enter picks it. */

  #fits() {
    const words = fold(this.find.value).split(/\s+/).filter(Boolean);
    return this.explorer.picture.nodes.filter(({ label }) => words.every((word) => fold(label).includes(word))).map((node) => node.key);
  }

  #onFind() {
    if (!this.find.value.trim()) {
      this.found.textContent = "";
      return this.stage.highlight(null);
    }
    const keys = this.#fits();
    this.#sayFound(keys);
    return this.stage.highlight(keys);
  }

  #sayFound(keys) {
    this.found.textContent = keys.length ? nt("%(num)s found", "%(num)s found", keys.length) : t("None");
  }

  #onFound(event) {
    event.preventDefault();
    const keys = this.#fits();
    if (!this.find.value.trim() || !keys.length) return;
    this.stage.highlight(null);
    this.explorer.select(keys);
    this.stage.fit(keys);
  }
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
