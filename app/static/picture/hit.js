/* What is at a point of the stage. Looking through 15,000 lines takes under a millisecond, so there is no index of them. */

const LEAST = 8;
const FINGER = 18;
const LINE_REACH = 6;

/* The nearest node that the point is on; a finger is broader than a small node. */
export function nodeAt(scene, camera, point, finger = false) {
  let found = null;
  let least = Infinity;
  for (const node of scene.shown) {
    const at = camera.screen(node);
    const distance = Math.hypot(at.x - point.x, at.y - point.y);
    const reach = Math.max(camera.radius(node) + 2, finger ? FINGER : LEAST);
    if (distance < reach && distance < least) [found, least] = [node, distance];
  }
  return found;
}

/* The nearest line, of those that may be picked. */
export function edgeAt(scene, camera, point, mayPick) {
  let found = null;
  let least = LINE_REACH;
  for (const edge of scene.lines) {
    if (!mayPick(edge.data)) continue;
    const away = distanceTo(point, camera.screen(edge.source), camera.screen(edge.target));
    if (away < least) [found, least] = [edge, away];
  }
  return found;
}

function distanceTo(point, a, b) {
  const [x, y] = [b.x - a.x, b.y - a.y];
  const along = Math.min(Math.max(((point.x - a.x) * x + (point.y - a.y) * y) / (x * x + y * y || 1), 0), 1);
  return Math.hypot(a.x + along * x - point.x, a.y + along * y - point.y);
}

/* The nodes inside a polygon on the stage. */
export function nodesInside(scene, camera, polygon) {
  return scene.shown.filter((node) => isInside(camera.screen(node), polygon));
}

function isInside({ x, y }, polygon) {
  return polygon.reduce((inside, a, at) => {
    const b = polygon.at(at - 1);
    return (a.y > y) !== (b.y > y) && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x ? !inside : inside;
  }, false);
}
