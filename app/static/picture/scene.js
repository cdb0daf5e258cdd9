/* The graph behind a picture: nodes by their keys, edges with both ends, who is next to whom, and the room that all take. */

import { radiusOf } from "./style.js";

const WEIGHTS = { author: 1, topic: 2.5, institution: 2.5, paper: 9 };
const AIR = 14;

export class Scene {
  constructor(graph) {
    this.graph = graph;
    this.zoom = graph.zoom || 1;
    this.sequential = Boolean(graph.legend?.scale);
    this.list = nodesOf(graph, this.zoom);
    this.nodes = new Map(this.list.map((node) => [node.key, node]));
    this.edges = edgesOf(graph, this.nodes);
    this.neighbours = neighboursOf(this.list, this.edges);
    this.inOrder = [...this.list].sort((a, b) => a.order - b.order);
    // Whether somebody has chosen which labels show at first; where nodes have moved since, the choice is void.
    this.chosen = this.list.some((node) => node.place);
    this.home = homeOf(graph, this.list);
    this.hide(new Set());
  }

  /* Only what is not hidden, and no edge without both its ends. */
  hide(keys) {
    for (const node of this.list) node.hidden = keys.has(node.key);
    this.shown = this.list.filter((node) => !node.hidden);
    this.lines = this.edges.filter((edge) => !edge.source.hidden && !edge.target.hidden);
  }

  focus() {
    return this.list.find((node) => node.focus) ?? this.list[0];
  }

  /* The neighbours that are shown, best first. */
  around(key) {
    const keys = this.neighbours.get(key) ?? new Set();
    return [...keys].map((each) => this.nodes.get(each)).filter((node) => !node.hidden).sort((a, b) => a.order - b.order);
  }

  /* The edges at a node, or between two. */
  edgesAt(...keys) {
    return this.lines.filter((edge) => keys.every((key) => edge.source.key === key || edge.target.key === key));
  }

  bounds(nodes = this.list) {
    const xs = nodes.map((node) => node.x);
    const ys = nodes.map((node) => node.y);
    return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
  }
}

function nodesOf(graph, zoom) {
  const focuses = new Set(graph.view?.focus ?? []);
  const counts = {};
  return graph.nodes.map((data) => {
    const key = data.key ?? data.id;
    const rank = data.rank ?? (counts[data.kind] = (counts[data.kind] ?? -1) + 1);
    const focus = rank < 0 || focuses.has(key);
    const node = { ...data, key, rank, focus, hidden: false };
    node.radius = radiusOf(node, zoom);
    node.order = (focus ? -10 : 0) + (node.place ? 0 : 1000) + Math.max(rank, 0) * WEIGHTS[node.kind] + (data.rank === undefined ? (3 - node.size) * 100 : 0);
    return node;
  });
}

function edgesOf(graph, nodes) {
  const found = graph.edges.map((data) => ({ ...data, data, source: nodes.get(data.source), target: nodes.get(data.target) }));
  return found.filter((edge) => edge.source && edge.target).map((edge) => Object.assign(edge, {
    own: edge.source.rank < 0 || edge.target.rank < 0,
    joint: edge.kind === "coauthor" ? edge.papers ?? edge.weight : 0,
    step: edge.kind === "coauthor" ? Math.min(Math.round(edge.papers ?? edge.weight), 12) : 0,
  }));
}

function neighboursOf(nodes, edges) {
  const neighbours = new Map(nodes.map((node) => [node.key, new Set()]));
  for (const { source, target } of edges) {
    neighbours.get(source.key).add(target.key);
    neighbours.get(target.key).add(source.key);
  }
  return neighbours;
}

/* The canvas that the server placed the nodes on, and more where nodes stand outside of it. */
function homeOf(graph, nodes) {
  const [x, y] = [(graph.width ?? 0) / 2, (graph.height ?? 0) / 2];
  const canvas = { left: -x, top: -y, right: x, bottom: y };
  return nodes.reduce((box, node) => around(box, node, nodes.length === 1 ? 200 : node.radius), canvas);
}

function around(box, { x, y }, reach) {
  const grown = { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
  if (grown.left >= box.left && grown.top >= box.top && grown.right <= box.right && grown.bottom <= box.bottom) return box;
  return {
    left: Math.min(box.left, grown.left - AIR), top: Math.min(box.top, grown.top - AIR),
    right: Math.max(box.right, grown.right + AIR), bottom: Math.max(box.bottom, grown.bottom + AIR),
  };
}
