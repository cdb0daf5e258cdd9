/* Elements, addresses and words that the explorer's modules share. */

import { nt, t } from "../words.js";

const FOLDERS = { author: "authors", paper: "papers", topic: "topics", institution: "institutions" };
const SHAPES = {
  author: ["circle", { cx: 6, cy: 6, r: 5.5 }],
  paper: ["rect", { x: 1, y: 1, width: 10, height: 10 }],
  topic: ["path", { d: "M6 .5 12 11.5H0z" }],
  institution: ["path", { d: "m6 0 6 6-6 6-6-6z" }],
};

export const KINDS = ["author", "paper", "topic", "institution"];

export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function button(text, act, properties = {}) {
  const element = make("button", { type: "button", textContent: text, ...properties });
  element.addEventListener("click", act);
  return element;
}

export function link(node, text = node.label) {
  return make("a", { href: addressOf(node), textContent: text });
}

export function svg(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/* The small shape that stands before everything of one kind. */
export function mark(kind) {
  return svg("svg", { viewBox: "0 0 12 12", class: `mark mark-${kind}`, "aria-hidden": "true" }, svg(...SHAPES[kind]));
}

export function folderOf(kind) {
  return FOLDERS[kind];
}

export function addressOf({ kind, id }) {
  return `/${FOLDERS[kind]}/${readable(id)}`;
}

/* An identifier as a part of an address; its colons and slashes stay readable. */
export function readable(text) {
  return encodeURIComponent(text).replaceAll("%2F", "/").replaceAll("%3A", ":");
}

export function kindWord(kind) {
  return { author: t("Person"), paper: t("Paper"), topic: t("Topic"), institution: t("Institution") }[kind];
}

export function kindWords(kind) {
  return { author: t("People"), paper: t("Papers"), topic: t("Topics"), institution: t("Institutions") }[kind];
}

export function counted(kind, num) {
  if (kind === "author") return nt("%(num)s person", "%(num)s people", num);
  if (kind === "paper") return nt("%(num)s paper", "%(num)s papers", num);
  if (kind === "topic") return nt("%(num)s topic", "%(num)s topics", num);
  return nt("%(num)s institution", "%(num)s institutions", num);
}

export function number(value) {
  return value.toLocaleString(document.documentElement.lang);
}

export function span([first, last]) {
  return first === last ? String(first) : t("%(first)s to %(last)s", { first, last });
}
