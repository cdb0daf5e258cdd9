/* Draws a slice with vis-network: positions come from the server, nothing moves by itself. */

import { drawLabels } from "./slice_labels.js";
import { radiusOf, readStyle } from "./slice_style.js";

const SHAPES = { author: "dot", paper: "square", topic: "triangle", institution: "diamond" };
const FAINT = 0.12;
const STEP = 1.4;
const FINGER = 18;
const LINE_REACH = 6;
const MOST_SCALE = 6;

export const KIND_WORDS = { author: "person", paper: "paper", topic: "topic", institution: "institution" };

export function drawSlice(picture, onDrawn) {
  const drawing = new Drawing(picture);
  drawing.network.once("afterDrawing", onDrawn);
  drawing.refit();
  return drawing;
}

class Drawing {
  constructor(picture) {
    this.picture = picture;
    this.slice = picture.slice;
    this.nodes = new Map(this.slice.nodes.map((node) => [node.id, node]));
    this.edges = this.slice.edges.map((edge, at) => ({ ...edge, at }));
    this.hidden = new Set();
    this.hovered = null;
    this.current = null;
    this.kept = null;
    this.style = readStyle(picture.root);
    this.neighbours = neighboursOf(this.edges);
    this.#build();
  }

  #build() {
    const options = {
      physics: false, layout: { improvedLayout: false, randomSeed: 1 },
      nodes: { borderWidth: 1.5, borderWidthSelected: 1.5, labelHighlightBold: false, chosen: false },
      edges: { smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0 },
      interaction: { hover: true, dragNodes: false, selectConnectedEdges: false, hoverConnectedEdges: false, keyboard: false },
    };
    this.data = {
      nodes: new vis.DataSet(this.slice.nodes.map((node) => this.#node(node))),
      edges: new vis.DataSet(this.edges.map((edge) => this.#edge(edge))),
    };
    this.network = new vis.Network(this.picture.stage, this.data, options);
    this.network.on("hoverNode", ({ node }) => this.#hover(node));
    this.network.on("blurNode", () => this.#hover(null));
    this.network.on("hoverEdge", ({ edge }) => this.#point(this.edges[edge].kind === "coauthor" ? "edge" : ""));
    this.network.on("blurEdge", () => this.#point(this.hovered ? "node" : ""));
    this.network.on("click", ({ pointer }) => this.#click(pointer.DOM));
    this.network.on("zoom", () => this.#markZoom());
    this.network.on("beforeDrawing", (context) => this.#ring(context));
    this.network.on("afterDrawing", (context) => drawLabels(this, context));
    // The wheel scrolls the page; with Ctrl, or pinched on a touch pad, it zooms the picture.
    this.onWheel = (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); };
    this.picture.stage.addEventListener("wheel", this.onWheel, { capture: true, passive: true });
  }

  destroy() {
    this.picture.stage.removeEventListener("wheel", this.onWheel, { capture: true });
    this.network.destroy();
  }

  #node(node, faint = false) {
    const colour = this.style.kinds[node.kind];
    const plain = { background: colour, border: this.style.paper };
    return {
      id: node.id, x: node.x, y: node.y, shape: SHAPES[node.kind], size: radiusOf(node, this.slice), opacity: faint ? FAINT * 1.6 : 1,
      color: { ...plain, hover: plain, highlight: plain }, hidden: this.hidden.has(node.kind) && node.rank >= 0,
    };
  }

  #edge(edge, state = "") {
    const { colour, opacity, width } = this.#stroke(edge, state);
    return {
      id: edge.at, from: edge.source, to: edge.target, width,
      color: { color: colour, hover: colour, highlight: colour, opacity }, hidden: this.#hides(edge),
    };
  }

  #stroke(edge, state) {
    const own = edge.source === this.slice.focus.id || edge.target === this.slice.focus.id;
    const width = edge.kind === "coauthor" ? Math.min(1 + edge.weight / 2.5, 6) : 1;
    const colour = this.style.edges[edge.kind];
    if (state === "faint") return { colour, width, opacity: FAINT / 2 };
    if (state === "strong") return { colour, width: width + 0.8, opacity: 0.95 };
    return { colour, width, opacity: this.style.opacity * (own ? 0.55 : 1) };
  }

  #hides(edge) {
    return [edge.source, edge.target].some((id) => id !== this.slice.focus.id && this.hidden.has(this.nodes.get(id).kind));
  }

  /* What is picked out: the hovered node and its neighbours, else the selected ones, else a group. */

  highlight(ids) {
    this.current = ids.length ? ids : null;
    this.#paint();
  }

  highlightGroup(group) {
    this.kept = group === null ? null : new Set(this.slice.nodes.filter((node) => node.group === group).map((node) => node.id));
    this.#paint();
  }

  hideKinds(kinds) {
    this.hidden = kinds;
    this.#paint();
  }

  recolour() {
    this.style = readStyle(this.picture.root);
    this.#paint();
  }

  #hover(id) {
    this.hovered = id;
    this.#point(id ? "node" : "");
    this.#paint();
  }

  #point(what) {
    this.picture.stage.dataset.hover = what;
  }

  lit() {
    if (this.hovered) return new Set([this.hovered, ...this.neighbours.get(this.hovered)]);
    if (this.current?.length === 1) return new Set([this.current[0], ...this.neighbours.get(this.current[0])]);
    if (this.current) return new Set(this.current);
    return this.kept;
  }

  marked() {
    return [this.hovered, ...(this.current ?? [])].filter(Boolean);
  }

  #paint() {
    const lit = this.lit();
    const middle = new Set(this.hovered ? [this.hovered] : this.current ?? []);
    const strong = (edge) => (middle.size === 2 ? middle.has(edge.source) && middle.has(edge.target) : middle.has(edge.source) || middle.has(edge.target));
    this.data.nodes.update(this.slice.nodes.map((node) => this.#node(node, lit !== null && !lit.has(node.id))));
    this.data.edges.update(this.edges.map((edge) => this.#edge(edge, this.#state(edge, lit, middle, strong))));
  }

  #state(edge, lit, middle, strong) {
    if (lit === null) return "";
    if (middle.size) return strong(edge) ? "strong" : "faint";
    return lit.has(edge.source) && lit.has(edge.target) ? "" : "faint";
  }

  #ring(context) {
    const focus = this.slice.focus;
    this.#circle(context, focus, radiusOf(focus, this.slice) + 4.5, this.style.kinds[focus.kind], 2.5);
    for (const id of this.current ?? []) this.#circle(context, this.nodes.get(id), radiusOf(this.nodes.get(id), this.slice) + 8, this.style.focus, 2.5);
  }

  #circle(context, node, radius, colour, width) {
    context.beginPath();
    context.arc(node.x, node.y, radius, 0, 2 * Math.PI);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }

  #click(point) {
    const node = this.network.getNodeAt(point) ?? this.#nearest(point);
    if (node) return this.picture.select([node]);
    const edge = this.#pairAt(point);
    if (edge) return this.picture.select([edge.source, edge.target]);
    if (this.picture.selected.length) this.picture.select([]);
  }

  /* The line between two people that the pointer is on. Other lines say no more than their ends do, and let it through. */
  #pairAt(point) {
    const at = this.network.DOMtoCanvas(point);
    const away = (edge) => distanceTo(at, this.nodes.get(edge.source), this.nodes.get(edge.target)) * this.network.getScale();
    const pairs = this.edges.filter((edge) => edge.kind === "coauthor" && !this.#hides(edge));
    const nearest = pairs.reduce((a, b) => (a && away(a) <= away(b) ? a : b), null);
    return nearest && away(nearest) < LINE_REACH ? nearest : null;
  }

  /* A finger is broader than a small node: the nearest one within its reach is meant. */
  #nearest(point) {
    if (!matchMedia("(hover: none)").matches) return null;
    const { x, y } = this.network.DOMtoCanvas(point);
    const distance = (node) => Math.hypot(node.x - x, node.y - y) * this.network.getScale();
    const visible = this.slice.nodes.filter((node) => this.visible(node.id));
    const nearest = visible.reduce((a, b) => (distance(a) <= distance(b) ? a : b));
    return distance(nearest) < FINGER ? nearest.id : null;
  }

  /* The view */

  fitScale() {
    const { clientWidth, clientHeight } = this.picture.stage;
    return Math.min(clientWidth / this.slice.width, clientHeight / this.slice.height);
  }

  refit() {
    this.network.setSize("100%", "100%");
    this.network.redraw();
    this.network.moveTo({ position: { x: 0, y: 0 }, scale: this.fitScale(), animation: false });
    this.#markZoom();
  }

  zoom(way) {
    if (way === "fit") return this.refit();
    const scale = this.network.getScale() * (way === "in" ? STEP : 1 / STEP);
    const animation = matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 200, easingFunction: "easeOutQuad" };
    this.network.moveTo({ scale: Math.min(Math.max(scale, this.fitScale() * 0.8), MOST_SCALE), animation });
    setTimeout(() => this.#markZoom(), 220);
  }

  /* At the first view a finger on the picture scrolls the page; zoomed in, it moves the picture. */
  #markZoom() {
    const zoomed = this.network.getScale() > this.fitScale() * 1.05;
    this.picture.stage.dataset.zoomed = String(zoomed);
  }

  bringIntoView(id) {
    const { x, y } = this.network.canvasToDOM(this.nodes.get(id));
    const { clientWidth, clientHeight } = this.picture.stage;
    const inside = x > 20 && y > 20 && x < clientWidth - 20 && y < clientHeight - 20;
    if (!inside) this.network.moveTo({ position: this.nodes.get(id), animation: false });
  }

  visible(id) {
    return !this.data.nodes.get(id).hidden;
  }

  describe(id) {
    const node = this.nodes.get(id);
    const others = [...this.neighbours.get(id)].filter((other) => this.visible(other)).length;
    const note = node.rank < 0 ? "in the middle" : node.note;
    return `${node.label}, ${KIND_WORDS[node.kind]}${note ? `, ${note}` : ""}; ${others} ${others === 1 ? "connection" : "connections"}`;
  }
}

function distanceTo(point, a, b) {
  const [x, y] = [b.x - a.x, b.y - a.y];
  const along = Math.min(Math.max(((point.x - a.x) * x + (point.y - a.y) * y) / (x * x + y * y || 1), 0), 1);
  return Math.hypot(a.x + along * x - point.x, a.y + along * y - point.y);
}

function neighboursOf(edges) {
  const neighbours = new Map();
  const add = (a, b) => neighbours.get(a)?.add(b) ?? neighbours.set(a, new Set([b]));
  for (const { source, target } of edges) {
    add(source, target);
    add(target, source);
  }
  return { get: (id) => neighbours.get(id) ?? new Set() };
}
