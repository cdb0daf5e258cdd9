/* The layers of a picture. The ground (all lines and nodes, no labels) is painted into a bitmap of its own. Where painting it
   takes longer than a frame may, that bitmap is moved and scaled while the reader moves the picture, and painted anew
   when it stands still; what is picked out is painted above it, so that a hover repaints only a few nodes. */

import { Camera } from "./camera.js";
import { paintLabels, placeLabels } from "./labels.js";
import { paintEdges, paintLasso, paintNodes, paintPin, paintRing } from "./paint.js";

const BUDGET = 14;
const LIGHT = 1500;
const PAD = 0.25;
const FAINT = 0.2;
const LABELS_MOVING = 40;

export class Layers {
  constructor(stage) {
    this.canvas = document.createElement("canvas");
    this.canvas.className = "picture-canvas";
    this.canvas.setAttribute("aria-hidden", "true");
    this.context = this.canvas.getContext("2d");
    stage.prepend(this.canvas);
    this.ground = { canvas: document.createElement("canvas"), camera: new Camera(), stale: true, lines: 0, cost: 0 };
    this.labels = [];
  }

  resize(width, height, ratio) {
    Object.assign(this.canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    this.ratio = ratio;
    this.ground.stale = true;
  }

  /* Whether the ground takes too long to be painted in every frame. */
  isHeavy() {
    return this.ground.lines > LIGHT && this.ground.cost > BUDGET;
  }

  /* One frame; `view` has scene, camera, style, and what is picked out. A simplified one moves the bitmap. */
  draw(view, simplify) {
    const { camera } = view;
    if (this.ground.stale || (!simplify && !this.ground.camera.same(camera))) this.#paintGround(view);
    const { context, ratio } = this;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, camera.width, camera.height);
    this.#copyGround(view);
    paintPicked(context, view);
    this.labels = this.#labels(view, simplify);
    paintLabels(context, this.labels, view.style);
    if (view.lasso) paintLasso(context, view.lasso, view.style);
  }

  #paintGround(view) {
    const { ground } = this;
    const { camera } = view;
    const pad = this.isHeavy() ? PAD : 0;
    const [x, y] = [Math.round(camera.width * pad), Math.round(camera.height * pad)];
    const [width, height] = [Math.round((camera.width + 2 * x) * this.ratio), Math.round((camera.height + 2 * y) * this.ratio)];
    if (ground.canvas.width !== width || ground.canvas.height !== height) Object.assign(ground.canvas, { width, height });
    const started = performance.now();
    const context = ground.canvas.getContext("2d");
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    paintGround(context, { ...view, camera: camera.padded(x, y) });
    // Copying makes the browser carry out what it has only noted so far, so that the time is the true one.
    this.context.drawImage(ground.canvas, 0, 0);
    Object.assign(ground, { camera: camera.copy(), stale: false, x, y, lines: view.scene.lines.length, cost: performance.now() - started });
  }

  #copyGround({ camera, faded }) {
    const { context, ground } = this;
    const factor = camera.scale / ground.camera.scale;
    const corner = camera.screen(ground.camera.world({ x: -ground.x, y: -ground.y }));
    context.globalAlpha = 1 - (1 - FAINT) * faded;
    context.drawImage(ground.canvas, corner.x, corner.y, (ground.canvas.width / this.ratio) * factor, (ground.canvas.height / this.ratio) * factor);
    context.globalAlpha = 1;
  }

  /* While a heavy picture moves, the labels that stand go along with their nodes, the first ones only. */
  #labels(view, simplify) {
    const most = simplify ? LABELS_MOVING : undefined;
    return placeLabels(this.context, { ...view, most });
  }
}

/* Everything at once, for a file or for paper. */
export function paintAll(context, view) {
  paintGround(context, view);
  paintPicked(context, { ...view, strong: [], live: new Set() });
  paintLabels(context, placeLabels(context, view), view.style);
}

function paintGround(context, { scene, camera, style, live }) {
  const shown = live.size ? scene.shown.filter((node) => !live.has(node.key)) : scene.shown;
  const lines = live.size ? scene.lines.filter((edge) => !live.has(edge.source.key) && !live.has(edge.target.key)) : scene.lines;
  paintEdges(context, lines, { camera, style });
  paintNodes(context, shown, { camera, style, sequential: scene.sequential });
}

/* Above the ground: what is dragged, what is picked out, rings and pins. */
function paintPicked(context, { scene, camera, style, lit, strong, selected, live, cursor, ringed }) {
  const look = { camera, style, sequential: scene.sequential };
  if (live.size) paintEdges(context, scene.lines.filter((edge) => live.has(edge.source.key) || live.has(edge.target.key)), look);
  if (lit && !strong.length) paintEdges(context, scene.lines.filter((edge) => lit.has(edge.source.key) && lit.has(edge.target.key)), look);
  paintEdges(context, strong, { ...look, state: "strong" });
  if (lit || live.size) paintNodes(context, scene.shown.filter((node) => lit?.has(node.key) || live.has(node.key)), look);
  const seen = (node) => !node.hidden && (!lit || lit.has(node.key));
  for (const node of scene.list) {
    if (node.focus && seen(node)) paintRing(context, node, { camera, colour: style.kinds[node.kind], gap: 4.5 });
    if (node.pinned && seen(node)) paintPin(context, node, { camera, style });
  }
  for (const key of new Set([...selected, ringed ? cursor : null])) {
    const node = scene.nodes.get(key);
    if (node && !node.hidden) paintRing(context, node, { camera, colour: style.focus, gap: 8 });
  }
}
