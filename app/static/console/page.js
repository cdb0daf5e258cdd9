/* The console's page. Without these files the form still runs; with them it is an editor that completes, checks, stops runs,
   and shows results in several ways. */

import { make } from "../explore/dom.js";
import { t } from "../words.js";
import { Refusal, addressOf, ask, readParameters } from "./api.js";
import { Result, copied } from "./answer.js";
import { Choices } from "./choices.js";
import { Editor } from "./editor.js";
import { format } from "./format.js";
import { History, keepDraft, readDraft } from "./history.js";
import { isDear, isRefused, warningOf } from "./plan.js";
import { Runs } from "./runs.js";
import { insertFrom } from "./schema.js";
import { Watch } from "./watch.js";

const LONGEST_ADDRESS = 4000;
const find = (selector) => document.querySelector(selector);

const form = find("#console-form");
const area = find("#query");
const result = new Result(find("#console-result"), Number(form.dataset.mostRows));
if (area) startEditor();
else startCanned();

/* A canned query is asked by its form; its answer comes with the page and gets all views. */
function startCanned() {
  const data = find("#answer-data");
  if (data) {
    find(".console-files")?.remove();
    const { answer, asked } = JSON.parse(data.textContent);
    result.show(answer, asked);
    // The page's own form freezes the query by its name.
    document.querySelector("#answer form[action='/snapshots']")?.remove();
  }
  form.addEventListener("submit", () => { find("#console-running").hidden = false; });
  addEventListener("pageshow", () => { find("#console-running").hidden = true; });
}

function startEditor() {
  const parameters = find("#parameters");
  let catalogue = null;
  let sure = "";
  restore(parameters);
  const editor = new Editor(area, { onChange: () => changed(), onMove: () => choices.moved() });
  const named = () => { try { return Object.keys(readParameters(parameters.value)); } catch { return []; } };
  const choices = new Choices(editor, find("#editor-live"), () => catalogue && { catalogue, parameters: named() });
  const asked = () => ({ query: editor.text, parameters: readParameters(parameters.value) });
  const watch = new Watch(editor, find("#query-state"), asked);
  const runs = new Runs(find("#console-running"), form.querySelector("[type=submit]"));
  const history = new History(find("#console-history"), (entry) => take(entry));

  ask("/api/v1/cypher/schema").then((found) => { catalogue = found; }).catch(() => {});
  for (const part of document.querySelectorAll(".console-tools, .console-keys, .schema-hint")) part.hidden = false;
  insertFrom(document, editor);

  function changed() {
    keepDraft({ query: editor.text, parameters: parameters.value });
    choices.typed();
    watch.changed();
  }

  function take(entry) {
    parameters.value = entry.parameters;
    editor.set(entry.query);
    choices.close();
    editor.focus(editor.text.length);
  }

  /* Runs the query; one that is likely to be slow only when it is asked for a second time. */
  async function run(what = "rows") {
    choices.close();
    let question;
    try {
      question = asked();
      if (!question.query.trim()) return editor.focus();
      if (what !== "plan" && sure !== question.query && (await isCostly())) {
        sure = question.query;
        return undefined;
      }
      watch.rest();
      result.root.dataset.stale = "true";
      await act(what, question);
    } catch (error) {
      if (error.name === "AbortError") return undefined;
      fail(error, question);
    } finally {
      delete result.root.dataset.stale;
    }
    return undefined;
  }

  async function isCostly() {
    const plan = await watch.look();
    // What would be refused is asked for all the same: the server says why.
    if (!plan || !isDear(plan) || isRefused(plan)) return false;
    const warning = warningOf(plan);
    const line = find("#query-state");
    line.hidden = false;
    line.dataset.kind = "costly";
    const next = t("Nothing has run yet. Run it again to run it all the same.");
    line.replaceChildren(make("span", { textContent: `${warning} ${next}` }));
    find("#editor-live").textContent = line.textContent;
    return true;
  }

  async function act(what, question) {
    if (what === "plan") result.showPlan(await ask("/api/v1/cypher/plan", question));
    else if (what === "profile") result.showPlan(await runs.start("/api/v1/cypher/plan", { ...question, profile: true }));
    else {
      const answer = await runs.start("/api/v1/cypher", question);
      result.show(answer, question);
      history.add({ query: question.query, parameters: parameters.value, rows: answer.rows.length, milliseconds: answer.milliseconds });
      keepAddress(question);
    }
    editor.mark(null);
  }

  function fail(error, question) {
    if (!(error instanceof Refusal)) throw error;
    result.showError(error, question?.query.split("\n")[(error.place?.line ?? 1) - 1]);
    if (error.place) {
      watch.fault(error);
      editor.area.focus({ preventScroll: true });
      editor.area.setSelectionRange(editor.fault.start, editor.fault.end);
    }
    if (question && !error.place) history.add({ query: question.query, parameters: parameters.value, outcome: error.code === "query_cancelled" ? t("stopped") : t("no answer") });
  }

  const acts = {
    explain: () => run("plan"),
    profile: () => run("profile"),
    format: () => {
      editor.set(format(editor.text));
      choices.close();
      editor.focus(editor.text.length);
    },
    link: (control) => {
      try {
        copied(control, String(addressOf(editor.text, readParameters(parameters.value))));
      } catch (error) {
        fail(error);
      }
    },
  };
  form.addEventListener("click", (event) => {
    const control = event.target.closest("[data-act]");
    if (control) acts[control.dataset.act](control);
  });
  form.addEventListener("submit", (event) => {
    // "Save as a query" leads to a page of its own.
    if (event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    run();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  });
  parameters.addEventListener("input", () => changed());
  for (const link of document.querySelectorAll("[data-query]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      take({ query: link.dataset.query, parameters: parameters.value });
    });
  }
  begin(editor, watch);
}

/* What stood here before the page was loaded again; an address that is opened anew says itself what stands here. */
function restore(parameters) {
  const draft = readDraft();
  const again = performance.getEntriesByType("navigation")[0]?.type === "reload";
  if (!draft || area.dataset.line || (area.value.trim() && !again)) return;
  area.value = draft.query;
  parameters.value = draft.parameters;
}

function begin(editor, watch) {
  const { line, column } = area.dataset;
  if (line) {
    editor.mark({ line: Number(line), column: Number(column) });
    editor.area.focus();
    editor.area.setSelectionRange(editor.fault.start, editor.fault.end);
  } else if (!location.hash && !find("#answer")) editor.focus(editor.text.length);
  if (editor.text.trim() && !line) watch.look().catch(() => {});
}

/* The address says what was run, so that a reload, a bookmark and a copied address give it back. */
function keepAddress({ query, parameters }) {
  const address = addressOf(query, parameters);
  if (location.pathname === "/console" && address.href.length < LONGEST_ADDRESS) window.history.replaceState(null, "", address);
}
