/* The result as a chart: one column across, one number up, as bars, a line or points. */

import { make, number, svg } from "../explore/dom.js";
import { nt, t } from "../words.js";
import { isNumber, textOf } from "./cells.js";

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [860, 380, 72, 72, 16, 16];
const MOST = 200;
const LABELS = 24;
const LETTERS = 22;
const SIDE = 12;

export class Chart {
  constructor({ columns, rows }, types) {
    Object.assign(this, { columns, rows, types });
    this.numbers = columns.map((_, place) => place).filter((place) => ["integer", "float"].includes(types[place]));
    this.element = make("div", { id: "result-chart", className: "console-chart" });
    if (!this.numbers.length || rows.length < 2) this.element.append(make("p", { className: "muted", textContent: t("A chart needs two rows and a column of numbers, such as RETURN p.year AS year, count(*) AS papers.") }));
    else this.#choose();
  }

  open() {}

  close() {}

  #choose() {
    const first = this.columns.findIndex((_, place) => place !== this.numbers.at(-1));
    const across = first < 0 ? 0 : first;
    const up = this.numbers.filter((place) => place !== across).at(0) ?? this.numbers[0];
    const ordered = this.numbers.includes(across);
    this.kind = select(t("As"), [["bars", t("bars")], ["line", t("a line")], ["points", t("points")]], ordered && this.rows.length > 60 ? "line" : "bars");
    this.across = select(t("Across"), this.columns.map((name, place) => [place, name]), across);
    this.up = select(t("Up"), this.numbers.map((place) => [place, this.columns[place]]), up);
    this.drawing = make("figure", {});
    this.element.append(make("p", { className: "filters" }, this.kind, this.across, this.up), this.drawing);
    this.element.addEventListener("change", () => this.#draw());
    this.#draw();
  }

  #draw() {
    const [kind, across, up] = [this.kind, this.across, this.up].map((field) => field.querySelector("select").value);
    const points = this.#points(Number(across), Number(up));
    const scale = { ...scaleOf(points, kind === "bars"), ...spread(points, kind) };
    const marks = { bars, line, points: dots }[kind](points, scale);
    const words = t("%(up)s by %(across)s", { up: this.columns[up], across: this.columns[across] });
    const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${words}. ${summary(points)}` }, ...axes(points, scale), ...marks);
    const cut = t("The first %(shown)s of %(all)s rows.", { shown: number(MOST), all: number(this.rows.length) });
    const elsewhere = t("The table has the same numbers.");
    const said = [`${words}.`, this.rows.length > MOST ? cut : "", elsewhere].filter(Boolean).join(" ");
    this.drawing.replaceChildren(picture, make("figcaption", { className: "small muted", textContent: said }));
  }

  #points(across, up) {
    const found = this.rows.slice(0, MOST).filter((row) => isNumber(row[up])).map((row) => ({ x: row[across], y: Number(row[up]), label: textOf(row[across]) || "null" }));
    const continuous = found.every(({ x }) => isNumber(x)) && new Set(found.map(({ x }) => Number(x))).size === found.length;
    return continuous ? found.sort((a, b) => Number(a.x) - Number(b.x)) : found;
  }
}

function select(label, options, chosen) {
  const made = make("select", {}, ...options.map(([value, textContent]) => make("option", { value, textContent, selected: String(value) === String(chosen) })));
  return make("label", { className: "field" }, make("span", { textContent: label }), made);
}

function scaleOf(points, fromZero) {
  const values = points.map(({ y }) => y);
  const low = Math.min(fromZero ? 0 : Infinity, ...values);
  const high = Math.max(fromZero ? 0 : -Infinity, ...values);
  const step = niceStep((high - low || Math.abs(high) || 1) / 5);
  const [from, to] = [Math.floor(low / step) * step, Math.ceil(high / step) * step || step];
  const room = WIDTH - LEFT - RIGHT;
  return {
    step, from, to, wide: room / points.length,
    x: (place) => LEFT + (room * (place + 0.5)) / points.length,
    y: (value) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * (value - from)) / (to - from || 1),
  };
}

/* Numbers stand as far apart as they are; bars, names, and a line that would go back stand side by side. */
function spread(points, kind) {
  const values = points.map(({ x }) => (isNumber(x) ? Number(x) : NaN));
  const once = new Set(values).size === values.length;
  if (kind === "bars" || values.some(Number.isNaN) || (kind === "line" && !once)) return {};
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low === high) return {};
  const step = Math.max(niceStep((high - low) / 12), values.every(Number.isInteger) ? 1 : 0);
  const ticks = Array.from({ length: Math.floor(high / step) - Math.ceil(low / step) + 1 }, (_, place) => (Math.ceil(low / step) + place) * step);
  const at = (value) => LEFT + SIDE + ((WIDTH - LEFT - RIGHT - 2 * SIDE) * (value - low)) / (high - low);
  return { x: (place) => at(values[place]), ticks: ticks.map((value) => ({ x: at(value), label: String(Number(value.toPrecision(12))) })) };
}

function niceStep(rough) {
  const size = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((each) => each * size).find((each) => each >= rough);
}

function axes(points, scale) {
  const lines = [];
  for (let value = scale.from; value <= scale.to + scale.step / 2; value += scale.step) {
    const y = scale.y(value);
    lines.push(svg("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y, y2: y, class: "chart-line" }), svg("text", { x: LEFT - 8, y: y + 4, class: "chart-end" }, number(Number(value.toPrecision(12)))));
  }
  if (scale.ticks) return [...lines, ...scale.ticks.map(({ x, label }) => svg("text", { x, y: HEIGHT - BOTTOM + 16, class: "chart-middle" }, label))];
  const every = Math.ceil(points.length / LABELS);
  const slanted = points.some(({ label }) => label.length * 7 > scale.wide * every);
  points.forEach(({ label }, place) => {
    if (place % every) return;
    const [x, y] = [scale.x(place), HEIGHT - BOTTOM + 16];
    const short = label.length > LETTERS ? `${label.slice(0, LETTERS - 1)}…` : label;
    lines.push(svg("text", slanted ? { x, y, class: "chart-end", transform: `rotate(-35 ${x} ${y})` } : { x, y, class: "chart-middle" }, short));
  });
  return lines;
}

function titled(element, { label, y }) {
  element.append(svg("title", {}, `${label}: ${number(y)}`));
  return element;
}

function bars(points, scale) {
  return points.map((point, place) => {
    const [top, bottom] = [Math.min(scale.y(point.y), scale.y(0)), Math.max(scale.y(point.y), scale.y(0))];
    const width = Math.max(1, scale.wide * 0.8);
    return titled(svg("rect", { x: scale.x(place) - width / 2, y: top, width, height: Math.max(0.5, bottom - top), class: "chart-bar" }), point);
  });
}

function line(points, scale) {
  const way = points.map(({ y }, place) => `${place ? "L" : "M"}${scale.x(place)} ${scale.y(y)}`).join("");
  return [svg("path", { d: way, class: "chart-way" }), ...dots(points, scale, 2.5)];
}

function dots(points, scale, r = 4) {
  return points.map((point, place) => titled(svg("circle", { cx: scale.x(place), cy: scale.y(point.y), r, class: "chart-dot" }), point));
}

function summary(points) {
  const values = points.map(({ y }) => y);
  const counted = nt("%(num)s value", "%(num)s values", points.length);
  return t("%(points)s, from %(least)s to %(most)s", { points: counted, least: number(Math.min(...values)), most: number(Math.max(...values)) });
}
