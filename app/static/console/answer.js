/* What stands under the editor: an answer with its views, a plan, or why there is none. */

import { button, make, number } from "../explore/dom.js";
import { nt, t } from "../words.js";
import { Chart } from "./chart.js";
import { Grid } from "./grid.js";
import { Network } from "./network.js";
import { planView } from "./plan.js";

const ENDINGS = [["csv", "CSV"], ["jsonl", "JSON Lines"]];

export class Result {
  views = [];

  constructor(root, mostRows) {
    Object.assign(this, { root, mostRows });
  }

  clear() {
    for (const { view } of this.views) view.close?.();
    this.views = [];
    this.root.replaceChildren();
  }

  #show(section) {
    this.clear();
    this.root.append(section);
    section.scrollIntoView({ block: "nearest" });
  }

  /* `asked` is {query, parameters}: what the files are made of. */
  show(answer, asked = null) {
    const grid = new Grid(answer);
    const section = make("section", { className: "console-answer", id: "answer" }, heading(answer));
    section.setAttribute("aria-labelledby", "answer-title");
    this.#show(section);
    if (!answer.rows.length) return;
    this.views = [
      { name: t("Table"), view: grid },
      ...(answer.graph ? [{ name: t("Graph"), view: new Network(answer) }] : []),
      { name: t("Chart"), view: new Chart(answer, grid.types) },
      { name: "JSON", view: new Json(answer) },
    ];
    section.append(this.#tabs(), ...this.views.map(({ view }) => view.element));
    if (asked) section.querySelector(".answer-head").append(files(asked, this.mostRows));
    this.open(startsAsGraph(answer) ? 1 : 0);
  }

  showPlan(plan) {
    const section = make("section", { className: "console-answer", id: "answer" }, make("h2", { id: "answer-title", textContent: plan.profiled ? t("What the query did") : t("What the query would do") }), planView(plan));
    section.setAttribute("aria-labelledby", "answer-title");
    this.#show(section);
  }

  showError(error, line) {
    const titles = {
      query_refused: t("This query may not run here"), query_failed: t("The query could not be read"), query_stopped: t("The query was stopped"),
      query_cancelled: t("You stopped the query"), console_busy: t("The console is busy"), graph_unavailable: t("The database does not answer"), unreachable: t("No answer"),
    };
    const section = make("section", { className: "console-error", id: "console-error" }, make("h2", { id: "error-title", textContent: titles[error.code] ?? t("That cannot be used") }), make("p", { textContent: error.message }));
    section.setAttribute("role", "alert");
    section.setAttribute("aria-labelledby", "error-title");
    if (error.place) section.append(...placed(error.place, line));
    if (error.code !== "query_cancelled") section.append(make("p", { className: "small muted", textContent: t("Your query is kept.") }));
    this.#show(section);
  }

  #tabs() {
    const list = make("div", { className: "console-tabs" });
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", t("Views of the result"));
    this.views.forEach((each, place) => {
      each.tab = button(each.name, () => this.open(place), { id: `tab-${each.view.element.id}` });
      each.tab.setAttribute("role", "tab");
      each.panel = each.view.element;
      each.panel.setAttribute("role", "tabpanel");
      each.panel.setAttribute("aria-labelledby", each.tab.id);
      each.tab.setAttribute("aria-controls", each.panel.id);
      each.tab.addEventListener("keydown", (event) => this.#turn(event, place));
    });
    list.append(...this.views.map(({ tab }) => tab));
    return list;
  }

  #turn(event, place) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (place + step + this.views.length) % this.views.length;
    this.open(next);
    this.views[next].tab.focus();
  }

  open(chosen) {
    this.views.forEach(({ tab, panel, view }, place) => {
      tab.setAttribute("aria-selected", String(place === chosen));
      tab.tabIndex = place === chosen ? 0 : -1;
      panel.hidden = place !== chosen;
      if (place === chosen) view.open?.();
    });
  }
}

/* Only paths and relationships: who asks for those wants to see how things hang together. */
function startsAsGraph({ graph, rows }) {
  return Boolean(graph?.edges.length) && rows.every((row) => row.every((value) => value?.$type === "path"));
}

function heading({ rows, truncated, milliseconds }) {
  const title = rows.length ? nt("%(num)s row", "%(num)s rows", rows.length) : t("No rows");
  const facts = make("p", { className: "muted small" }, t("%(time)s ms.", { time: number(Math.round(milliseconds)) }), " ");
  if (truncated) facts.append(make("strong", { textContent: t("Truncated at %(num)s rows: there are more.", { num: number(rows.length) }) }), " ", t("Add a LIMIT, ask for less, or take all rows as a file."));
  if (!rows.length) facts.append(t("The query ran and found nothing."));
  return make("div", { className: "answer-head" }, make("div", {}, make("h2", { id: "answer-title", textContent: title }), facts));
}

function placed({ line, column }, text = "") {
  const start = Math.max(0, column - 60);
  const code = make("code", {}, text.slice(start, column - 1), make("mark", { textContent: text[column - 1] ?? " " }), text.slice(column, column + 59));
  return [make("p", { className: "small muted", textContent: t("Line %(line)s, column %(column)s:", { line, column }) }), make("pre", { className: "console-place" }, code)];
}

/* Files are fetched by the browser itself, so that a million rows never stand in the page. */
function files({ query, parameters }, mostRows) {
  const form = make("form", { method: "post", action: "/console/rows.csv", className: "console-files" },
    make("input", { type: "hidden", name: "query", value: query }), make("input", { type: "hidden", name: "parameters", value: JSON.stringify(parameters) }),
    make("span", { className: "small muted", textContent: t("All rows, up to %(num)s:", { num: number(mostRows) }) }));
  for (const [ending, name] of ENDINGS) form.append(make("button", { type: "submit", className: "button", textContent: name, formAction: `/console/rows.${ending}`, ariaLabel: t("All rows as %(format)s", { format: name }) }));
  return make("div", { className: "answer-files" }, form, frozen(query, parameters));
}

function frozen(query, parameters) {
  return make("form", { method: "post", action: "/snapshots" },
    make("input", { type: "hidden", name: "query", value: query }), make("input", { type: "hidden", name: "parameters", value: JSON.stringify(parameters) }),
    make("button", { type: "submit", className: "button", textContent: t("Freeze"), title: t("Runs the query once more and keeps the answer under a permanent address, with the date and the data version.") }));
}

class Json {
  constructor({ columns, rows }) {
    Object.assign(this, { columns, rows });
    this.element = make("div", { id: "result-json", className: "console-json" });
  }

  /* Made when somebody looks at it: it can be long. */
  open() {
    if (this.element.firstChild) return;
    const objects = this.rows.map((row) => Object.fromEntries(row.map((value, place) => [this.columns[place], value])));
    const text = JSON.stringify(objects, (_, value) => (typeof value === "bigint" ? String(value) : value), 2);
    const copy = button(t("Copy"), () => copied(copy, text), { className: "button" });
    const box = make("pre", { tabIndex: 0 }, make("code", { textContent: text }));
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", t("The rows as JSON"));
    this.element.append(make("p", {}, copy), box);
  }
}

export async function copied(control, text) {
  const words = control.textContent;
  try {
    await navigator.clipboard.writeText(text);
    control.textContent = t("Copied");
  } catch {
    control.textContent = t("The browser does not let us copy");
  }
  setTimeout(() => { control.textContent = words; }, 2000);
}
