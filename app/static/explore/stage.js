/* The picture itself and its outline: what happens there becomes acts, and what is shown is drawn. */

import { Outline } from "../picture/outline.js";
import { Picture } from "../picture/picture.js";

const SETTLED = 400;

export class Stage {
  constructor(root, explorer, acts, doing) {
    Object.assign(this, { explorer, doing, element: root.querySelector(".explorer-stage"), empty: root.querySelector(".explorer-empty") });
    this.renderer = new Picture(this.element, {
      onSelect: (keys, event) => {
        if (event?.pointerType === "touch") swallowClick();
        explorer.select(keys);
      },
      onMove: (moves) => acts.move(moves),
      onDrawn: () => this.#onDrawn(),
      onSimplify: (simplified) => { root.querySelector(".explorer-simplified").hidden = !simplified; },
      onActivate: (key) => doing.expand(key),
    });
    this.renderer.draggable = true;
    this.outline = new Outline(root.querySelector(".explorer-outline"), this.renderer, { onEnter: () => doing.focusCard() });
    for (const name of ["pointerup", "wheel", "keyup"]) this.element.addEventListener(name, () => this.#watchCamera(), { passive: true });
    this.element.addEventListener("contextmenu", (event) => this.#onContextMenu(event));
  }

  show(entry, before) {
    if (!entry.picture) return;
    if (entry.picture !== before?.picture) this.#draw(entry, before);
    this.renderer.select(entry.view.selected ?? []);
  }

  #draw({ picture, view }, before) {
    this.empty.hidden = picture.nodes.length > 1;
    this.renderer.show(picture, { keepCamera: Boolean(before), animate: Boolean(before) });
    if (before) return;
    if (view.camera) this.renderer.setCamera(view.camera);
    else if ((view.layout ?? "force") !== "force") this.renderer.fit(picture.nodes.map((node) => node.key));
  }

  arrived(_answer, turn) {
    if (turn.refit) this.fit();
  }

  /* All of it, or some nodes. Only the usual layout is made for the shape of the stage. */
  fit(keys = null) {
    const { view, picture } = this.explorer;
    this.renderer.fit(keys ?? ((view.layout ?? "force") === "force" ? null : picture.nodes.map((node) => node.key)));
    this.#watchCamera();
  }

  zoom(factor) {
    this.renderer.zoom(factor);
    this.#watchCamera();
  }

  lasso(on) {
    this.renderer.lasso = on ? "rectangle" : false;
  }

  highlight(keys) {
    this.renderer.highlight(keys);
  }

  bringIntoView(key) {
    this.renderer.bringIntoView(key);
  }

  focus() {
    this.outline.focus();
  }

  /* The node that the keyboard stands on, or null. */
  at() {
    return this.element.contains(document.activeElement) ? this.outline.walk.at()?.key ?? null : null;
  }

  /* Where a node is, in pixels of the stage. */
  placeOf(key) {
    return this.renderer.place(key);
  }

  #onContextMenu(event) {
    event.preventDefault();
    const corner = this.element.getBoundingClientRect();
    const at = { x: event.clientX - corner.left, y: event.clientY - corner.top };
    this.doing.openMenu(this.renderer.at(at.x, at.y), at);
  }

  #onDrawn() {
    performance.mark("explorer-drawn");
    this.element.dataset.drawn = String(Number(this.element.dataset.drawn ?? 0) + 1);
  }

  /* Where the camera stands is told to the address once it stands still. */
  #watchCamera() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#keepCamera(), SETTLED);
  }

  #keepCamera() {
    const { x, y, zoom } = this.renderer.camera();
    const camera = { x: Number(x.toFixed(1)), y: Number(y.toFixed(1)), zoom: Number(zoom.toFixed(3)) };
    if (JSON.stringify(camera) !== JSON.stringify(this.explorer.view.camera)) this.explorer.amend({ view: { ...this.explorer.view, camera } });
  }
}

/* A card that opens under a finger must not take the click that the browser makes of the same touch. */
function swallowClick() {
  const stop = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", stop, { capture: true }), SETTLED);
}
