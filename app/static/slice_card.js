/* The card beside a picture: the facts of a node, or the papers that two people share. */

import { KIND_WORDS } from "./slice_draw.js";

const FOLDERS = { author: "authors", paper: "papers", topic: "topics", institution: "institutions" };
const HEADS = { author: "People", paper: "Papers", topic: "Topics", institution: "Institutions" };
const FACTS = { venue: "Venue", type: "Type", orcid: "ORCID", city: "City", country_code: "Country" };
const MOST = 8;
const SHARED = 12;

export function addressOf({ kind, id }) {
  return `/${FOLDERS[kind]}/${readable(id)}`;
}

function readable(id) {
  return encodeURIComponent(id).replaceAll("%2F", "/").replaceAll("%3A", ":");
}

export function closeCard(picture) {
  const card = picture.find(".slice-card");
  card.hidden = true;
  card.replaceChildren();
}

export function showNode(picture, id) {
  const { drawing } = picture;
  const node = drawing.nodes.get(id);
  const focus = drawing.slice.focus;
  open(picture, [
    make("p", { className: "kind", textContent: node.rank < 0 ? `${title(node.kind)}, in the middle` : title(node.kind) }),
    heading(node),
    node.note && make("p", { className: "slice-note", textContent: node.note }),
    facts(node),
    actions(node, focus),
    ...neighbourLists(picture, id),
  ]);
}

export async function showPair(picture, a, b) {
  const people = [a, b].map((id) => picture.drawing.nodes.get(id));
  const list = make("p", { className: "muted", textContent: "Reading the papers they share …" });
  const head = make("h3", {}, link(people[0]), " and ", link(people[1]));
  open(picture, [make("p", { className: "kind", textContent: "Two people" }), head, list]);
  try {
    list.replaceWith(...sharedPapers(await readShared(a, b), a, b));
  } catch (error) {
    list.textContent = `The papers they share could not be read: ${error.message}`;
  }
}

async function readShared(a, b) {
  const answer = await fetch(`/api/v1/shared-papers?author=${readable(a)}&author=${readable(b)}`);
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${body.error.message} (request ${answer.headers.get("X-Request-Id")})`);
  return body;
}

function sharedPapers({ papers, total }, a, b) {
  const count = total ?? papers.length;
  const items = papers.slice(0, SHARED).map((paper) => make("li", {}, link({ kind: "paper", id: paper.id, label: paper.title }), paper.year ? ` ${paper.year}` : ""));
  return [
    make("p", { textContent: `${count} shared ${count === 1 ? "paper" : "papers"}` }),
    make("ul", { className: "slice-list slice-shared" }, ...items),
    make("p", {}, make("a", { href: sharedAddress(a, b), textContent: count > SHARED ? `All ${count} shared papers` : "Compare the two" })),
  ];
}

function sharedAddress(a, b) {
  return `/shared?author=${readable(a)}&author=${readable(b)}`;
}

function open(picture, parts) {
  const card = picture.find(".slice-card");
  const close = make("button", { type: "button", className: "slice-close", textContent: "Close" });
  close.addEventListener("click", () => {
    picture.select([]);
    picture.stage.focus({ preventScroll: true });
  });
  card.replaceChildren(close, ...parts.filter(Boolean));
  card.hidden = false;
}

function title(kind) {
  return KIND_WORDS[kind][0].toUpperCase() + KIND_WORDS[kind].slice(1);
}

function heading(node) {
  return make("h3", {}, link(node));
}

function facts(node) {
  const known = Object.entries(FACTS).filter(([key]) => node.facts?.[key]);
  if (!known.length) return null;
  return make("dl", { className: "slice-facts" }, ...known.flatMap(([key, name]) => [make("dt", { textContent: name }), make("dd", { textContent: node.facts[key] })]));
}

function actions(node, focus) {
  const links = [];
  if (node.rank >= 0 && node.kind === "author" && focus.kind === "author") {
    links.push(make("a", { href: sharedAddress(focus.id, node.id), textContent: `Papers shared with ${focus.label}` }));
  }
  if (node.rank >= 0) links.push(make("a", { href: `/explore?focus=${node.kind}:${readable(node.id)}`, textContent: "Put in the middle" }));
  return links.length ? make("ul", { className: "slice-list" }, ...links.map((item) => make("li", {}, item))) : null;
}

function neighbourLists(picture, id) {
  const { drawing } = picture;
  const around = [...drawing.neighbours.get(id)].map((other) => drawing.nodes.get(other)).filter((node) => node.rank >= 0);
  return Object.keys(HEADS).flatMap((kind) => {
    const some = around.filter((node) => node.kind === kind).sort((a, b) => a.rank - b.rank);
    return some.length ? [make("h4", { textContent: `${HEADS[kind]} (${some.length})` }), neighbourList(picture, some)] : [];
  });
}

function neighbourList(picture, nodes) {
  const list = make("ul", { className: "slice-list" }, ...nodes.slice(0, MOST).map((node) => make("li", {}, walkTo(picture, node))));
  if (nodes.length > MOST) list.append(make("li", { className: "muted", textContent: `and ${nodes.length - MOST} more` }));
  return list;
}

function walkTo(picture, node) {
  const button = make("button", { type: "button", className: "slice-walk", textContent: node.label });
  button.addEventListener("click", () => picture.select([node.id]));
  return button;
}

function link(node) {
  return make("a", { href: addressOf(node), textContent: node.label });
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
