/* What can be done with a view and its picture without asking the server. Every function returns new ones. */

/* The places of nodes, as they were dragged; a node that somebody has put somewhere stays there. */
export function moved({ view, picture }, moves) {
  const places = new Map(moves.map((move) => [move.key, move]));
  const move = (node) => (places.has(node.key) ? { ...node, x: places.get(node.key).x, y: places.get(node.key).y, pinned: true } : node);
  return { view: { ...view, nodes: view.nodes.map(move) }, picture: { ...picture, nodes: picture.nodes.map(move) } };
}

export function pinned({ view, picture }, keys, on) {
  const chosen = new Set(keys);
  const pin = (node) => (chosen.has(node.key) ? { ...node, pinned: on } : node);
  return { view: { ...view, nodes: view.nodes.map(pin) }, picture: { ...picture, nodes: picture.nodes.map(pin) } };
}

export function hidden(view, keys) {
  return { ...view, hidden: [...new Set([...(view.hidden ?? []), ...keys])], selected: [] };
}

export function shownAgain(view, keys) {
  const again = new Set(keys);
  return { ...view, hidden: (view.hidden ?? []).filter((key) => !again.has(key)) };
}

export function without(view, keys) {
  const gone = new Set(keys);
  const stay = (list) => (list ?? []).filter((key) => !gone.has(key));
  return { ...view, nodes: view.nodes.filter((node) => !gone.has(node.key)), hidden: stay(view.hidden), selected: stay(view.selected) };
}

export function only(view, picture, keys) {
  const chosen = new Set([...keys, ...view.focus]);
  return without(view, picture.nodes.map((node) => node.key).filter((key) => !chosen.has(key)));
}

export function filtered(view, changes) {
  const filters = { ...view.filters, ...changes };
  return { ...view, filters: Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null && value !== "")) };
}

/* Neighbours that hang on this node alone, and that nobody has put where they are: what expanding it brought. */
export function leavesOf({ view, picture }, key) {
  const around = neighbours(picture);
  const stay = new Set([...view.focus, ...view.nodes.filter((node) => node.pinned).map((node) => node.key)]);
  return [...(around.get(key) ?? [])].filter((other) => !stay.has(other) && around.get(other).size === 1);
}

/* For every node of a picture those that a line leads to. */
export function neighbours(picture) {
  const around = new Map(picture.nodes.map((node) => [node.key, new Set()]));
  for (const { source, target } of picture.edges) {
    around.get(source)?.add(target);
    around.get(target)?.add(source);
  }
  return around;
}

export function nodeOf(picture, key) {
  return picture.nodes.find((node) => node.key === key);
}

export function edgesBetween(picture, a, b) {
  const joins = ({ source, target }) => (source === a && target === b) || (source === b && target === a);
  return picture.edges.filter(joins);
}
