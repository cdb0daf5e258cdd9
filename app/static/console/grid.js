/* The result as a table: heads sort, a box filters, both without asking the server again. */

import { button, make, number } from "../explore/dom.js";
import { nt, t } from "../words.js";
import { cell, columnType, isNumber, textOf, typeOf } from "./cells.js";

const AT_ONCE = 200;
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

export class Grid {
  by = { column: -1, falling: false };
  words = "";
  most = AT_ONCE;

  constructor({ columns, rows }) {
    Object.assign(this, { columns, rows });
    this.types = columns.map((_, place) => columnType(rows, place));
    this.texts = null;
    this.filter = make("input", { type: "search", placeholder: t("Filter these rows"), ariaLabel: t("Filter these rows"), autocomplete: "off", spellcheck: false });
    this.filter.addEventListener("input", () => this.#narrow());
    this.said = make("span", { className: "small muted" });
    this.said.setAttribute("role", "status");
    this.box = make("div", { id: "result-table", className: "table-box console-table", tabIndex: 0 });
    this.box.setAttribute("role", "region");
    this.box.setAttribute("aria-label", t("Result"));
    this.element = make("div", { id: "result-rows" }, make("p", { className: "console-filter" }, this.filter, " ", this.said), this.box);
    this.draw();
  }

  /* The rows that pass the filter, in the order that the heads ask for. */
  shown() {
    const found = this.words ? this.rows.filter((_, place) => this.#text(place).includes(this.words)) : this.rows;
    const { column, falling } = this.by;
    if (column < 0) return found;
    return [...found].sort((a, b) => compare(a[column], b[column], falling ? -1 : 1));
  }

  #text(place) {
    this.texts ??= this.rows.map((row) => folded(row.map(textOf).join("\u0000")));
    return this.texts[place];
  }

  #narrow() {
    this.words = folded(this.filter.value.trim());
    this.most = AT_ONCE;
    this.draw();
    const found = this.shown().length;
    this.said.textContent = this.words ? t("%(shown)s of %(all)s rows", { shown: number(found), all: number(this.rows.length) }) : "";
  }

  draw() {
    const rows = this.shown();
    const heads = this.columns.map((name, place) => this.#head(name, place));
    const body = make("tbody", {}, ...rows.slice(0, this.most).map((row, place) => this.#row(row, place)));
    const table = make("table", { className: "data" }, make("thead", {}, make("tr", {}, make("th", { className: "figure console-number", scope: "col" }, make("span", { className: "visually-hidden", textContent: t("Row") })), ...heads)), body);
    if (rows.length > this.most) table.append(this.#foot(rows.length));
    this.box.replaceChildren(table);
  }

  #foot(rows) {
    const all = button(nt("Show all %(num)s rows", "Show all %(num)s rows", rows), () => {
      this.most = Infinity;
      this.draw();
      this.box.focus();
    }, { className: "button" });
    return make("tfoot", {}, make("tr", {}, make("td", { colSpan: this.columns.length + 1 }, all)));
  }

  #row(row, place) {
    const cells = row.map((value) => make("td", { className: isNumber(value) ? "figure" : "" }, cell(value)));
    return make("tr", {}, make("td", { className: "figure console-number", textContent: number(place + 1) }), ...cells);
  }

  #head(name, place) {
    const sorted = this.by.column === place;
    const head = make("th", { scope: "col", className: ["integer", "float"].includes(this.types[place]) ? "figure" : "" });
    head.setAttribute("aria-sort", sorted ? (this.by.falling ? "descending" : "ascending") : "none");
    const arrow = make("span", { className: "console-arrow", textContent: sorted ? (this.by.falling ? "↓" : "↑") : "" });
    arrow.setAttribute("aria-hidden", "true");
    head.append(button("", () => this.#sort(place), { title: t("Sort by this column") }));
    head.firstChild.append(make("span", { textContent: name }), arrow, make("span", { className: "console-type", textContent: this.types[place] }));
    return head;
  }

  /* Up, down, and as the database gave them. */
  #sort(place) {
    const { column, falling } = this.by;
    this.by = column !== place ? { column: place, falling: false } : falling ? { column: -1, falling: false } : { column: place, falling: true };
    this.draw();
    this.box.querySelectorAll("thead button")[place].focus();
  }
}

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/* Numbers by size, all else as texts; what is missing comes last both ways. */
function compare(a, b, way) {
  const [first, second] = [typeOf(a) === "null", typeOf(b) === "null"];
  if (first || second) return Number(first) - Number(second);
  if (isNumber(a) && isNumber(b)) return (a < b ? -1 : a > b ? 1 : 0) * way;
  return collator.compare(textOf(a), textOf(b)) * way;
}
