/* Expanding a node: how many neighbours of each kind are not shown, how many to add, and in which order. */

import { readNeighbours } from "./api.js";
import { AROUND, STEP } from "./around.js";
import { counted, kindWords, make, mark, number } from "./dom.js";
import { t } from "../words.js";

const NUMBERS = [5, 10, 25, 50, 100];

export function orderWord(order) {
  return {
    "joint papers": t("by joint papers"), recent: t("the most recent"), closeness: t("the closest"),
    citations: t("the most cited"), name: t("by name"),
  }[order] ?? order;
}

/* "10 more people": one button a kind, the quickest way to go on. Where nobody has counted yet, ten are asked for. */
export function quickExpansions(node, acts, found = null) {
  const left = found ? Object.fromEntries(neighboursOf(found, node).map((some) => [some.kind, some.left])) : node.more;
  return AROUND[node.kind].filter((kind) => left[kind] || (!found && left[kind] === undefined)).map((kind) => {
    const limit = Math.min(STEP, left[kind] ?? STEP);
    const count = counted(kind, limit);
    const text = left[kind] > limit ? t("Add %(count)s (%(left)s not shown)", { count, left: number(left[kind]) }) : t("Add %(count)s", { count });
    return { kind, text, act: () => acts.expand(node.key, kind, undefined, limit) };
  });
}

/* The part of a card that expands: it shows what the picture knows, and the orders once the server has said them. */
export function expansion(node, acts) {
  const box = make("div", { className: "explorer-expand" }, make("h3", { textContent: t("Add neighbours") }));
  const body = make("div", { className: "explorer-expand-body" }, make("p", { className: "muted", textContent: t("Counting the neighbours …") }));
  box.append(body);
  fill(body, node, acts);
  return box;
}

async function fill(body, node, acts) {
  try {
    const found = await readNeighbours(node.key);
    body.replaceChildren(...choices(node, neighboursOf(found, node), acts));
  } catch (error) {
    body.replaceChildren(make("p", { className: "muted", textContent: t("The neighbours could not be counted: %(message)s", { message: error.message }) }));
  }
}

/* [{kind, total, exact, left, orders}] of the kinds that there are neighbours of; what no line of the picture joins with the
   node, as a person's topics, is not counted off. */
export function neighboursOf({ neighbours }, node) {
  return neighbours.filter(({ total }) => total).map((some) => ({ ...some, left: node.more?.[some.kind] ?? some.total, joined: some.kind in (node.more ?? {}) }));
}

function choices(node, kinds, acts) {
  const open = kinds.filter(({ left }) => left > 0);
  if (!kinds.length) return [make("p", { className: "muted", textContent: t("Nothing more is known around it.") })];
  if (!open.length) return [make("p", { className: "muted", textContent: t("All its neighbours are in the picture.") })];
  return open.map((some) => row(node, some, acts));
}

function row(node, some, acts) {
  const { kind, left, orders } = some;
  const most = select(t("How many %(kind)s", { kind: kindWords(kind) }), numbers(left), String(Math.min(STEP, left)));
  const order = orders.length > 1 ? select(t("Which %(kind)s", { kind: kindWords(kind) }), orders.map((each) => [each, orderWord(each)])) : null;
  const add = make("button", { type: "submit", className: "button", textContent: t("Add"), ariaLabel: t("Add %(kind)s", { kind: kindWords(kind) }) });
  const head = make("span", { className: "explorer-expand-kind" }, mark(kind), leftWords(some));
  const form = make("form", { className: "explorer-expand-row" }, head, most, order, add);
  form.dataset.kind = kind;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    acts.expand(node.key, kind, order?.value ?? orders[0], Number(most.value));
  });
  return form;
}

function leftWords({ kind, total, exact, left, joined }) {
  const values = { kind: kindWords(kind), left: number(left), total: number(total) };
  if (!joined) return exact ? t("%(kind)s, %(total)s in all", values) : t("%(kind)s, at least %(total)s in all", values);
  return exact ? t("%(kind)s, %(left)s of %(total)s not shown", values) : t("%(kind)s, %(left)s of at least %(total)s not shown", values);
}

function numbers(left) {
  const some = NUMBERS.filter((each) => each < left).map((each) => [String(each), String(each)]);
  return left <= NUMBERS.at(-1) ? [...some, [String(left), t("all %(left)s", { left: number(left) })]] : some;
}

function select(name, options, chosen = options[0][0]) {
  const element = make("select", { ariaLabel: name }, ...options.map(([value, text]) => new Option(text, value)));
  element.value = chosen;
  if (element.selectedIndex < 0) element.selectedIndex = element.options.length - 1;
  return element;
}
