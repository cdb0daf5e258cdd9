/* The sizes of nodes in three steps, and the colours of a picture from the page's custom properties, so that light and dark
   are decided in one place. */

const RADII = {
  author: [5.5, 7.5, 10], paper: [4.5, 6, 8], topic: [6, 7.5, 9.5], institution: [6.5, 8.5, 11],
};
const FOCUS_RADIUS = 14;

const FALLBACK = {
  "--paper": "#ffffff", "--raised": "#ffffff", "--ink": "#1d2320", "--muted": "#565e59", "--line-strong": "#8b9089", "--focus": "#1a5fd0",
  "--kind-author": "#0072b2", "--kind-paper": "#e69f00", "--kind-topic": "#009e73", "--kind-institution": "#cc79a7",
};

export function radiusOf(node, slice) {
  return slice.zoom * (node.rank < 0 ? FOCUS_RADIUS : RADII[node.kind][node.size - 1]);
}

export function readStyle(root) {
  const computed = getComputedStyle(root);
  const value = (name) => computed.getPropertyValue(name).trim() || FALLBACK[name];
  const kinds = Object.fromEntries(["author", "paper", "topic", "institution"].map((kind) => [kind, value(`--kind-${kind}`)]));
  return {
    kinds,
    paper: value("--raised"), ink: value("--ink"), muted: value("--muted"), focus: value("--focus"),
    font: computed.fontFamily,
    opacity: 0.42,
    edges: {
      authored: value("--line-strong"), coauthor: kinds.author, about: kinds.topic,
      affiliated: kinds.institution, cites: kinds.paper, part_of: value("--line-strong"),
    },
  };
}
