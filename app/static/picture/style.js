/* The looks of a picture: sizes of nodes in three steps, shapes by kind, and colours from the page's custom properties, so
   that light and dark are decided in one place. */

const RADII = {
  author: [5.5, 7.5, 10], paper: [4.5, 6, 8], topic: [6, 7.5, 9.5], institution: [6.5, 8.5, 11],
};
const FOCUS_RADIUS = 14;
const KINDS = ["author", "paper", "topic", "institution"];

/* What a print shows whatever the screen shows, and what stands in where a page has no custom properties. */
const LIGHT = {
  "--paper": "#ffffff", "--raised": "#ffffff", "--ink": "#1d2320", "--muted": "#565e59", "--line-strong": "#8b9089", "--focus": "#1a5fd0",
  "--kind-author": "#0072b2", "--kind-paper": "#e69f00", "--kind-topic": "#009e73", "--kind-institution": "#cc79a7",
};
/* Told apart by the colour-blind and by their lightness; the last one is for all that has no colour of its own. */
const PALETTE = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#882255", "#8a8a1f", "#332288", "#7f8a83"];
const PALETTE_DARK = ["#56b4e9", "#e69f00", "#2bbf94", "#e39ac2", "#ef7d38", "#a9dcf6", "#c96a9f", "#c2c25a", "#9a92e6", "#8f9892"];
/* From little to much, from early to late: every step darker on paper, lighter on a dark page. */
const SCALE = ["#7fb7be", "#58a3b5", "#3a8ca8", "#2a7199", "#275789", "#263d73", "#1f2457"];
const SCALE_DARK = ["#3f6285", "#43799a", "#4c91a6", "#63a9ab", "#86c0ad", "#b4d6b1", "#e8f0c4"];

export function radiusOf(node, zoom) {
  return zoom * (node.focus ? FOCUS_RADIUS : RADII[node.kind][(node.size ?? 1) - 1]);
}

/* The colours under a node of the page; `light` asks for those of a print. */
export function readStyle(root, light = false) {
  const computed = getComputedStyle(root);
  const value = (name) => (light ? "" : computed.getPropertyValue(name).trim()) || LIGHT[name];
  const dark = !light && matchMedia("(prefers-color-scheme: dark)").matches;
  const forced = !light && matchMedia("(forced-colors: active)").matches;
  return forced ? systemStyle(computed) : {
    ...stylesOf(Object.fromEntries(KINDS.map((kind) => [kind, value(`--kind-${kind}`)])), value("--line-strong")),
    paper: value("--raised"), ink: value("--ink"), muted: value("--muted"), focus: value("--focus"), font: computed.fontFamily, opacity: 0.42,
    palette: dark ? PALETTE_DARK : PALETTE, scale: dark ? SCALE_DARK : SCALE,
  };
}

/* The colours that the reader's system prescribes: kinds are told by their shapes alone. */
function systemStyle(computed) {
  const all = Object.fromEntries(KINDS.map((kind) => [kind, "CanvasText"]));
  return {
    ...stylesOf(all, "CanvasText"), paper: "Canvas", ink: "CanvasText", muted: "CanvasText", focus: "Highlight", font: computed.fontFamily,
    opacity: 0.5, palette: PALETTE.map(() => "CanvasText"), scale: SCALE.map(() => "CanvasText"),
  };
}

function stylesOf(kinds, line) {
  const edges = { authored: line, coauthor: kinds.author, about: kinds.topic, affiliated: kinds.institution, cites: kinds.paper, part_of: line };
  return { kinds, line, edges };
}

/* A node's colour: that of its kind, or the step of the palette (of the scale, where the legend is one) that it was given. */
export function colourOf(node, style, sequential) {
  if (node.colour === null || node.colour === undefined) return style.kinds[node.kind];
  const colours = sequential ? style.scale : style.palette;
  return colours[Math.min(node.colour, colours.length - 1)];
}

/* Calls back when light and dark or the system's own colours take turns; returns a function that ends this. */
export function followScheme(changed) {
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", changed);
  return () => { for (const query of queries) query.removeEventListener("change", changed); };
}
