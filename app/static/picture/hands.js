/* Mouse, pen and fingers on a picture: what they do becomes pans, zooms, drags, lassos, hovers and picks.

   The wheel scrolls the page; with Ctrl, or pinched on a touch pad, it zooms. One finger scrolls the page until the reader
   has tapped the picture or put two fingers on it; from then on, until a tap beside it, one finger moves the picture. */

import { startDrag } from "./drag.js";

const SLOP = 4;
const FINGER_SLOP = 10;
const WHEEL = 0.0022;

export class Hands {
  constructor(picture) {
    this.picture = picture;
    this.stage = picture.stage;
    this.pointers = new Map();
    this.gesture = null;
    this.off = new AbortController();
    const on = (target, name, what, options = {}) => target.addEventListener(name, what, { signal: this.off.signal, ...options });
    on(this.stage, "pointerdown", (event) => this.#down(event));
    on(this.stage, "pointermove", (event) => this.#move(event));
    on(this.stage, "pointerup", (event) => this.#up(event));
    on(this.stage, "pointercancel", (event) => this.#cancel(event));
    on(this.stage, "pointerleave", () => this.#hover(null));
    on(this.stage, "dblclick", (event) => this.#activate(event));
    on(this.stage, "wheel", (event) => this.#wheel(event), { passive: false });
    on(this.stage, "touchmove", (event) => { if (event.touches.length > 1) event.preventDefault(); }, { passive: false });
    on(document, "pointerdown", (event) => { if (!this.stage.contains(event.target)) this.#hold(false); });
    this.#hold(false);
  }

  destroy() {
    this.off.abort();
  }

  #hold(held) {
    this.stage.dataset.held = String(held);
  }

  #at(event) {
    const corner = this.stage.getBoundingClientRect();
    return { x: event.clientX - corner.left - this.stage.clientLeft, y: event.clientY - corner.top - this.stage.clientTop };
  }

  #down(event) {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    const at = this.#at(event);
    this.pointers.set(event.pointerId, at);
    if (this.pointers.size === 2) {
      this.gesture?.cancel?.();
      this.#hold(true);
      this.gesture = this.#pinch();
    } else if (this.pointers.size === 1) this.gesture = this.#press(event, at);
    if (this.stage.dataset.held === "true" || event.pointerType !== "touch") this.stage.setPointerCapture(event.pointerId);
  }

  #move(event) {
    const at = this.#at(event);
    if (this.pointers.has(event.pointerId)) this.pointers.set(event.pointerId, at);
    if (!this.gesture) return this.#hover(event.pointerType === "touch" ? null : at, event);
    this.gesture.move(at, event);
  }

  #up(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    this.gesture?.end(this.#at(event), event);
    this.gesture = null;
  }

  #cancel(event) {
    this.pointers.delete(event.pointerId);
    this.gesture?.cancel?.();
    this.gesture = null;
  }

  #hover(at, event) {
    const { picture } = this;
    const node = at && picture.nodeAt(at);
    picture.hover(node?.key ?? null);
    this.stage.dataset.hover = node ? "node" : at && picture.lineAt(at) ? "edge" : "";
    this.stage.dataset.lasso = String(picture.many && Boolean(picture.lasso || event?.shiftKey));
  }

  /* A press that has not yet decided what it is. */
  #press(event, from) {
    const finger = event.pointerType === "touch";
    return {
      move: (at, now) => {
        if (Math.hypot(at.x - from.x, at.y - from.y) < (finger ? FINGER_SLOP : SLOP)) return;
        if (finger && this.stage.dataset.held !== "true") return;
        this.gesture = this.#dragging(from, event);
        this.gesture.move(at, now);
      },
      end: (at, last) => this.#click(from, last, finger),
    };
  }

  #dragging(from, event) {
    const { picture } = this;
    this.#hover(null);
    if (picture.many && (picture.lasso || event.shiftKey)) return this.#lasso(from, picture.lasso === true ? "free" : "rectangle", event);
    const node = picture.draggable ? picture.nodeAt(from, event.pointerType === "touch") : null;
    return node ? this.#drag(from, node) : this.#pan(from);
  }

  #pan(from) {
    const { picture } = this;
    let last = from;
    this.stage.dataset.moving = "true";
    const stop = () => { this.stage.dataset.moving = "false"; };
    return {
      move: (at) => {
        picture.panBy(at.x - last.x, at.y - last.y);
        last = at;
      },
      end: stop,
      cancel: stop,
    };
  }

  #drag(from, node) {
    const { picture } = this;
    const drag = startDrag(picture, node.key);
    return {
      move: (at) => drag.by((at.x - from.x) / picture.lens.scale, (at.y - from.y) / picture.lens.scale),
      end: () => drag.end(),
      cancel: () => drag.cancel(),
    };
  }

  #lasso(from, way, event) {
    const { picture } = this;
    const free = [from];
    const shape = (at) => (way === "free" ? [...free, at] : [from, { x: at.x, y: from.y }, at, { x: from.x, y: at.y }]);
    return {
      move: (at) => {
        free.push(at);
        picture.drawLasso(shape(at));
      },
      end: (at) => picture.endLasso(shape(at), event),
      cancel: () => picture.drawLasso(null),
    };
  }

  #pinch() {
    const spread = () => {
      const [a, b] = [...this.pointers.values()];
      return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, distance: Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1) };
    };
    let last = spread();
    return {
      move: () => {
        if (this.pointers.size < 2) return;
        const now = spread();
        this.picture.panBy(now.middle.x - last.middle.x, now.middle.y - last.middle.y);
        this.picture.zoomAt(now.distance / last.distance, now.middle);
        last = now;
      },
      end: () => {},
    };
  }

  #click(at, event, finger) {
    this.#hold(true);
    this.picture.pick(at, event, finger);
  }

  #activate(event) {
    const node = this.picture.nodeAt(this.#at(event));
    if (node) this.picture.told.onActivate?.(node.key, event);
  }

  #wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    // A touch pad sends many small steps for one pinch, a mouse one large step a notch.
    const steps = Math.min(Math.max(event.deltaY * lines, -160), 160);
    this.picture.zoomAt(Math.exp(-steps * WHEEL * (Math.abs(steps) < 30 ? 4 : 1)), this.#at(event));
  }
}
