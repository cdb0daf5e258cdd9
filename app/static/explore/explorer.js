/* The explorer itself: it holds the history, asks the server, and tells its parts what there is to show.

   A part has any of show(entry), busy(text), failed(error, retry) and announce(text); none of them knows the others. */

import * as history from "./state.js";
import * as views from "./view.js";
import { t } from "../words.js";

const KEPT_PICTURES = 40;
const TOGETHER = 1500;

export class Explorer {
  constructor(address, readPicture) {
    this.address = address;
    this.readPicture = readPicture;
    this.parts = [];
    this.queue = Promise.resolve();
    this.turn = null;
    this.timeline = null;
    address.onGo = (at) => this.goTo(at);
  }

  get entry() { return history.present(this.timeline); }
  get view() { return this.entry.view; }
  get picture() { return this.entry.picture; }
  get selected() { return this.view.selected ?? []; }

  start(asked, picture) {
    this.timeline = history.begin({ view: picture.view, asked, picture, words: "", act: false, made: 0 });
    this.address.start(this.entry);
    this.tell("show", this.entry, null);
  }

  tell(what, ...values) {
    for (const part of this.parts) part[what]?.(...values);
  }

  announce(text) { this.tell("announce", text); }

  /* Changes that need no answer: places, pins, titles. Where a request is under way they hold for its answer too. */

  commit(words, change, { tag = "", act = true } = {}) {
    this.turn?.meanwhile.push(change);
    this.#enter({ ...change(this.entry), words, act, tag });
  }

  amend(changes) {
    this.timeline = history.amend(this.timeline, changes);
    this.address.replace(this.entry, this.timeline.at);
  }

  /* What is picked: its card opens. One more at a time is the same step, as is the next of a walk. */

  select(keys, { quiet = false } = {}) {
    const known = new Set(this.picture.nodes.map((node) => node.key));
    const selected = [...new Set(keys)].filter((key) => known.has(key));
    if (selected.join() === this.selected.join()) return;
    const change = (entry) => ({ view: { ...entry.view, selected }, picture: entry.picture });
    this.commit("", change, { act: false, tag: quiet || selected.length > 1 ? "selection" : "" });
  }

  toggleSelected(key) {
    const had = this.selected.includes(key);
    this.select(had ? this.selected.filter((other) => other !== key) : [...this.selected, key]);
  }

  /* Changes that the server answers. They take turns; one with the same tag gives way to the newer. */

  ask(step) {
    if (step.tag && this.turn?.tag === step.tag) this.turn.abort.abort();
    const turn = { tag: "", ...step, abort: new AbortController(), meanwhile: [] };
    this.queue = this.queue.then(() => this.#take(turn, step));
    return this.queue;
  }

  async #take(turn, step) {
    this.turn = turn;
    this.tell("busy", turn.doing);
    try {
      const answer = await turn.request(this.view, turn.abort.signal);
      if (!turn.abort.signal.aborted) this.#arrive(turn, answer);
    } catch (error) {
      if (error.name !== "AbortError") this.tell("failed", error, () => this.ask(step));
    } finally {
      this.turn = null;
      this.tell("busy", "");
    }
  }

  #arrive(turn, answer) {
    const picture = answer.picture ?? answer;
    const selected = turn.select?.(answer) ?? this.selected;
    let entry = { ...this.entry, picture, view: { ...(answer.view ?? picture.view), selected } };
    for (const change of turn.meanwhile) entry = { ...entry, ...change(entry) };
    const words = turn.say?.(answer) ?? turn.words;
    this.#enter({ view: entry.view, picture: entry.picture, asked: turn.asked?.(this.entry.asked) ?? null, words: turn.words, act: true, tag: turn.tag });
    this.tell("arrived", answer, turn);
    if (words) this.announce(words);
  }

  #enter(changes) {
    const before = this.entry;
    const asked = "asked" in changes ? changes.asked : changes.act ? null : before.asked;
    const entry = { ...before, address: null, storing: null, ...changes, asked, made: Date.now() };
    const together = changes.tag && before.tag === changes.tag && entry.made - before.made < TOGETHER && this.timeline.at > 0;
    this.timeline = history.forgetOld(together ? history.amend(this.timeline, entry) : history.step(this.timeline, entry), KEPT_PICTURES);
    if (together) this.address.replace(this.entry, this.timeline.at);
    else this.address.push(this.entry, this.timeline.at);
    this.tell("show", this.entry, before);
  }

  /* Undoing goes back in the browser's own history, so that the Back button and Ctrl-Z tell one story. */

  undo() {
    const steps = history.stepsToUndo(this.timeline);
    if (!steps) return this.announce(t("There is nothing to undo."));
    this.undoing = t("Undone: %(what)s", { what: history.undone(this.timeline) });
    this.address.go(-steps);
  }

  redo() {
    const steps = history.stepsToRedo(this.timeline);
    if (!steps) return this.announce(t("There is nothing to redo."));
    this.undoing = t("Done again: %(what)s", { what: history.redone(this.timeline) });
    this.address.go(steps);
  }

  goTo(at) {
    this.turn?.abort.abort();
    const before = this.entry;
    this.timeline = history.goTo(this.timeline, at);
    if (this.picture) this.#returnFrom(before);
    else this.#readAgain(before);
  }

  #returnFrom(before) {
    this.tell("show", this.entry, before);
    if (this.undoing) this.announce(this.undoing);
    this.undoing = "";
    this.address.replace(this.entry, this.timeline.at);
  }

  async #readAgain(before) {
    this.tell("busy", t("Reading the picture again"));
    try {
      const picture = await this.readPicture(this.view);
      this.timeline = history.amend(this.timeline, { picture });
      this.#returnFrom(before);
    } catch (error) {
      this.tell("failed", error, () => this.#readAgain(before));
    } finally {
      this.tell("busy", "");
    }
  }

  /* The address of what is seen, and the id under which it is stored for files and frames. */

  permanent() { return this.address.permanent(this.entry); }
  storedId() { return this.address.storedId(this.entry); }

  /* Words of nodes */

  node(key) { return views.nodeOf(this.picture, key); }
  label(key) { return this.node(key)?.label ?? key; }
}
