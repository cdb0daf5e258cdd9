/* The labels of a picture, always the same size on the screen. The server has chosen the ones of the first view; nearer,
   more appear where there is room. None covers a node or another label. All boxes are [left, top, right, bottom] in pixels. */

const SIZE = 12;
const LINE = 15;
const LONGEST = 28;
const LONGEST_MARKED = 90;
const SHORTER = [20, 14];
const PLACES = ["below", "above", "right", "left"];
const PAPERS_FROM = 1.9;
const NUMBERS_FROM = 2.2;
const FIRST_VIEW = 1.15;
const MOST = 220;
const CELL = 64;
const CROWD = 600;
const widths = new Map();

export function shortLabel(text, longest = LONGEST) {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[ ,.;:(-]+$/, "")}…`;
}

/* Where which label stands now; `lit` are the nodes that are picked out (or null), `marked` those whose label must show. */
export function placeLabels(context, { scene, camera, style, lit, marked, most = MOST }) {
  const near = camera.near();
  const room = new Room(near > 1.05 ? null : [1, 1, camera.width - 1, camera.height - 1]);
  const nodes = scene.shown.filter((node) => (!lit || lit.has(node.key)) && isInView(node, camera));
  // In a crowd no label would find room: there they may cover small nodes.
  for (const node of nodes) if (node.size > 1 || node.focus || nodes.length < CROWD) room.take(nodeBox(node, camera));
  const labels = [];
  const wanted = scene.inOrder.filter((node) => !node.hidden && (marked.has(node.key) || (isInView(node, camera) && mayShow(node, { near, lit, scene }))));
  for (const node of [...wanted.filter((each) => marked.has(each.key)), ...wanted.filter((each) => !marked.has(each.key))]) {
    if (labels.length >= most) break;
    const label = labelOf(node, { context, camera, font: style.font, room, must: marked.has(node.key) });
    if (label) labels.push(label);
  }
  return [...labels, ...numbers(context, { scene, camera, font: style.font, room, near, marked, lit })];
}

/* Whether a node's label may show now: at the first view those the server chose, nearer all; papers only from close by. */
function mayShow(node, { near, lit, scene }) {
  if (lit) return lit.has(node.key);
  if (node.kind === "paper" && !node.focus) return near > PAPERS_FROM;
  return node.focus || Boolean(node.place) || near > FIRST_VIEW || !scene.chosen;
}

function isInView(node, camera) {
  const { x, y } = camera.screen(node);
  return x > -20 && y > -20 && x < camera.width + 20 && y < camera.height + 20;
}

function nodeBox(node, camera) {
  const { x, y } = camera.screen(node);
  const radius = camera.radius(node) + 1;
  return [x - radius, y - radius, x + radius, y + radius];
}

function labelOf(node, { context, camera, font, room, must }) {
  const bold = node.focus || must;
  const lengths = must ? [LONGEST_MARKED, LONGEST, ...SHORTER] : node.focus ? [LONGEST, ...SHORTER] : [LONGEST];
  const places = node.place ? [node.place, ...PLACES.filter((place) => place !== node.place)] : PLACES;
  for (const length of lengths) {
    const text = shortLabel(node.label, length);
    const width = widthOf(context, text, font, bold);
    const box = places.map((place) => boxAt(node, { camera, width, place, ring: must })).find((each) => room.isFree(each) && (!must || isWhole(each, camera)));
    if (box) return taken(room, { key: node.key, text, box, bold });
  }
  if (!must && !node.focus) return null;
  const text = shortLabel(node.label, LONGEST);
  return taken(room, { key: node.key, text, box: pushedInside(boxAt(node, { camera, width: widthOf(context, text, font, true), place: "below", ring: must }), camera), bold });
}

function isWhole(box, camera) {
  return box[0] >= 0 && box[1] >= 0 && box[2] <= camera.width && box[3] <= camera.height;
}

function taken(room, label) {
  room.take(label.box);
  return label;
}

function boxAt(node, { camera, width, place, ring }) {
  const { x, y } = camera.screen(node);
  const radius = camera.radius(node) + (ring ? 10 : node.focus ? 6 : 1) * Math.min(1, camera.growth());
  const left = { right: x + radius + 3, left: x - radius - 3 - width }[place] ?? x - width / 2;
  const top = { below: y + radius + 2, above: y - radius - 2 - LINE }[place] ?? y - LINE / 2;
  return [left, top, left + width, top + LINE];
}

function pushedInside(box, camera) {
  const right = Math.min(0, camera.width - box[2]) || Math.max(0, -box[0]);
  const down = Math.min(0, camera.height - box[3]) || Math.max(0, -box[1]);
  return [box[0] + right, box[1] + down, box[2] + right, box[3] + down];
}

/* How many papers two people share, on the line between them: near by, or where one of them is marked. */
function numbers(context, { scene, camera, font, room, near, marked, lit }) {
  if (near < NUMBERS_FROM && !marked.size) return [];
  const wanted = scene.lines.filter((edge) => edge.joint > 1 && (marked.has(edge.source.key) || marked.has(edge.target.key) || (!lit && near >= NUMBERS_FROM)));
  const labels = [];
  for (const edge of wanted) {
    const [a, b] = [camera.screen(edge.source), camera.screen(edge.target)];
    const text = String(edge.joint);
    const [x, y, half] = [(a.x + b.x) / 2, (a.y + b.y) / 2, widthOf(context, text, font, false) / 2 + 2];
    const box = [x - half, y - LINE / 2, x + half, y + LINE / 2];
    if (Math.hypot(a.x - b.x, a.y - b.y) > 40 && isInView(camera.world({ x, y }), camera) && room.isFree(box)) labels.push(taken(room, { edge, text, box, quiet: true }));
  }
  return labels;
}

function widthOf(context, text, font, bold) {
  const key = `${bold ? "600 " : ""}${SIZE}px ${font}|${text}`;
  if (!widths.has(key)) {
    context.font = `${bold ? "600 " : ""}${SIZE}px ${font}`;
    widths.set(key, context.measureText(text).width + 1);
  }
  return widths.get(key);
}

export function paintLabels(context, labels, style) {
  Object.assign(context, { textBaseline: "middle", textAlign: "left", lineJoin: "round", lineWidth: 3.5, strokeStyle: style.paper });
  for (const { text, box, bold, quiet } of labels) {
    context.font = `${bold ? "600 " : ""}${SIZE}px ${style.font}`;
    context.fillStyle = quiet ? style.muted : style.ink;
    const [x, y] = [box[0] + (quiet ? 2 : 0), (box[1] + box[3]) / 2];
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}

/* The boxes that are taken, found by the cells of a grid; a box is free inside the bounds, where there are any. */
class Room {
  constructor(bounds) {
    this.bounds = bounds;
    this.cells = new Map();
  }

  take(box) {
    for (const cell of cellsOf(box)) {
      const boxes = this.cells.get(cell);
      if (boxes) boxes.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  isFree(box) {
    const { bounds } = this;
    if (bounds && (box[0] < bounds[0] || box[1] < bounds[1] || box[2] > bounds[2] || box[3] > bounds[3])) return false;
    return !cellsOf(box).some((cell) => this.cells.get(cell)?.some((other) => overlap(box, other)));
  }
}

function cellsOf(box) {
  const cells = [];
  for (let column = Math.floor(box[0] / CELL); column <= box[2] / CELL; column++) {
    for (let row = Math.floor(box[1] / CELL); row <= box[3] / CELL; row++) cells.push(column * 65536 + row);
  }
  return cells;
}

function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
