/* What a reader can do to nodes, each one thing with the words that Undo says of it. */

import { readExpanded, readPicture } from "./api.js";
import { counted, kindWords } from "./dom.js";
import { AROUND, STEP } from "./around.js";
import * as views from "./view.js";
import { nt, t } from "../words.js";

export class Acts {
  constructor(explorer) {
    this.explorer = explorer;
  }

  /* The picture of the view that `change` makes of the present one. `asked` keeps a short address short. */
  show(words, doing, change, options = {}) {
    return this.explorer.ask({ words, doing, ...options, request: (view, signal) => readPicture(change(view), signal) });
  }

  expand(key, kind, order, limit) {
    const label = this.explorer.label(key);
    return this.explorer.ask({
      words: t("expanding %(name)s by %(kind)s", { name: label, kind: kindWords(kind) }),
      doing: t("Reading %(count)s around %(name)s", { count: counted(kind, limit), name: label }),
      request: (view, signal) => readExpanded(view, { key, kind, order, limit }, signal),
      select: () => [key],
      say: ({ added, cut }) => [t("%(count)s added", { count: counted(kind, added.length) }), cut?.words].filter(Boolean).join("; "),
    });
  }

  collapse(key) {
    const leaves = views.leavesOf(this.explorer.entry, key);
    const label = this.explorer.label(key);
    if (!leaves.length) return this.explorer.announce(t("Nothing hangs on %(name)s alone.", { name: label }));
    const doing = t("Taking away what hangs on %(name)s alone", { name: label });
    return this.show(t("collapsing %(name)s", { name: label }), doing, (view) => views.without(view, leaves), {
      say: () => nt("%(num)s node taken away", "%(num)s nodes taken away", leaves.length),
    });
  }

  hide(keys) {
    const chosen = keys.filter((key) => !this.explorer.view.focus.includes(key));
    if (!chosen.length) return this.explorer.announce(t("What the picture is about stays in it."));
    const words = chosen.length === 1 ? t("hiding %(name)s", { name: this.explorer.label(chosen[0]) }) : nt("hiding %(num)s node", "hiding %(num)s nodes", chosen.length);
    return this.show(words, t("Hiding"), (view) => views.hidden(view, chosen), {
      select: () => [],
      say: () => nt("%(num)s node hidden", "%(num)s nodes hidden", chosen.length),
    });
  }

  showAgain(keys) {
    return this.show(nt("showing %(num)s node again", "showing %(num)s nodes again", keys.length), t("Showing again"), (view) => views.shownAgain(view, keys));
  }

  keepOnly(keys) {
    const words = nt("keeping %(num)s node only", "keeping %(num)s nodes only", keys.length);
    return this.show(words, t("Taking away the others"), (view) => views.only(view, this.explorer.picture, keys));
  }

  /* Only what connects these: the shortest ways among them. */
  connect(keys) {
    const words = nt("only what connects %(num)s node", "only what connects %(num)s nodes", keys.length);
    return this.show(words, t("Looking for what connects them"), (view) => ({ ...view, connecting: true, between: keys }));
  }

  disconnect() {
    const change = ({ connecting: _connecting, between: _between, ...view }) => view;
    return this.show(t("showing all again"), t("Showing all again"), change);
  }

  pin(keys, on) {
    const name = this.explorer.label(keys[0]);
    const words = keys.length > 1 ? nt("pinning %(num)s node", "pinning %(num)s nodes", keys.length) : on ? t("pinning %(name)s", { name }) : t("unpinning %(name)s", { name });
    this.explorer.commit(words, (entry) => views.pinned(entry, keys, on));
    this.explorer.announce(on ? t("Pinned") : t("No longer pinned"));
  }

  move(moves) {
    const words = moves.length === 1 ? t("moving %(name)s", { name: this.explorer.label(moves[0].key) }) : nt("moving %(num)s node", "moving %(num)s nodes", moves.length);
    this.explorer.commit(words, (entry) => views.moved(entry, moves));
  }

  filter(words, changes, tag) {
    return this.refilter(words, (view) => views.filtered(view, changes), tag);
  }

  /* What the server chose under filters is chosen anew under others; what the reader has put together only shows more or less. */
  refilter(words, change, tag) {
    const { asked } = this.explorer.entry;
    if (!Object.keys(asked?.filters ?? {}).length) return this.show(words, t("Filtering"), change, { tag });
    return this.show(words, t("Filtering"), () => change(asked), { tag, asked: change, refit: true });
  }

  /* Colour and size leave everything where it is, so that a short address stays short. */
  look(name, value, label) {
    const words = name === "colour" ? t("colour by %(what)s", { what: label }) : t("size by %(what)s", { what: label });
    return this.show(words, t("Colouring"), (view) => ({ ...view, [name]: value }), { asked: (asked) => asked && { ...asked, [name]: value } });
  }

  /* A new layout finds new places for all but what is pinned. */
  layout(value, label) {
    const place = (view) => ({ ...view, layout: value, nodes: view.nodes.map((node) => (node.pinned ? node : { ...node, x: undefined, y: undefined })) });
    const untouched = (asked) => asked && { ...asked, layout: value };
    return this.show(t("layout %(what)s", { what: label }), t("Finding new places"), place, { asked: untouched, refit: true });
  }

  secondDegree(on) {
    const words = on ? t("co-authors of co-authors") : t("without co-authors of co-authors");
    return this.show(words, t("Reading co-authors of co-authors"), (view) => ({ ...view, second_degree: on }), { refit: true });
  }

  /* One node more, with what ties it to those that are there. */
  join({ key, label }) {
    const change = (view) => ({ ...view, nodes: [...view.nodes.filter((node) => node.key !== key), { key }], hidden: (view.hidden ?? []).filter((other) => other !== key) });
    return this.show(t("adding %(name)s", { name: label }), t("Reading what ties %(name)s", { name: label }), change, { select: () => [key] });
  }

  /* One more thing that the picture is about, with the closest of what is around it; what is there keeps its place. */
  add({ kind, id, label }) {
    const key = `${kind}:${id}`;
    const around = { key, kind: AROUND[kind][0], limit: STEP };
    return this.explorer.ask({
      words: t("adding %(name)s", { name: label }),
      doing: t("Reading what is around %(name)s", { name: label }),
      request: (view, signal) => readExpanded({ ...view, focus: [...new Set([...view.focus, key])] }, around, signal),
      select: () => [key],
      refit: true,
    });
  }
}
