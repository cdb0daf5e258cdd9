/* Looks at the query while it stands still: marks what the server cannot read, and says what a run would cost. */

import { make } from "../explore/dom.js";
import { nt, t } from "../words.js";
import { ask } from "./api.js";
import { warningOf } from "./plan.js";

const PAUSE = 700;
const QUIET = new Set(["console_busy", "graph_unavailable", "unreachable"]);

export class Watch {
  known = null;
  #timer = 0;
  #asking = null;

  /* `asked()` gives {query, parameters} or raises Refusal. */
  constructor(editor, line, asked) {
    Object.assign(this, { editor, line, asked });
  }

  /* After each change; what was said of an older text is no longer true. */
  changed() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.known = null;
    this.#timer = setTimeout(() => this.look().catch(() => {}), PAUSE);
  }

  rest() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  /* The plan of the query as it stands, or null where there is none; says so in the line under the editor. */
  async look() {
    clearTimeout(this.#timer);
    const { query, parameters } = this.asked();
    if (!query.trim()) return this.#say();
    if (this.known?.query === query) return this.known.plan;
    this.#asking?.abort();
    this.#asking = new AbortController();
    try {
      const plan = await ask("/api/v1/cypher/plan", { query, parameters }, { signal: this.#asking.signal });
      this.known = { query, plan };
      this.editor.mark(null);
      this.#say(warningOf(plan) ? "costly" : "well", warningOf(plan) || this.#cost(plan, query, parameters));
      return plan;
    } catch (error) {
      if (error.name === "AbortError" || QUIET.has(error.code)) return null;
      this.fault(error);
      return null;
    }
  }

  fault(error) {
    if (error.place) this.editor.mark(error.place);
    const where = error.place ? t("Line %(line)s, column %(column)s: %(message)s", { ...error.place, message: error.message }) : error.message;
    this.#say("fault", where);
  }

  #cost(plan, query, parameters) {
    const missing = [...new Set(this.editor.tokens.filter(({ kind }) => kind === "parameter").map(({ text }) => text.slice(1)))].filter((name) => name && !(name in parameters));
    if (missing.length) return t("No value yet for %(names)s.", { names: missing.map((name) => `$${name}`).join(", ") });
    return nt("Reads well; about %(num)s row to go through.", "Reads well; about %(num)s rows to go through.", Math.round(plan.estimated_steps));
  }

  #say(kind = "", words = "") {
    this.line.hidden = !words;
    this.line.dataset.kind = kind;
    this.line.replaceChildren(make("span", { textContent: words }));
    return null;
  }
}
