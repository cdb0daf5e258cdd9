/* The walk as a list: the node where one stands, the way back, and its neighbours kind by kind. Plain buttons, so that it
   works with everything that reads pages, phones included. Made only while it is open. */

import { nt, t } from "../words.js";
import { countOf, KINDS, kindWord } from "./speech.js";

const MOST = 50;

export class OutlineList {
  constructor(element, outline) {
    this.outline = outline;
    this.body = make("div", { className: "outline-body" });
    this.details = make("details", { className: "outline" }, make("summary", { textContent: t("Walk through it as a list") }), this.body);
    this.details.addEventListener("toggle", () => this.draw());
    this.all = new Set();
    element.append(this.details);
  }

  destroy() {
    this.details.remove();
  }

  draw() {
    if (!this.details.open) return;
    const { walk } = this.outline;
    const node = walk.at();
    if (!node) return this.body.replaceChildren();
    const reading = this.body.contains(document.activeElement);
    this.head = make("p", { className: "outline-head", tabIndex: -1 }, make("strong", { textContent: node.label }), ` ${[kindWord(node.kind), node.focus ? t("in the middle") : node.note].filter(Boolean).join(", ")}`);
    this.body.replaceChildren(this.head, this.#actions(node), ...KINDS.flatMap((kind) => this.#kind(node, kind)));
    if (reading) this.head.focus();
  }

  #actions(node) {
    const { walk, picture, onEnter } = this.outline;
    const from = walk.path.at(-1);
    const back = from && this.#button(t("Back to %(name)s", { name: picture.scene.nodes.get(from)?.label ?? "" }), () => this.#walk(() => walk.back()));
    const open = this.#button(t("Open %(name)s", { name: node.label }), (event) => {
      picture.told.onSelect?.([node.key], event, null);
      onEnter?.(node.key, event);
    });
    return make("p", { className: "outline-actions" }, ...[back, open].filter(Boolean));
  }

  #kind(node, kind) {
    const some = this.outline.walk.neighbours(node.key).filter((other) => other.kind === kind);
    if (!some.length) return [];
    const whole = this.all.has(node.key + kind);
    const shown = whole ? some : some.slice(0, MOST);
    const items = shown.map((other) => make("li", {}, this.#button(other.label, () => this.#walk(() => this.outline.walk.into(other.key))), other.note ? make("span", { className: "muted", textContent: ` ${other.note}` }) : ""));
    const rest = some.length - shown.length;
    if (rest) items.push(make("li", {}, this.#button(nt("%(num)s more", "%(num)s more", rest), () => this.#whole(node.key + kind))));
    return [make("h4", { textContent: countOf(kind, some.length) }), make("ul", { className: "outline-list" }, ...items)];
  }

  #whole(name) {
    this.all.add(name);
    this.draw();
  }

  /* The picture follows; the list keeps the keyboard. */
  #walk(step) {
    step();
    this.outline.picture.bringIntoView(this.outline.walk.key);
    this.outline.picture.point(this.outline.walk.key, true);
    this.draw();
  }

  #button(text, act) {
    const button = make("button", { type: "button", className: "outline-walk", textContent: text });
    button.addEventListener("click", act);
    return button;
  }
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
