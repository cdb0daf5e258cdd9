/* The result as a picture, drawn by the slices' own renderer, with what is known of the node that is picked. */

import { button, make, mark } from "../explore/dom.js";
import { Outline } from "../picture/outline.js";
import { Picture } from "../picture/picture.js";
import { nt, t } from "../words.js";
import { ask } from "./api.js";
import { cell } from "./cells.js";

const EDGES = { AUTHORED: "authored", ABOUT: "about", AFFILIATED_WITH: "affiliated", CITES: "cites", PART_OF: "part_of" };
const STEP = 1.4;

export class Network {
  constructor({ graph, rows }) {
    this.graph = graph;
    this.known = new Map([...entitiesOf(rows)].map((each) => [each.key, each]));
    this.stage = make("div", { className: "console-stage" });
    this.card = make("div", { className: "console-card", hidden: true });
    this.outline = make("div", {});
    this.caption = make("span", { className: "small muted" });
    this.joining = button(t("Show all that connects them"), () => this.connect(), { className: "button" });
    const zoom = make("p", { className: "console-zoom" },
      button("+", () => this.picture.zoom(STEP), { className: "button", ariaLabel: t("Zoom in") }),
      button("−", () => this.picture.zoom(1 / STEP), { className: "button", ariaLabel: t("Zoom out") }),
      button(t("Fit"), () => this.picture.fit(), { className: "button" }));
    this.element = make("figure", { id: "result-graph", className: "console-graph" }, make("div", { className: "console-drawing" }, this.stage, this.card, zoom), this.outline, make("p", { className: "console-caption" }, this.caption, " ", this.joining));
  }

  /* Only once the stage has a size. */
  open() {
    if (this.picture) return;
    this.picture = this.stage.picture = new Picture(this.stage, { onSelect: ([key]) => this.#pick(key), onActivate: (key) => this.#visit(key) });
    this.picture.many = false;
    this.picture.draggable = true;
    this.#draw(false);
    // Nodes alone say little: what connects them is what one wants to see.
    if (!this.graph.edges.length && this.graph.nodes.length > 1) this.connect();
    this.keys = new Outline(this.outline, this.picture, { onEnter: () => this.card.querySelector("a")?.focus() });
  }

  #draw(animate) {
    this.picture.show({ ...this.graph, nodes: this.graph.nodes.map(drawnWith(this.graph.edges)), edges: this.graph.edges.map(line), zoom: 1 }, { animate });
    this.picture.fit();
    this.caption.textContent = this.#words();
    this.joining.hidden = this.connected || this.graph.nodes.length < 2;
  }

  /* Draws every relationship between the nodes that are there, also those that the query did not return. */
  async connect() {
    this.joining.disabled = true;
    const graph = await ask("/api/v1/cypher/connections", { keys: this.graph.nodes.map(({ id }) => id) }).catch(() => null);
    this.joining.disabled = false;
    if (!graph) return;
    this.connected = true;
    this.graph = { ...graph, left_out: this.graph.left_out };
    this.#draw(true);
  }

  close() {
    this.keys?.destroy();
    this.picture?.destroy();
  }

  #visit(key) {
    const { url } = this.known.get(key) ?? {};
    if (url) location.assign(url);
  }

  #pick(key) {
    const node = this.known.get(key);
    this.card.hidden = !node;
    if (!node) return;
    const facts = Object.entries(node.properties).map(([name, value]) => make("div", {}, make("dt", { textContent: name }), make("dd", {}, cell(value))));
    this.card.replaceChildren(make("h3", {}, mark(node.kind), " ", make("a", { href: node.url, textContent: node.label })), make("dl", { className: "console-map" }, ...facts));
  }

  #words() {
    const { nodes, edges, left_out: rest } = this.graph;
    const counts = { nodes: nt("%(num)s node", "%(num)s nodes", nodes.length), edges: nt("%(num)s relationship", "%(num)s relationships", edges.length) };
    const words = [
      this.connected ? t("%(nodes)s of the result and %(edges)s between them in the graph.", counts) : t("%(nodes)s and %(edges)s of the result.", counts),
      rest ? nt("%(num)s more node is in the table only.", "%(num)s more nodes are in the table only.", rest) : "",
    ];
    return words.filter(Boolean).join(" ");
  }
}

/* The more relationships, the larger. */
function drawnWith(edges) {
  const ends = new Map();
  for (const { source, target } of edges) for (const key of [source, target]) ends.set(key, (ends.get(key) ?? 0) + 1);
  return (node, rank) => ({ ...node, size: Math.min(3, 1 + Math.floor((ends.get(node.id) ?? 0) / 4)), rank, note: "" });
}

function line({ source, target, kind }) {
  return { source, target, kind: EDGES[kind] ?? "authored", weight: 1, label: kind };
}

function* entitiesOf(value) {
  if (Array.isArray(value)) for (const item of value) yield* entitiesOf(item);
  else if (value && typeof value === "object") {
    if (value.$type === "node") yield value;
    else if (value.$type !== "relationship") for (const item of Object.values(value)) yield* entitiesOf(item);
  }
}
