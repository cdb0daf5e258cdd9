/* Expanding a node: how many neighbours of each kind are not shown, how many to add, and in which order. */

import { readNeighbours } from "./api.js";
import { counted, kindWords, KINDS, make, mark } from "./dom.js";
import { t } from "../words.js";

export const STEP = 10;
const NUMBERS = [5, 10, 25, 50, 100];

export function orderWord(order) {
  return {
    "joint papers": t("by joint papers"), recent: t("the most recent"), closeness: t("the closest"),
    citations: t("the most cited"), name: t("by name"),
  }[order] ?? order;
}

/* "10 more people": one button a kind, the quickest way to go on. */
export function quickExpansions(node, acts, orders = {}) {
  return KINDS.filter((kind) => node.more?.[kind]).map((kind) => {
    const limit = Math.min(STEP, node.more[kind]);
    const order = orders[kind]?.[0];
    return { kind, limit, text: t("%(count)s more", { count: counted(kind, limit) }), left: node.more[kind], act: () => acts.expand(node.key, kind, order, limit) };
  });
}

/* The part of a card that expands: it shows what the picture knows, and the orders once the server has said them. */
export function expansion(node, acts) {
  const box = make("div", { className: "explorer-expand" }, make("h4", { textContent: t("Add neighbours") }));
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

/* [{kind, total, left, orders}] of the kinds that there are neighbours of. */
export function neighboursOf({ neighbours }, node) {
  return neighbours.filter(({ total }) => total).map((some) => ({ ...some, left: node.more?.[some.kind] ?? some.total }));
}

function choices(node, kinds, acts) {
  const open = kinds.filter(({ left }) => left > 0);
  if (!kinds.length) return [make("p", { className: "muted", textContent: t("Nothing more is known around it.") })];
  if (!open.length) return [make("p", { className: "muted", textContent: t("All its neighbours are in the picture.") })];
  return open.map((some) => row(node, some, acts));
}

function row(node, { kind, left, orders }, acts) {
  const most = select(t("How many %(kind)s", { kind: kindWords(kind) }), numbers(left), String(Math.min(STEP, left)));
  const order = orders.length > 1 ? select(t("Which %(kind)s", { kind: kindWords(kind) }), orders.map((each) => [each, orderWord(each)])) : null;
  const add = make("button", { type: "submit", className: "button", textContent: t("Add"), ariaLabel: t("Add %(kind)s", { kind: kindWords(kind) }) });
  const head = make("span", { className: "explorer-expand-kind" }, mark(kind), t("%(kind)s, %(left)s not shown", { kind: kindWords(kind), left }));
  const form = make("form", { className: "explorer-expand-row" }, head, most, order, add);
  form.dataset.kind = kind;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    acts.expand(node.key, kind, order?.value ?? orders[0], Number(most.value));
  });
  return form;
}

function numbers(left) {
  const some = NUMBERS.filter((each) => each < left).map((each) => [String(each), String(each)]);
  return left <= NUMBERS.at(-1) ? [...some, [String(left), t("all %(left)s", { left })]] : some;
}

function select(name, options, chosen = options[0][0]) {
  const element = make("select", { ariaLabel: name }, ...options.map(([value, text]) => new Option(text, value)));
  element.value = chosen;
  if (element.selectedIndex < 0) element.selectedIndex = element.options.length - 1;
  return element;
}
