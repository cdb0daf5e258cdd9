/* A picture that a keyboard and a screen reader walk. The node where one stands is a focused element above the canvas, at the
   node's place: a screen reader speaks it, a magnifier follows it. The same walk is a visible list on demand.

   Right and left go around the neighbours of the node one came from, down goes to a node's own neighbours, up or Backspace
   goes back, Page keys change the kind, Home goes to the middle, letters find a name, Enter opens, Space selects as well,
   Shift with arrows moves the node where nodes can be moved, + - 0 zoom.

   new Outline(element, picture, { describe(node, scene), onEnter(key, event) }): the list twin goes into `element`. */

import { t } from "../words.js";
import { nudge } from "./drag.js";
import { OutlineList } from "./outline_list.js";
import { describeNode, describePlace } from "./speech.js";
import { Walk } from "./walk.js";

const TYPING = 900;
const STEP = 1.4;
const NUDGE = 12;
const LEAST = 24;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const MOVES = {
  ArrowRight: (walk) => walk.aside(1), ArrowLeft: (walk) => walk.aside(-1), ArrowDown: (walk) => walk.into(), ArrowUp: (walk) => walk.back(),
  Backspace: (walk) => walk.back(), Home: (walk) => walk.start(walk.scene.focus().key), End: (walk) => walk.last(),
  PageDown: (walk) => walk.toKind(1), PageUp: (walk) => walk.toKind(-1),
};

export class Outline {
  constructor(element, picture, { describe = describeNode, onEnter } = {}) {
    Object.assign(this, { picture, describe, onEnter, typed: "", typedAt: 0, cursor: null, key: null, selected: "" });
    this.walk = new Walk(picture);
    this.list = element ? new OutlineList(element, this) : null;
    this.off = new AbortController();
    const on = (name, what) => picture.stage.addEventListener(name, what, { signal: this.off.signal });
    on("keydown", (event) => this.#press(event));
    on("focusin", () => this.#focused());
    on("focusout", () => this.#left());
    on("click", () => this.focus());
    this.stopWatching = picture.watch(() => this.#follow());
    this.#follow();
  }

  destroy() {
    this.off.abort();
    this.stopWatching();
    this.cursor?.remove();
    this.list?.destroy();
  }

  /* Puts the keyboard on the picture, on the node where one stands. */
  focus() {
    this.cursor?.focus({ preventScroll: true });
  }

  /* Goes to a node; `walked` says by a line from where one stands. */
  go(key, walked = false) {
    if (walked) this.walk.into(key);
    else this.walk.start(key);
    this.#arrive();
  }

  /* What a screen reader hears on the node where one stands. */
  spoken() {
    const node = this.walk.at();
    const hub = this.walk.hub();
    const siblings = this.walk.siblings();
    const words = [this.describe(node, this.picture.scene)];
    if (hub) words.push(describePlace(node, hub, siblings.findIndex((each) => each.key === node.key) + 1, siblings.length, this.picture.scene));
    if (this.picture.selected().includes(node.key)) words.push(t("selected"));
    return words.join("; ");
  }

  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.walk.at()) return;
    if (this.#act(event)) event.preventDefault();
  }

  #act(event) {
    const { key } = event;
    const writes = key === " " && this.typed && event.timeStamp - this.typedAt < TYPING;
    if (event.shiftKey && ARROWS[key]) return this.#nudge(ARROWS[key]);
    if (MOVES[key]) return this.#move(() => MOVES[key](this.walk));
    if (key === "Enter") return this.#enter(event);
    if (key === " " && !writes) return this.#toggle(event);
    if ("+-0".includes(key)) return this.#zoom(key);
    return key.length === 1 && this.#type(event);
  }

  #move(step) {
    this.typed = "";
    step();
    this.#arrive();
    return true;
  }

  #enter(event) {
    this.picture.told.onSelect?.([this.walk.key], event, null);
    this.onEnter?.(this.walk.key, event);
    return true;
  }

  #toggle(event) {
    const some = new Set(this.picture.many ? this.picture.selected() : []);
    if (!some.delete(this.walk.key)) some.add(this.walk.key);
    this.picture.told.onSelect?.([...some], event, null);
    return true;
  }

  #nudge([x, y]) {
    if (!this.picture.draggable) return false;
    nudge(this.picture, this.walk.key, x * NUDGE, y * NUDGE);
    return true;
  }

  #zoom(key) {
    if (key === "0") this.picture.fit();
    else this.picture.zoom(key === "+" ? STEP : 1 / STEP);
    return true;
  }

  /* Letters in quick succession are one word; the same letter again goes on to the next name. */
  #type(event) {
    const fresh = event.timeStamp - this.typedAt > TYPING;
    const letter = event.key.toLocaleLowerCase();
    const again = fresh || !this.typed || this.typed === letter;
    this.typed = again ? letter : this.typed + letter;
    this.typedAt = event.timeStamp;
    if (this.walk.find(this.typed, again)) this.#arrive();
    return true;
  }

  #arrive() {
    this.picture.bringIntoView(this.walk.key);
    this.#stand(true);
    this.picture.point(this.walk.key);
    this.list?.draw();
  }

  /* A new element takes the focus each time, so that a screen reader speaks it as it would any other. */
  #stand(focus) {
    const before = this.cursor;
    const had = focus || before === document.activeElement;
    this.cursor = document.createElement("div");
    Object.assign(this.cursor, { className: "picture-cursor", tabIndex: 0, role: "button" });
    this.cursor.setAttribute("aria-label", this.spoken());
    this.cursor.setAttribute("aria-roledescription", t("node"));
    this.key = this.walk.key;
    this.picture.stage.append(this.cursor);
    this.#place();
    if (had) this.cursor.focus({ preventScroll: true });
    before?.remove();
  }

  #place() {
    const { x, y, radius } = this.picture.place(this.key);
    const side = Math.max(2 * radius + 10, LEAST);
    Object.assign(this.cursor.style, { width: `${side}px`, height: `${side}px`, transform: `translate(${x - side / 2}px, ${y - side / 2}px)` });
  }

  /* In step with the picture: what is selected there is where one stands, and what is gone is left. */
  #follow() {
    const selected = this.picture.selected();
    const changed = selected.join("\n") !== this.selected;
    this.selected = selected.join("\n");
    if (changed && selected.length && !selected.includes(this.walk.key)) this.walk.start(selected[0]);
    const node = this.walk.at();
    if (!node) return;
    if (node.key !== this.key || changed) {
      this.#stand(false);
      this.list?.draw();
    } else this.#place();
  }

  #focused() {
    if (this.cursor?.matches(":focus-visible")) this.picture.point(this.walk.key);
  }

  #left() {
    this.picture.point(null);
  }
}
