/* A plan as a table that reads as a tree: the result on top, what feeds it below, with what is expected, found and looked up. */

import { make, number } from "../explore/dom.js";
import { nt, t } from "../words.js";

const MEANINGS = {
  AllNodesScan: () => t("looks at every node: name a label"),
  CartesianProduct: () => t("pairs everything with everything: connect the patterns"),
  Eager: () => t("keeps all rows before it goes on"),
  NodeByLabelScan: () => t("looks at every node of a label"),
  NodeIndexSeek: () => t("finds nodes by an index"),
  NodeUniqueIndexSeek: () => t("finds one node by its id"),
  "Expand(All)": () => t("follows relationships"),
  "Expand(Into)": () => t("looks for relationships between two nodes"),
  "VarLengthExpand(All)": () => t("follows paths of many lengths"),
  Filter: () => t("keeps what fits"),
  EagerAggregation: () => t("groups and counts"),
  Sort: () => t("sorts"),
  Top: () => t("sorts and keeps the first"),
  NodeCountFromCountStore: () => t("reads a count that is kept"),
  RelationshipCountFromCountStore: () => t("reads a count that is kept"),
  DirectedRelationshipTypeScan: () => t("looks at every relationship of a type"),
  ProduceResults: () => t("gives the result"),
};
const DEAR = new Set(["AllNodesScan", "CartesianProduct", "Eager"]);

/* Why a query is likely to be slow, in words; empty where nothing says so. */
export function warningOf(plan) {
  return plan.concerns.map(({ message }) => message).join(" ");
}

/* Why it should not run at once: what is only misspelled costs nothing. */
export function isDear(plan) {
  return plan.concerns.some(({ kind }) => kind !== "unknown");
}

export function isRefused(plan) {
  return plan.concerns.some(({ refused }) => refused);
}

export function planView(plan) {
  const steps = [...walk(plan.root, 0)];
  const load = ({ step }) => (plan.profiled ? step.hits : step.estimated_rows);
  const most = Math.max(1, ...steps.map(load));
  const heads = [t("Step"), t("What it looks at"), t("Rows expected"), ...(plan.profiled ? [t("Rows"), t("Store look-ups")] : [])];
  const table = make("table", { className: "data console-plan" },
    make("caption", { className: "visually-hidden", textContent: t("Steps of the plan: the result first, below each step what feeds it") }),
    make("thead", {}, make("tr", {}, ...heads.map((textContent, place) => make("th", { scope: "col", textContent, className: place > 1 ? "figure" : "" })))),
    make("tbody", {}, ...steps.map((each) => row(each, plan, load(each) / most))));
  const box = make("div", { className: "table-box console-table", tabIndex: 0 }, table);
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", t("Plan"));
  return make("div", { id: "result-plan" }, make("p", { className: "small" }, said(plan)), warning(plan), box, make("p", { className: "small muted", textContent: t("Read it from below: each step feeds the one above that stands further left.") }));
}

function warning(plan) {
  const words = warningOf(plan);
  if (!words) return null;
  return make("p", { className: "console-warning" }, ...(isRefused(plan) ? [make("strong", { textContent: `${t("This query may not run here")}.` }), " "] : []), words);
}

function said(plan) {
  const expected = nt("About %(num)s row expected to pass through all steps.", "About %(num)s rows expected to pass through all steps.", Math.round(plan.estimated_steps));
  if (!plan.profiled) return expected;
  const rows = nt("%(num)s row", "%(num)s rows", plan.rows);
  const hits = nt("%(num)s look-up", "%(num)s look-ups", plan.hits);
  return t("%(rows)s passed through all steps, with %(hits)s in the store, in %(time)s ms. %(expected)s", { rows, hits, time: number(Math.round(plan.milliseconds)), expected });
}

function* walk(step, depth) {
  yield { step, depth };
  for (const [place, feed] of step.feeds.entries()) yield* walk(feed, depth + (step.feeds.length > 1 && place > 0 ? 1 : 0));
}

function row({ step, depth }, plan, share) {
  const name = make("th", { scope: "row", className: "plan-step" });
  name.style.setProperty("--depth", depth);
  name.append(make("code", { textContent: step.operator, className: DEAR.has(step.operator) ? "plan-dear" : "" }));
  const meaning = MEANINGS[step.operator]?.();
  if (meaning) name.append(make("span", { className: "small muted", textContent: meaning }));
  const figures = [step.estimated_rows, ...(plan.profiled ? [step.rows, step.hits] : [])].map((value) => make("td", { className: "figure", textContent: rounded(value) }));
  figures.at(-1).append(bar(share));
  return make("tr", {}, name, make("td", { className: "plan-details" }, make("code", { textContent: step.details })), ...figures);
}

function bar(share) {
  const element = make("span", { className: "plan-bar" });
  element.setAttribute("aria-hidden", "true");
  element.style.setProperty("--share", share);
  return element;
}

function rounded(value) {
  if (value >= 1e12) return value.toExponential(1);
  return number(value < 10 && !Number.isInteger(value) ? Number(value.toFixed(1)) : Math.round(value));
}
