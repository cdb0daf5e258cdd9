/* Paints edges and nodes, those of one look in one path: a software canvas takes 6,000 lines so in about 10 milliseconds. */

import { colourOf } from "./style.js";

const BATCH = 300;
const MANY = 600;
const BORDER = 1.5;
const FULL = 2 * Math.PI;

/* Edges of a look each: `state` is "" or "strong". */
export function paintEdges(context, edges, { camera, style, state = "" }) {
  const looks = new Map();
  for (const edge of edges) {
    const look = `${edge.kind} ${edge.step} ${edge.own}`;
    const some = looks.get(look);
    if (some) some.push(edge);
    else looks.set(look, [edge]);
  }
  const crowd = Math.min(1, Math.max(0.3, Math.sqrt(MANY / Math.max(edges.length, 1))));
  for (const some of looks.values()) {
    Object.assign(context, strokeOf(some[0], { camera, style, state, crowd }));
    strokeLines(context, some, camera);
  }
  context.globalAlpha = 1;
}

function strokeOf(edge, { camera, style, state, crowd }) {
  const growth = Math.min(Math.max(camera.growth(), 0.5), 1.6);
  const width = (edge.kind === "coauthor" ? Math.min(1 + edge.step / 2.5, 6) : 1) * growth;
  const opacity = state === "strong" ? 0.95 : style.opacity * (edge.own ? 0.55 : 1) * crowd;
  return { strokeStyle: style.edges[edge.kind] ?? style.line, lineWidth: width + (state === "strong" ? 0.8 : 0), globalAlpha: opacity };
}

function strokeLines(context, edges, { x, y, scale, width, height }) {
  const [left, top] = [width / 2 - x * scale, height / 2 - y * scale];
  let count = 0;
  context.beginPath();
  for (const { source, target } of edges) {
    const [ax, ay, bx, by] = [source.x * scale + left, source.y * scale + top, target.x * scale + left, target.y * scale + top];
    if ((ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > width && bx > width) || (ay > height && by > height)) continue;
    context.moveTo(ax, ay);
    context.lineTo(bx, by);
    if (++count % BATCH) continue;
    context.stroke();
    context.beginPath();
  }
  context.stroke();
}

/* Nodes in the shapes of their kinds, with a border of the paper's colour that sets them off. */
export function paintNodes(context, nodes, { camera, style, sequential }) {
  const looks = new Map();
  for (const node of nodes) {
    const colour = colourOf(node, style, sequential);
    const look = node.kind + colour;
    const found = looks.get(look);
    if (found) found.some.push(node);
    else looks.set(look, { colour, some: [node] });
  }
  context.strokeStyle = style.paper;
  context.lineWidth = Math.min(BORDER, BORDER * camera.growth());
  for (const { colour, some } of looks.values()) {
    context.fillStyle = colour;
    fillShapes(context, some, camera);
  }
}

function fillShapes(context, nodes, camera) {
  context.beginPath();
  nodes.forEach((node, at) => {
    const { x, y } = camera.screen(node);
    const radius = camera.radius(node);
    if (x > -radius && y > -radius && x < camera.width + radius && y < camera.height + radius) SHAPES[node.kind](context, x, y, radius);
    if ((at + 1) % BATCH) return;
    context.fill();
    context.stroke();
    context.beginPath();
  });
  context.fill();
  context.stroke();
}

const SHAPES = {
  author(context, x, y, radius) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, FULL);
  },
  paper(context, x, y, radius) {
    context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  },
  topic(context, x, y, radius) {
    const half = radius * 1.15;
    const middle = y + 0.275 * half;
    polygon(context, [x, middle - 1.155 * half], [x + half, middle + 0.577 * half], [x - half, middle + 0.577 * half]);
  },
  institution(context, x, y, radius) {
    polygon(context, [x, y - radius], [x + radius, y], [x, y + radius], [x - radius, y]);
  },
};

function polygon(context, first, ...others) {
  context.moveTo(...first);
  for (const point of others) context.lineTo(...point);
  context.closePath();
}

/* A ring around a node, for the middle of the picture and for what is picked. */
export function paintRing(context, node, { camera, colour, gap, width = 2.5 }) {
  const { x, y } = camera.screen(node);
  context.beginPath();
  context.arc(x, y, camera.radius(node) + gap * Math.min(1, camera.growth()), 0, FULL);
  Object.assign(context, { lineWidth: width, strokeStyle: colour });
  context.stroke();
}

/* The head of a pin on a node that stays where it was put. */
export function paintPin(context, node, { camera, style }) {
  const { x, y } = camera.screen(node);
  const reach = camera.radius(node) * 0.75;
  Object.assign(context, { lineWidth: 1.5, strokeStyle: style.ink, fillStyle: style.paper });
  context.beginPath();
  context.moveTo(x + reach * 0.4, y - reach * 0.4);
  context.lineTo(x + reach + 2, y - reach - 2);
  context.stroke();
  context.beginPath();
  context.arc(x + reach + 3.5, y - reach - 3.5, 2.8, 0, FULL);
  context.fill();
  context.stroke();
}

/* What a drag has drawn around so far. */
export function paintLasso(context, points, style) {
  Object.assign(context, { lineWidth: 1.5, strokeStyle: style.focus, fillStyle: style.focus });
  context.setLineDash([5, 4]);
  context.beginPath();
  polygon(context, ...points.map(({ x, y }) => [x, y]));
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 0.08;
  context.fill();
  context.globalAlpha = 1;
}
