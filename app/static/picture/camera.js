/* Where the reader looks: a point of the graph in the middle of the stage, and how many pixels a unit has there. */

const MOST = 6;
const NEAREST = 8;
const FARTHEST = 0.6;
// Nearer, nodes grow more slowly than the room between them, so that crowds come apart.
const GROWTH = 0.6;
const LEAST_RADIUS = 1.4;

export class Camera {
  constructor() {
    Object.assign(this, { x: 0, y: 0, scale: 1, width: 1, height: 1, home: { left: -1, top: -1, right: 1, bottom: 1 }, homeScale: 1 });
  }

  /* The stage in pixels, and the part of the graph that the whole picture is. */
  room(width, height, home) {
    Object.assign(this, { width, height, home });
    this.homeScale = this.#scaleFor(home);
  }

  /* The same view on a stage that is wider and higher all around. */
  padded(x, y) {
    return Object.assign(this.copy(), { width: this.width + 2 * x, height: this.height + 2 * y });
  }

  copy() {
    return Object.assign(new Camera(), this);
  }

  same(other) {
    return ["x", "y", "scale", "width", "height"].every((name) => this[name] === other[name]);
  }

  /* Stage pixels of a point of the graph, and back. */
  screen({ x, y }) {
    return { x: (x - this.x) * this.scale + this.width / 2, y: (y - this.y) * this.scale + this.height / 2 };
  }

  world({ x, y }) {
    return { x: (x - this.width / 2) / this.scale + this.x, y: (y - this.height / 2) / this.scale + this.y };
  }

  /* How much nearer this is than the scale at which the whole picture fits. */
  near() {
    return this.scale / this.homeScale;
  }

  /* How many pixels a unit of a node's radius has. */
  growth() {
    const near = this.near();
    return near <= 1 ? this.scale : this.homeScale * near ** GROWTH;
  }

  radius(node) {
    return Math.max(node.radius * this.growth(), LEAST_RADIUS);
  }

  bounded(scale) {
    const home = this.homeScale;
    return Math.min(Math.max(scale, home * FARTHEST), Math.max(MOST, home * NEAREST));
  }

  /* The view of a box; { x, y, scale } to be set or moved to. */
  viewOf(box, margin = 0) {
    return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, scale: this.bounded(this.#scaleFor(box, margin)) };
  }

  /* The view after zooming by a factor, with one point of the stage staying where it is. */
  viewAt(factor, point) {
    const scale = this.bounded(this.scale * factor);
    const at = this.world(point);
    return { scale, x: at.x - (point.x - this.width / 2) / scale, y: at.y - (point.y - this.height / 2) / scale };
  }

  set({ x, y, scale }) {
    this.scale = scale;
    this.x = Math.min(Math.max(x, this.home.left), this.home.right);
    this.y = Math.min(Math.max(y, this.home.top), this.home.bottom);
  }

  #scaleFor(box, margin = 0) {
    const [width, height] = [Math.max(box.right - box.left, 1), Math.max(box.bottom - box.top, 1)];
    return Math.min(Math.max(this.width - 2 * margin, 1) / width, Math.max(this.height - 2 * margin, 1) / height);
  }
}
