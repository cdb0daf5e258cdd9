/* What stands out in a picture: nodes, lines and the labels that must show. */

const MOST_MARKED = 12;

/* The nodes that stand out, or null for all: those around the one pointed at, else what is selected, else what is kept. */
export function litNodes({ hovered, cursor, selected, kept }, scene) {
  const middle = hovered ?? cursor ?? (selected.size === 1 ? [...selected][0] : null);
  if (isShown(middle, scene)) return new Set([middle, ...scene.neighbours.get(middle)]);
  return selected.size ? selected : kept;
}

/* The lines that stand out: those of the node pointed at or selected, or the one between the two that are. */
export function strongEdges({ hovered, cursor, selected }, scene) {
  const middle = hovered ?? cursor;
  if (middle !== null) return scene.edgesAt(middle);
  return selected.size === 1 || selected.size === 2 ? scene.edgesAt(...selected) : [];
}

export function markedNodes({ hovered, cursor, selected }, scene) {
  return new Set([hovered, cursor, ...(selected.size <= MOST_MARKED ? selected : [])].filter((key) => isShown(key, scene)));
}

function isShown(key, scene) {
  return key !== null && scene.nodes.get(key)?.hidden === false;
}

/* What a pick selects: with Shift, Ctrl or Cmd it is added to what is selected, or taken away again. */
export function pickedWith(selected, key, event) {
  if (!event.shiftKey && !event.ctrlKey && !event.metaKey) return [key];
  const some = new Set(selected);
  if (!some.delete(key)) some.add(key);
  return [...some];
}
