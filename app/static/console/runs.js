/* One run at a time: asks the server, shows how long it takes, and ends it there when the reader stops it. */

import { button, make } from "../explore/dom.js";
import { t } from "../words.js";
import { ask } from "./api.js";

const TICK = 100;

export class Runs {
  current = null;

  /* `status` is the page's line for "Running ..."; `main` is the button that starts a run. */
  constructor(status, main) {
    Object.assign(this, { status, main });
    this.time = make("span", { className: "console-time" });
    // Read out once as "Running", not ten times a second.
    this.time.setAttribute("aria-hidden", "true");
    this.stop = button(t("Stop"), () => this.cancel(), { className: "button console-stop" });
    addEventListener("pagehide", () => this.#leave());
  }

  /* The server's answer; raises Refusal. A run that is still going is stopped first. */
  async start(path, body) {
    await this.cancel();
    const run = { name: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`, started: performance.now(), stopped: false };
    this.current = run;
    this.#begin(run);
    try {
      return await ask(path, { ...body, run: run.name });
    } finally {
      if (this.current === run) this.#end();
    }
  }

  /* Ends the run on the server; its own request then answers that it was stopped. */
  async cancel() {
    const run = this.current;
    if (!run || run.stopped) return;
    run.stopped = true;
    this.stop.disabled = true;
    this.stop.textContent = t("Stopping …");
    await ask("/api/v1/cypher/cancel", { run: run.name }).catch(() => { run.stopped = false; });
    this.stop.disabled = false;
  }

  #begin(run) {
    this.stop.textContent = t("Stop");
    this.stop.disabled = false;
    this.status.replaceChildren(t("Running …"), " ", this.time, " ", this.stop);
    this.status.hidden = false;
    this.main.disabled = true;
    const tick = () => { this.time.textContent = t("%(seconds)s s", { seconds: ((performance.now() - run.started) / 1000).toFixed(1) }); };
    tick();
    this.ticking = setInterval(tick, TICK);
  }

  #end() {
    clearInterval(this.ticking);
    const held = this.status.contains(document.activeElement);
    this.current = null;
    this.status.hidden = true;
    this.main.disabled = false;
    if (held) this.main.focus();
  }

  /* Who leaves the page wants nothing more of it. */
  #leave() {
    if (!this.current) return;
    const body = new Blob([JSON.stringify({ run: this.current.name })], { type: "application/json" });
    navigator.sendBeacon("/api/v1/cypher/cancel", body);
  }
}
