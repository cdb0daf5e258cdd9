/* The table twin: nodes and lines of the picture as tables that sort, and what a cut left out. */

import { button, kindWord, link, make, mark, number, span } from "./dom.js";
import { nt, t } from "../words.js";

const AT_ONCE = 300;

export class Table {
  constructor(root, explorer) {
    this.explorer = explorer;
    this.element = root.querySelector(".explorer-table");
    this.rest = make("section", { className: "explorer-rest", tabIndex: -1, hidden: true });
    this.twin = make("div", {});
    // At first in the picture's own order: the middle, then people, papers, topics and institutions by rank.
    this.nodesBy = { name: "", falling: false };
    this.edgesBy = { name: "", falling: false };
  }

  show({ picture }) {
    if (!picture) return;
    this.picture = picture;
    if (this.element.hidden) this.stale = true;
    else this.draw();
  }

  /* Tables are made when somebody looks at them: thousands of rows take a while. */
  opened() {
    if (!this.element.contains(this.twin)) this.element.replaceChildren(this.rest, this.twin);
    if (this.stale !== false) this.draw();
  }

  draw() {
    this.stale = false;
    const labels = new Map(this.picture.nodes.map((node) => [node.key, node]));
    const nodes = grid(t("Nodes of the picture"), nodeColumns(this.explorer), this.picture.nodes, this.nodesBy);
    const edges = grid(t("Lines of the picture"), edgeColumns(labels, this.explorer), this.picture.edges, this.edgesBy);
    this.twin.replaceChildren(nodes, edges);
  }
}

function nodeColumns(explorer) {
  const lines = new Map();
  for (const { source, target } of explorer.picture.edges) for (const key of [source, target]) lines.set(key, (lines.get(key) ?? 0) + 1);
  return [
    { name: "label", title: t("Name or title"), value: (node) => node.label, cell: (node) => link(node), head: true },
    { name: "kind", title: t("Kind"), value: (node) => kindWord(node.kind), cell: (node) => make("span", { className: "explorer-kind" }, mark(node.kind), " ", kindWord(node.kind)) },
    { name: "note", title: t("What the picture says"), value: (node) => node.note ?? "" },
    { name: "year", title: t("Year"), value: (node) => node.facts?.year ?? "", number: true, plain: true },
    { name: "lines", title: t("Lines"), value: (node) => lines.get(node.key) ?? 0, number: true },
    { name: "more", title: t("Not shown"), value: (node) => Object.values(node.more ?? {}).reduce((sum, some) => sum + some, 0), number: true },
    { name: "pick", title: t("In the picture"), value: () => "", cell: (node) => button(t("Show"), () => explorer.reveal(node.key), { className: "as-link", ariaLabel: t("Show %(name)s in the picture", { name: node.label }) }), fixed: true },
  ];
}

function edgeColumns(labels, explorer) {
  const name = (key) => labels.get(key)?.label ?? key;
  const cell = (key) => (labels.has(key) ? link(labels.get(key)) : key);
  return [
    { name: "source", title: t("From"), value: (edge) => name(edge.source), cell: (edge) => cell(edge.source), head: true },
    { name: "target", title: t("To"), value: (edge) => name(edge.target), cell: (edge) => cell(edge.target) },
    { name: "kind", title: t("What it says"), value: (edge) => edge.label || lineWord(edge.kind) },
    { name: "papers", title: t("Joint papers"), value: (edge) => (edge.kind === "coauthor" ? edge.papers : ""), number: true },
    { name: "weight", title: t("Closeness"), value: (edge) => (edge.kind === "coauthor" ? Number(edge.weight.toFixed(2)) : ""), number: true },
    { name: "years", title: t("Years"), value: (edge) => edge.years?.[0] ?? "", cell: (edge) => (edge.years ? span(edge.years) : ""), number: true, plain: true },
    { name: "pick", title: t("In the picture"), value: () => "", cell: (edge) => button(t("Show"), () => explorer.reveal(edge.source, edge.target), { className: "as-link", ariaLabel: t("Show the line from %(from)s to %(to)s in the picture", { from: name(edge.source), to: name(edge.target) }) }), fixed: true },
  ];
}

export function lineWord(kind) {
  return {
    authored: t("author of"), coauthor: t("wrote with"), about: t("about"), affiliated: t("works or worked at"), cites: t("cites"), part_of: t("part of"),
  }[kind] ?? kind;
}

/* A table of rows by columns {name, title, value, cell, number, head}; a click on a head sorts. */
export function grid(caption, columns, rows, by) {
  const box = make("div", { className: "explorer-grid", tabIndex: 0 });
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", caption);
  const draw = (most) => box.replaceChildren(table(`${caption}: ${number(rows.length)}`, columns, rows, by, most, draw));
  draw(AT_ONCE);
  return box;
}

function table(caption, columns, rows, by, most, draw) {
  const sorted = sort(rows, columns.find((column) => column.name === by.name), by.falling);
  const body = make("tbody", {}, ...sorted.slice(0, most).map((row) => make("tr", {}, ...columns.map((column) => cellOf(column, row)))));
  const heads = columns.map((column) => head(column, by, () => draw(most)));
  const element = make("table", { className: "data" }, make("caption", { textContent: caption }), make("thead", {}, make("tr", {}, ...heads)), body);
  if (rows.length > most) {
    const all = button(nt("All %(num)s rows", "All %(num)s rows", rows.length), () => draw(rows.length), { className: "button" });
    element.append(make("tfoot", {}, make("tr", {}, make("td", { colSpan: columns.length }, all))));
  }
  return element;
}

function head(column, by, draw) {
  const cell = make("th", { scope: "col", className: column.number ? "number" : "" });
  if (column.fixed) {
    cell.append(column.title);
    return cell;
  }
  if (by.name === column.name) cell.setAttribute("aria-sort", by.falling ? "descending" : "ascending");
  cell.append(button(column.title, (event) => {
    const box = event.target.closest(".explorer-grid");
    by.falling = by.name === column.name ? !by.falling : Boolean(column.number);
    by.name = column.name;
    draw();
    [...box.querySelectorAll("thead button")].find((other) => other.textContent === column.title)?.focus();
  }));
  return cell;
}

function cellOf(column, row) {
  const value = column.cell ? column.cell(row) : column.number && !column.plain && typeof column.value(row) === "number" ? number(column.value(row)) : column.value(row);
  const cell = make(column.head ? "th" : "td", { className: column.number ? "number" : "" }, value);
  if (column.head) cell.scope = "row";
  return cell;
}

function sort(rows, column, falling) {
  if (!column) return rows;
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b)));
  return [...rows].sort((a, b) => compare(column.value(a), column.value(b)) * (falling ? -1 : 1));
}

