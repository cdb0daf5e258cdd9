/* A picture of a graph on a canvas: positions come from the server, nothing moves by itself.

   new Picture(stage, { onSelect(keys, event, edge), onHover(key), onMove(moves), onDrawn(), onSimplify(simplified),
   onActivate(key, event), mayPick(edge) }); the stage is an element with a size of its own. Keys are `node.key ?? node.id`. */

import { Layers } from "./canvas.js";
import { Hands } from "./hands.js";
import { edgeAt, nodeAt, nodesInside } from "./hit.js";
import { Look } from "./look.js";
import { tween, wantsNoMotion } from "./motion.js";
import { litNodes, markedNodes, pickedWith, strongEdges } from "./pickout.js";
import { printWith, toPNG } from "./paper.js";
import { Scene } from "./scene.js";
import { followScheme, readStyle } from "./style.js";

const SETTLE = 140;
const ARRIVING = 280;
const FADING = 120;
const EMPTY = { nodes: [], edges: [], width: 1, height: 1, zoom: 1 };

export class Picture extends Look {
  draggable = false;
  lasso = false;
  /* Whether more than one node can be picked: with Shift, Ctrl or Cmd, and by drawing around them. */
  many = true;
  #frame = 0;
  #settle = 0;
  #finish = () => {};
  #fade = () => {};
  #watchers = new Set();

  constructor(stage, told = {}) {
    super();
    this.stage = stage;
    this.told = told;
    stage.classList.add("picture-stage");
    this.layers = new Layers(stage);
    this.style = readStyle(stage);
    this.state = { selected: new Set(), hovered: null, cursor: null, kept: null, hidden: new Set(), live: new Set(), lasso: null, faded: 0, simplified: false };
    this.scene = new Scene(EMPTY);
    this.hands = new Hands(this);
    this.stopPrinting = printWith(this);
    this.watching = new ResizeObserver(() => this.#resize());
    this.watching.observe(stage);
    this.stopFollowing = followScheme(() => this.recolour());
  }

  destroy() {
    this.#finish();
    this.stand();
    this.#fade();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settle);
    this.watching.disconnect();
    this.hands.destroy();
    this.stopPrinting();
    this.stopFollowing();
    this.layers.canvas.remove();
  }

  /* What is drawn. With `keepCamera` the view stays; with `animate` what was there already goes to its new place. */
  show(graph, { keepCamera = false, animate = false } = {}) {
    this.#finish();
    const before = this.scene;
    this.scene = new Scene(graph);
    this.scene.hide(this.state.hidden);
    this.state.selected = new Set([...this.state.selected].filter((key) => this.scene.nodes.has(key)));
    this.state.hovered = null;
    this.layers.ground.cost = 0;
    if (keepCamera) this.scene.chosen = false;
    this.#room();
    if (!keepCamera) this.lens.set(this.lens.viewOf(this.scene.home));
    this.shown = false;
    if (animate && !wantsNoMotion()) this.#arrive(before);
    else this.#stale();
  }

  #arrive(before) {
    const moves = this.scene.list.map((node) => ({ node, to: { x: node.x, y: node.y }, from: before.nodes.get(node.key) ?? this.#comesFrom(node, before) }));
    const moved = moves.filter(({ from, to }) => from && (from.x !== to.x || from.y !== to.y));
    this.#finish = tween(ARRIVING, (part) => {
      for (const { node, from, to } of moved) Object.assign(node, { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
      this.#stale();
    });
  }

  /* A new node comes out of the one that it was opened from. */
  #comesFrom(node, before) {
    const known = [...this.scene.neighbours.get(node.key)].find((key) => before.nodes.has(key));
    return before.nodes.get(known);
  }

  /* Selecting, highlighting, hiding */

  select(keys) {
    this.state.selected = new Set([...keys].filter((key) => this.scene.nodes.has(key)));
    this.#pickOut();
  }

  selected() {
    return [...this.state.selected];
  }

  /* Dims all but these nodes, until `null`. */
  highlight(keys) {
    this.state.kept = keys ? new Set(keys) : null;
    this.#pickOut();
  }

  hover(key) {
    if (key === this.state.hovered) return;
    this.state.hovered = key;
    this.#pickOut();
    this.told.onHover?.(key);
  }

  /* The node that the reader stands on; `ringed` where nothing else shows it. */
  point(key, ringed = false) {
    Object.assign(this.state, { cursor: key, ringed });
    this.#pickOut();
  }

  hide(keys) {
    this.state.hidden = new Set(keys);
    this.scene.hide(this.state.hidden);
    this.#stale();
  }

  isShown(key) {
    return this.scene.nodes.get(key)?.hidden === false;
  }

  recolour() {
    this.style = readStyle(this.stage);
    this.#stale();
  }

  #pickOut() {
    this.#fade();
    const [from, to] = [this.state.faded, Number(litNodes(this.state, this.scene) !== null)];
    if (from === to) return this.#ask();
    this.#fade = tween(FADING, (part) => {
      this.state.faded = from + (to - from) * part;
      this.#ask();
    });
  }

  /* What the hands ask */

  at(x, y) {
    return this.nodeAt({ x, y })?.key ?? null;
  }

  nodeAt(point, finger = false) {
    return nodeAt(this.scene, this.lens, point, finger);
  }

  lineAt(point) {
    return edgeAt(this.scene, this.lens, point, this.told.mayPick ?? (() => true));
  }

  /* Where on the stage a node is, in pixels. */
  place(key) {
    const node = this.scene.nodes.get(key);
    return { ...this.lens.screen(node), radius: this.lens.radius(node) };
  }

  pick(point, event, finger) {
    const node = this.nodeAt(point, finger);
    const edge = node ? null : this.lineAt(point);
    if (node) this.told.onSelect?.(this.many ? pickedWith(this.state.selected, node.key, event) : [node.key], event, null);
    else if (edge) this.told.onSelect?.([edge.source.key, edge.target.key], event, edge.data);
    else if (this.state.selected.size) this.told.onSelect?.([], event, null);
  }

  drawLasso(polygon) {
    this.state.lasso = polygon;
    this.#ask();
  }

  endLasso(polygon, event) {
    this.drawLasso(null);
    const keys = nodesInside(this.scene, this.lens, polygon).map((node) => node.key);
    this.told.onSelect?.(event.shiftKey ? [...new Set([...this.state.selected, ...keys])] : keys, event, null);
  }

  /* These nodes are in the reader's hand: they are painted above all others. */
  lift(keys) {
    this.state.live = new Set(keys);
    this.#stale();
  }

  /* Calls back after each frame; returns a function that ends this. */
  watch(watcher) {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  toPNG(scale = 2) {
    return toPNG(this, scale);
  }

  /* Drawing */

  /* All that a layer needs to know. */
  view() {
    const { state, scene } = this;
    const picked = { lit: litNodes(state, scene), strong: strongEdges(state, scene), marked: markedNodes(state, scene) };
    return { ...state, ...picked, scene, camera: this.lens, style: this.style };
  }

  #room() {
    this.lens.room(Math.max(this.stage.clientWidth, 1), Math.max(this.stage.clientHeight, 1), this.scene.home);
  }

  #resize() {
    const { clientWidth, clientHeight } = this.stage;
    if (!clientWidth || !clientHeight) return;
    const { x, y, zoom } = this.camera();
    this.#room();
    this.lens.set({ x, y, scale: zoom * this.lens.homeScale });
    this.layers.resize(clientWidth, clientHeight, window.devicePixelRatio || 1);
    // In the same frame: a canvas that was resized is empty.
    this.#draw();
  }

  /* The lines or nodes are not those of the last frame. */
  #stale() {
    this.layers.ground.stale = true;
    this.#ask();
  }

  /* Nodes or the view have moved. A heavy picture is simplified until it has stood still for a moment. */
  moved() {
    this.#simplify(this.layers.isHeavy());
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => {
      this.#simplify(false);
      this.#ask();
    }, SETTLE);
    this.#ask();
  }

  #simplify(simplified) {
    if (simplified === this.state.simplified) return;
    this.state.simplified = simplified;
    this.told.onSimplify?.(simplified);
  }

  #ask() {
    this.#frame ||= requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.layers.ratio || !this.scene.list.length) return;
    this.layers.draw(this.view(), this.state.simplified);
    this.stage.dataset.zoomed = String(this.lens.near() > 1.05);
    for (const watcher of this.#watchers) watcher();
    if (this.shown) return;
    this.shown = true;
    this.told.onDrawn?.();
  }
}
