/* The list of completions at the cursor: arrows choose, Enter or Tab takes, Escape closes. Tab leaves the editor as ever
   while the list is closed. */

import { nt, t } from "../words.js";
import { complete } from "./completion.js";

const EDGE = 8;
const KIND_LETTERS = { label: "L", type: "T", property: "p", function: "f", parameter: "$", keyword: "k", name: "n" };

export class Choices {
  found = { options: [] };
  chosen = 0;

  /* `knows()` gives {catalogue, parameters}, or null while they are not there yet. */
  constructor(editor, live, knows) {
    Object.assign(this, { editor, live, knows });
    this.list = Object.assign(document.createElement("ul"), { id: "editor-choices", className: "editor-choices", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", t("Completions"));
    editor.area.form.append(this.list);
    const { area } = editor;
    area.setAttribute("aria-autocomplete", "list");
    area.setAttribute("aria-controls", this.list.id);
    // Before the editor's own keys.
    area.addEventListener("keydown", (event) => this.#press(event), { capture: true });
    area.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => this.#click(event));
    for (const name of ["scroll", "resize"]) addEventListener(name, () => this.isOpen && this.#put(), { passive: true, capture: true });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /* After each change of the text: opens where a word, a label or a property is being typed. */
  typed() {
    const before = this.editor.text.slice(0, this.editor.place);
    if (document.activeElement === this.editor.area && /(?:[\p{L}_][\p{L}\p{N}_]*|[:.$])$/u.test(before) && !/\.\.$/.test(before)) this.open(false);
    else this.close();
  }

  moved() {
    if (this.isOpen && (this.editor.place < this.found.start || this.editor.place > this.found.end)) this.close();
  }

  open(asked = true) {
    const known = this.knows();
    if (!known) return;
    this.found = complete(this.editor.text, this.editor.place, this.editor.tokens, known.catalogue, known.parameters);
    const [first] = this.found.options;
    // A word that is whole needs no list that would swallow Enter.
    const whole = !asked && first && first.label.toLowerCase() === this.found.typed.toLowerCase() && !first.insert?.includes("(");
    if (!first || whole) return this.close();
    this.chosen = 0;
    this.#draw();
  }

  close() {
    this.list.hidden = true;
    this.editor.area.removeAttribute("aria-activedescendant");
  }

  #draw() {
    this.list.replaceChildren(...this.found.options.map(item));
    this.list.hidden = false;
    this.#choose(0);
    this.#put();
    this.live.textContent = nt("%(num)s completion", "%(num)s completions", this.found.options.length);
  }

  #choose(place) {
    const items = [...this.list.children];
    this.chosen = (place + items.length) % items.length;
    items.forEach((each, other) => each.setAttribute("aria-selected", String(other === this.chosen)));
    this.editor.area.setAttribute("aria-activedescendant", items[this.chosen].id);
    items[this.chosen].scrollIntoView({ block: "nearest" });
  }

  /* Under the word that is being typed, above it where there is no room, inside the window. */
  #put() {
    const box = this.editor.boxAt(this.found.start);
    const { width, height } = this.list.getBoundingClientRect();
    const below = box.bottom + 4;
    const top = below + height > innerHeight - EDGE && box.top - height - 4 > 0 ? box.top - height - 4 : below;
    this.list.style.left = `${Math.max(EDGE, Math.min(box.left - 32, document.documentElement.clientWidth - width - EDGE))}px`;
    this.list.style.top = `${top}px`;
  }

  #press(event) {
    if ((event.ctrlKey || event.metaKey) && event.code === "Space") return this.#take(event, () => this.open());
    if (!this.isOpen || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
    const acts = {
      ArrowDown: () => this.#choose(this.chosen + 1),
      ArrowUp: () => this.#choose(this.chosen - 1),
      PageDown: () => this.#choose(Math.min(this.chosen + 8, this.list.children.length - 1)),
      PageUp: () => this.#choose(Math.max(this.chosen - 8, 0)),
      Enter: () => this.accept(),
      Escape: () => this.close(),
    };
    if (event.key === "Tab" && !event.shiftKey) return this.#take(event, () => this.accept());
    return acts[event.key] && this.#take(event, acts[event.key]);
  }

  #take(event, act) {
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }

  #click(event) {
    event.preventDefault();
    const place = [...this.list.children].indexOf(event.target.closest("[role=option]"));
    if (place >= 0) this.accept(place);
  }

  accept(place = this.chosen) {
    const option = this.found.options[place];
    const { start, end } = this.found;
    let text = option.insert ?? option.label;
    if (this.editor.text[end] === "(") text = option.label;
    if (text.endsWith(" ") && /^\s/.test(this.editor.text.slice(end))) text = text.trimEnd();
    this.editor.replace(start, end, text);
    this.close();
  }
}

function item(option, place) {
  const element = Object.assign(document.createElement("li"), { id: `editor-choice-${place}` });
  element.setAttribute("role", "option");
  const part = (className, textContent) => Object.assign(document.createElement("span"), { className, textContent });
  const kind = part(`choice-kind is-${option.kind}`, KIND_LETTERS[option.kind]);
  kind.setAttribute("aria-hidden", "true");
  element.append(kind, part("choice-label", option.label));
  if (option.detail) element.append(" ", part("choice-detail", option.detail));
  if (option.info) element.append(" ", part("choice-info", option.info));
  return element;
}
