/* The card beside a picture: the facts of a node, or the papers that two people share. */

import { kindWord } from "./picture/speech.js";
import { nt, t } from "./words.js";

const FOLDERS = { author: "authors", paper: "papers", topic: "topics", institution: "institutions" };
const HEADS = { author: t("People"), paper: t("Papers"), topic: t("Topics"), institution: t("Institutions") };
const FACTS = { venue: t("Venue"), type: t("Type"), orcid: "ORCID", city: t("City"), country_code: t("Country") };
const MOST = 8;
const SHARED = 12;

export function addressOf({ kind, id }) {
  return `/${FOLDERS[kind]}/${readable(id)}`;
}

function readable(id) {
  return encodeURIComponent(id).replaceAll("%2F", "/").replaceAll("%3A", ":");
}

export function closeCard(page) {
  const card = page.find(".slice-card");
  card.hidden = true;
  card.replaceChildren();
}

export function showNode(page, id) {
  const node = page.picture.scene.nodes.get(id);
  open(page, [
    make("p", { className: "kind", textContent: node.focus ? t("%(kind)s, in the middle", { kind: title(node.kind) }) : title(node.kind) }),
    heading(node),
    node.note && make("p", { className: "slice-note", textContent: node.note }),
    facts(node),
    actions(node, page.slice.focus),
    ...neighbourLists(page, id),
  ]);
}

export async function showPair(page, a, b) {
  const people = [a, b].map((id) => page.picture.scene.nodes.get(id));
  const list = make("p", { className: "muted", textContent: t("Reading the papers they share …") });
  const head = make("h3", {}, link(people[0]), ` ${t("and")} `, link(people[1]));
  open(page, [make("p", { className: "kind", textContent: t("Two people") }), head, list]);
  try {
    list.replaceWith(...sharedPapers(await readShared(a, b), a, b));
  } catch (error) {
    list.textContent = t("The papers they share could not be read: %(message)s", { message: error.message });
  }
}

async function readShared(a, b) {
  const answer = await fetch(`/api/v1/shared-papers?author=${readable(a)}&author=${readable(b)}`);
  const body = await answer.json();
  if (!answer.ok) throw new Error(t("%(message)s (request %(id)s)", { message: body.error.message, id: answer.headers.get("X-Request-Id") }));
  return body;
}

function sharedPapers({ papers, total }, a, b) {
  const count = total ?? papers.length;
  const items = papers.slice(0, SHARED).map((paper) => make("li", {}, link({ kind: "paper", id: paper.id, label: paper.title }), paper.year ? ` ${paper.year}` : ""));
  return [
    make("p", { textContent: nt("%(num)s shared paper", "%(num)s shared papers", count) }),
    make("ul", { className: "slice-list slice-shared" }, ...items),
    make("p", {}, make("a", { href: sharedAddress(a, b), textContent: count > SHARED ? t("All %(num)s shared papers", { num: count }) : t("Compare the two") })),
  ];
}

function sharedAddress(a, b) {
  return `/shared?author=${readable(a)}&author=${readable(b)}`;
}

function open(page, parts) {
  const card = page.find(".slice-card");
  const close = make("button", { type: "button", className: "slice-close", textContent: t("Close") });
  close.addEventListener("click", () => {
    page.select([]);
    page.outline.focus();
  });
  card.replaceChildren(close, ...parts.filter(Boolean));
  card.hidden = false;
}

function title(kind) {
  const word = kindWord(kind);
  return word[0].toLocaleUpperCase() + word.slice(1);
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
    links.push(make("a", { href: sharedAddress(focus.id, node.id), textContent: t("Papers shared with %(name)s", { name: focus.label }) }));
  }
  if (node.rank >= 0) links.push(make("a", { href: `/explore?focus=${node.kind}:${readable(node.id)}`, textContent: t("Put in the middle") }));
  return links.length ? make("ul", { className: "slice-list" }, ...links.map((item) => make("li", {}, item))) : null;
}

function neighbourLists(page, id) {
  const around = page.picture.scene.around(id).filter((node) => !node.focus);
  return Object.keys(HEADS).flatMap((kind) => {
    const some = around.filter((node) => node.kind === kind).sort((a, b) => a.rank - b.rank);
    return some.length ? [make("h4", { textContent: `${HEADS[kind]} (${some.length})` }), neighbourList(page, some)] : [];
  });
}

function neighbourList(page, nodes) {
  const list = make("ul", { className: "slice-list" }, ...nodes.slice(0, MOST).map((node) => make("li", {}, walkTo(page, node))));
  const rest = nodes.length - MOST;
  if (rest > 0) list.append(make("li", { className: "muted", textContent: nt("and %(num)s more", "and %(num)s more", rest) }));
  return list;
}

function walkTo(page, node) {
  const button = make("button", { type: "button", className: "slice-walk", textContent: node.label });
  button.addEventListener("click", () => page.select([node.key]));
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
