/* Where the reader of a picture looks, and how that changes: at once under a hand, within 200 milliseconds by a button. */

import { Camera } from "./camera.js";
import { tween } from "./motion.js";

const ZOOMING = 200;
const ROOM = 60;
const NEAREST_FIT = 4;
const EDGE = 24;

/* What has a `scene`, and is told by `moved()` that the view has changed. */
export class Look {
  lens = new Camera();
  /* Ends a motion that is under way. */
  stand = () => {};

  fit(keys) {
    const nodes = [...(keys ?? [])].map((key) => this.scene.nodes.get(key)).filter(Boolean);
    if (!nodes.length) return this.moveTo(this.lens.viewOf(this.scene.home));
    const view = this.lens.viewOf(this.scene.bounds(nodes), ROOM);
    this.moveTo({ ...view, scale: Math.min(view.scale, this.lens.homeScale * NEAREST_FIT) });
  }

  zoom(factor) {
    this.moveTo(this.lens.viewAt(factor, { x: this.lens.width / 2, y: this.lens.height / 2 }));
  }

  zoomAt(factor, point) {
    this.stand();
    this.jump(this.lens.viewAt(factor, point));
  }

  panBy(x, y) {
    this.stand();
    this.jump({ x: this.lens.x - x / this.lens.scale, y: this.lens.y - y / this.lens.scale, scale: this.lens.scale });
  }

  /* Where the reader looks; a zoom of 1 is the whole picture, on every screen. */
  camera() {
    return { x: this.lens.x, y: this.lens.y, zoom: this.lens.near() };
  }

  setCamera({ x, y, zoom }) {
    this.jump({ x, y, scale: this.lens.bounded(zoom * this.lens.homeScale) });
  }

  bringIntoView(key) {
    const node = this.scene.nodes.get(key);
    const { x, y } = this.lens.screen(node);
    const { width, height } = this.lens;
    if (x < EDGE || y < EDGE || x > width - EDGE || y > height - EDGE) this.moveTo({ x: node.x, y: node.y, scale: this.lens.scale });
  }

  moveTo(view) {
    this.stand();
    const from = { x: this.lens.x, y: this.lens.y, scale: this.lens.scale };
    const between = (name, part) => from[name] + (view[name] - from[name]) * part;
    this.stand = tween(ZOOMING, (part) => {
      this.jump({ x: between("x", part), y: between("y", part), scale: from.scale * (view.scale / from.scale) ** part });
    });
  }

  jump(view) {
    this.lens.set(view);
    this.moved();
  }
}
