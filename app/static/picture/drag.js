/* Dragging a node, or all that is selected where the node is one of them: they are pinned where they end. */

export function startDrag(picture, key) {
  const selected = picture.selected();
  const keys = selected.includes(key) ? selected : [key];
  const nodes = keys.map((each) => picture.scene.nodes.get(each));
  const from = nodes.map(({ x, y }) => ({ x, y }));
  picture.lift(keys);
  const by = (x, y) => {
    nodes.forEach((node, at) => Object.assign(node, { x: from[at].x + x, y: from[at].y + y }));
    picture.moved();
  };
  const cancel = () => {
    by(0, 0);
    picture.lift([]);
  };
  return { by, cancel, end: () => putDown(picture, nodes) };
}

/* The same for a keyboard: a node and a few pixels. */
export function nudge(picture, key, x, y) {
  const node = picture.scene.nodes.get(key);
  Object.assign(node, { x: node.x + x / picture.lens.scale, y: node.y + y / picture.lens.scale });
  putDown(picture, [node]);
}

function putDown(picture, nodes) {
  for (const node of nodes) node.pinned = true;
  picture.scene.chosen = false;
  picture.lift([]);
  picture.told.onMove?.(nodes.map(({ key, x, y }) => ({ key, x: round(x), y: round(y) })));
}

function round(pixels) {
  return Math.round(pixels * 10) / 10;
}
