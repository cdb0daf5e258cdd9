/* A walk through a graph: where one stands, the way one came, and the neighbours to choose from. */

import { KINDS } from "./speech.js";

export class Walk {
  constructor(picture) {
    this.picture = picture;
    this.path = [];
    this.key = null;
  }

  get scene() {
    return this.picture.scene;
  }

  /* The node where one stands; where it is gone, the walk begins anew in the middle. */
  at() {
    if (this.key === null || !this.picture.isShown(this.key)) this.start(this.scene.focus()?.key ?? null);
    return this.scene.nodes.get(this.key) ?? null;
  }

  start(key) {
    this.path = [];
    this.key = key;
  }

  /* The node whose neighbours one goes through, or null at the start. */
  hub() {
    const hub = this.path.at(-1);
    return hub !== undefined && this.picture.isShown(hub) && this.scene.neighbours.get(hub).has(this.key) ? this.scene.nodes.get(hub) : null;
  }

  /* Neighbours kind by kind, the closest first. */
  neighbours(key) {
    return this.scene.around(key).sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.rank - b.rank);
  }

  siblings() {
    const hub = this.hub();
    return hub ? this.neighbours(hub.key) : [];
  }

  /* Along a line to a neighbour; the way back is kept. */
  into(key = null) {
    const from = this.at().key;
    const neighbours = this.neighbours(from);
    const to = key ?? (neighbours.find((node) => node.key !== this.path.at(-1)) ?? neighbours[0])?.key;
    if (to === undefined) return;
    this.path.push(from);
    this.key = to;
  }

  back() {
    while (this.path.length) {
      this.key = this.path.pop();
      if (this.picture.isShown(this.key)) return;
    }
  }

  /* To the next neighbour around the node one came from; from the start, to the first neighbour. */
  aside(steps) {
    const siblings = this.siblings();
    if (!siblings.length) return this.into();
    const at = siblings.findIndex((node) => node.key === this.key);
    this.key = siblings[(at + steps + siblings.length) % siblings.length].key;
  }

  last() {
    this.key = this.siblings().at(-1)?.key ?? this.key;
  }

  /* To the first neighbour of the next or previous kind. */
  toKind(steps) {
    const siblings = this.siblings();
    if (!siblings.length) return this.into();
    const kinds = [...new Set(siblings.map((node) => node.kind))];
    const kind = kinds[(kinds.indexOf(this.at().kind) + steps + kinds.length) % kinds.length];
    this.key = siblings.find((node) => node.kind === kind).key;
  }

  /* To the next node whose name, or a word of it, begins so: of the neighbours here, else of all. `onward` goes on from
     one that fits already. */
  find(letters, onward) {
    const all = this.scene.list.filter((node) => !node.hidden).sort((a, b) => a.rank - b.rank);
    const found = [starts, hasWord].flatMap((fits) => [this.siblings(), all].map((some) => some.filter((node) => fits(node, letters))));
    const fitting = found.map((some) => nextOf(some, this.key, onward)).filter(Boolean);
    const next = (onward && fitting.find((node) => node.key !== this.key)) || fitting[0];
    if (!next || next.key === this.key) return Boolean(next);
    if (this.siblings().includes(next)) this.key = next.key;
    else this.into(next.key);
    return true;
  }
}

function starts(node, letters) {
  return node.label.toLocaleLowerCase().startsWith(letters);
}

function hasWord(node, letters) {
  return node.label.toLocaleLowerCase().includes(` ${letters}`);
}

function nextOf(nodes, key, onward) {
  const at = nodes.findIndex((node) => node.key === key);
  return at < 0 ? nodes[0] : nodes[(at + Number(onward)) % nodes.length];
}
