/* One value of a result as a cell of a table: nodes as links to their pages, numbers, lists and maps as what they are. */

import { make, mark } from "../explore/dom.js";
import { nt, t } from "../words.js";

const LONG = 300;
const SHOWN = 200;
const MOST_ITEMS = 50;

/* The kind of a value in Cypher's words. */
export function typeOf(value) {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "list";
  if (typeof value === "object") return value.$type ?? "map";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "float";
  return { bigint: "integer", boolean: "boolean", string: "string" }[typeof value];
}

export function isNumber(value) {
  return typeof value === "number" || typeof value === "bigint";
}

/* The value as plain text: what filters look in, what sorting compares, what a chart writes at its axis. */
export function textOf(value) {
  const type = typeOf(value);
  if (type === "null") return "";
  if (type === "node") return value.label;
  if (type === "path") return value.nodes.map(textOf).join(" — ");
  if (type === "relationship") return `:${value.type}`;
  if (type === "list") return value.map(textOf).join("; ");
  if (type === "map" || type === "point") return Object.values(value).map(textOf).join(" ");
  return String(value);
}

export function cell(value) {
  const type = typeOf(value);
  const made = { null: nothing, string: text, node, relationship, path, list, map, point }[type];
  return made ? made(value) : document.createTextNode(String(value));
}

function nothing() {
  return make("span", { className: "muted", textContent: "null" });
}

function text(value) {
  if (value.length <= LONG) return /^https?:\/\/\S+$/.test(value) ? make("a", { href: value, rel: "noopener nofollow", textContent: value }) : document.createTextNode(value);
  return make("details", { className: "long" }, make("summary", { textContent: `${value.slice(0, SHOWN)} …` }), value.slice(SHOWN));
}

function node(value) {
  if (!value.url) return make("span", {}, make("span", { className: "muted", textContent: `:${value.labels.join(":")} ` }), value.label);
  return make("span", { className: "console-node" }, mark(value.kind), " ", make("a", { href: value.url, textContent: value.label }));
}

function relationship(value) {
  const facts = Object.entries(value.properties).filter(([, item]) => item !== null && typeof item !== "object").map(([name, item]) => ` ${name}: ${item}`);
  return make("span", { className: "console-edge", textContent: `[:${value.type}${facts.join("")}]` });
}

function path(value) {
  return make("ol", { className: "console-path" }, ...value.nodes.map((each) => make("li", {}, node(each))));
}

function list(value) {
  if (!value.length) return make("span", { className: "muted", textContent: "[ ]" });
  const items = value.slice(0, MOST_ITEMS).map((each) => make("li", {}, cell(each)));
  const more = value.length - MOST_ITEMS;
  if (more > 0) items.push(make("li", { className: "muted", textContent: nt("and %(num)s more", "and %(num)s more", more) }));
  return make("ul", { className: "console-list" }, ...items);
}

function map(value) {
  const entries = Object.entries(value).map(([name, item]) => make("div", {}, make("dt", { textContent: name }), make("dd", {}, cell(item))));
  return entries.length ? make("dl", { className: "console-map" }, ...entries) : make("span", { className: "muted", textContent: "{ }" });
}

function point(value) {
  return document.createTextNode(`point(${value.coordinates.join(", ")})`);
}

/* What a column holds, in a word: the one type of its values, or "mixed". */
export function columnType(rows, place) {
  const types = new Set(rows.map((row) => typeOf(row[place])));
  types.delete("null");
  if (types.size === 2 && types.has("integer") && types.has("float")) return "float";
  const [only] = types;
  return types.size === 0 ? "null" : types.size === 1 ? only : t("mixed");
}
