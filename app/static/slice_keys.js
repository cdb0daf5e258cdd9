/* The keyboard in a picture: arrows walk along the lines, Enter opens the card, Home goes back to the middle. */

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function walkWithKeys(picture) {
  let at = null;
  picture.stage.addEventListener("keydown", (event) => {
    const drawing = picture.drawing;
    if (!drawing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (at === null || !drawing.nodes.has(at)) at = picture.selected[0] ?? drawing.slice.focus.id;
    if (ARROWS[event.key]) at = step(drawing, at, ARROWS[event.key]);
    else if (event.key === "Home") at = drawing.slice.focus.id;
    else if (event.key === "Enter" || event.key === " ") picture.select([at]);
    else if (event.key === "+" || event.key === "-") drawing.zoom(event.key === "+" ? "in" : "out");
    else return;
    event.preventDefault();
    if (event.key === "Enter" || event.key === " ") return picture.root.querySelector(".slice-card a, .slice-card button")?.focus();
    if (event.key.length > 1) arrive(picture, at);
  });
  picture.stage.addEventListener("focus", () => {
    if (picture.drawing && picture.stage.matches(":focus-visible")) arrive(picture, picture.selected[0] ?? picture.drawing.slice.focus.id);
  });
  picture.stage.addEventListener("pointerdown", () => { at = null; });
  picture.stage.addEventListener("blur", () => {
    at = null;
    picture.drawing?.highlight(picture.selected);
  });
}

function arrive(picture, id) {
  picture.drawing.highlight([id]);
  picture.drawing.bringIntoView(id);
  picture.announce(picture.drawing.describe(id));
}

/* The neighbour that lies best in the arrow's direction; where there is none, the nearest node of all that does. */
function step(drawing, from, [dx, dy]) {
  const neighbours = [...drawing.neighbours.get(from)].filter((id) => drawing.visible(id));
  const all = drawing.slice.nodes.map((node) => node.id).filter((id) => drawing.visible(id));
  return best(drawing, from, neighbours, dx, dy) ?? best(drawing, from, all, dx, dy) ?? from;
}

function best(drawing, from, ids, dx, dy) {
  const here = drawing.nodes.get(from);
  let found = null;
  let least = Infinity;
  for (const id of ids) {
    const node = drawing.nodes.get(id);
    const along = (node.x - here.x) * dx + (node.y - here.y) * dy;
    const aside = Math.abs((node.x - here.x) * dy) + Math.abs((node.y - here.y) * dx);
    const cost = along + 2 * aside;
    if (id !== from && along > 0 && aside <= 2 * along && cost < least) [found, least] = [id, cost];
  }
  return found;
}
