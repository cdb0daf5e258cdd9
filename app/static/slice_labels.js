/* The labels of a picture, always the same size on the screen. The server has chosen the ones of the first view;
   nearer, more appear where there is room. None covers a node or another label. */

import { radiusOf } from "./slice_style.js";

const SIZE = 12;
const LINE = 15;
const LONGEST = 28;
const LONGEST_MARKED = 90;
const PLACES = ["below", "above", "right", "left"];
const PAPERS_FROM = 1.9;

export function shortLabel(text, longest = LONGEST) {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[ ,.;:(-]+$/, "")}…`;
}

export function drawLabels(drawing, context) {
  const scale = drawing.network.getScale();
  const size = SIZE / scale;
  context.font = `${size}px ${drawing.style.font}`;
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.lineJoin = "round";
  drawing.labels = placeLabels(drawing, context, scale);
  for (const label of drawing.labels) {
    context.font = `${label.bold ? "600 " : ""}${size}px ${drawing.style.font}`;
    context.lineWidth = 3.5 / scale;
    context.strokeStyle = drawing.style.paper;
    context.fillStyle = drawing.style.ink;
    context.strokeText(label.text, label.box[0], (label.box[1] + label.box[3]) / 2);
    context.fillText(label.text, label.box[0], (label.box[1] + label.box[3]) / 2);
  }
}

function placeLabels(drawing, context, scale) {
  const near = scale / drawing.fitScale();
  const lit = drawing.lit();
  const marked = new Set(drawing.marked());
  const bounds = edgesOfView(drawing, near);
  const taken = visibleNodes(drawing).map((node) => nodeBox(node, drawing.slice));
  const placed = [];
  for (const node of inOrder(drawing, marked)) {
    if (!marked.has(node.id) && !waits(node, near, lit)) continue;
    const label = place(node, { context, scale, slice: drawing.slice, taken, bounds, must: marked.has(node.id), bold: node.rank < 0 || marked.has(node.id) });
    if (!label) continue;
    placed.push(label);
    taken.push(label.box);
  }
  return placed;
}

/* Whether a node's label may show now: at the first view those the server chose, nearer all; papers only from close by. */
function waits(node, near, lit) {
  if (lit) return lit.has(node.id);
  if (node.kind === "paper" && node.rank >= 0) return near > PAPERS_FROM;
  return node.place !== null || near > 1.15;
}

function visibleNodes(drawing) {
  return drawing.slice.nodes.filter((node) => node.rank < 0 || !drawing.hidden.has(node.kind));
}

const WEIGHTS = { author: 1, topic: 2.5, institution: 2.5, paper: 9 };

function inOrder(drawing, marked) {
  const order = (node) => (marked.has(node.id) ? -9 : 0) + (node.place ? 0 : 1000) + node.rank * WEIGHTS[node.kind];
  return visibleNodes(drawing).sort((a, b) => order(a) - order(b));
}

function edgesOfView(drawing, near) {
  // From close by the reader can move to where a label goes on; at the first view it must be whole.
  if (near > 1.05) return [-Infinity, -Infinity, Infinity, Infinity];
  const { clientWidth, clientHeight } = drawing.picture.stage;
  const topLeft = drawing.network.DOMtoCanvas({ x: 1, y: 1 });
  const bottomRight = drawing.network.DOMtoCanvas({ x: clientWidth - 1, y: clientHeight - 1 });
  return [topLeft.x, topLeft.y, bottomRight.x, bottomRight.y];
}

function nodeBox(node, slice) {
  const radius = radiusOf(node, slice) + 1;
  return [node.x - radius, node.y - radius, node.x + radius, node.y + radius];
}

function place(node, { context, scale, slice, taken, bounds, must, bold }) {
  const text = shortLabel(node.label, must ? LONGEST_MARKED : LONGEST);
  context.font = context.font.replace(/^600 /, "");
  const width = context.measureText(text).width * (bold ? 1.08 : 1);
  const first = node.place ? [node.place, ...PLACES.filter((name) => name !== node.place)] : PLACES;
  for (const name of first) {
    const box = labelBox(node, radiusOf(node, slice), { width, scale, name });
    if (inside(box, bounds) && !taken.some((other) => overlap(box, other))) return { id: node.id, text, box, bold };
  }
  return must ? { id: node.id, text, box: pushedInside(labelBox(node, radiusOf(node, slice), { width, scale, name: "below" }), bounds), bold } : null;
}

function labelBox(node, size, { width, scale, name }) {
  const radius = size + (node.rank < 0 ? 6 : 1);
  const [gap, side, line] = [2 / scale, 3 / scale, LINE / scale];
  const left = { right: node.x + radius + side, left: node.x - radius - side - width }[name] ?? node.x - width / 2;
  const top = { below: node.y + radius + gap, above: node.y - radius - gap - line }[name] ?? node.y - line / 2;
  return [left, top, left + width, top + line];
}

function pushedInside(box, bounds) {
  const right = Math.min(0, bounds[2] - box[2]) || Math.max(0, bounds[0] - box[0]);
  const down = Math.min(0, bounds[3] - box[3]) || Math.max(0, bounds[1] - box[1]);
  return [box[0] + right, box[1] + down, box[2] + right, box[3] + down];
}

function inside(box, bounds) {
  return box[0] >= bounds[0] && box[1] >= bounds[1] && box[2] <= bounds[2] && box[3] <= bounds[3];
}

function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
