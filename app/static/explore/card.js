/* The card beside the picture: one node with its facts, two with what is between them, or many with what can be done. */

import { expansion } from "./expand.js";
import { button, counted, kindWord, kindWords, KINDS, link, make, readable } from "./dom.js";
import { pairParts } from "./pair.js";
import * as views from "./view.js";
import { nt, t } from "../words.js";

const MOST = 8;
const MOST_COMPARED = 10;
const FACTS = {
  year: t("Year"), venue: t("Venue"), type: t("Type"), authors: t("Authors"), cited_by_count: t("Cited by"), works: t("Papers"), people: t("People"),
  orcid: "ORCID", city: t("City"), country_code: t("Country"), sort: t("Sort"),
};

export class Card {
  constructor(root, explorer, acts) {
    this.explorer = explorer;
    this.acts = acts;
    this.leave = () => {};
    this.element = root.querySelector(".explorer-card");
    this.frame = root.querySelector(".explorer-frame");
  }

  show({ view, picture }) {
    if (!picture) return;
    const known = new Map(picture.nodes.map((node) => [node.key, node]));
    const nodes = (view.selected ?? []).map((key) => known.get(key)).filter(Boolean);
    const sameNodes = nodes.map((node) => node.key).join() === this.keys && picture === this.picture;
    if (sameNodes) return;
    [this.keys, this.picture] = [nodes.map((node) => node.key).join(), picture];
    this.#fill(nodes);
  }

  /* The keyboard goes into the card, to one of its fields where that is asked for. */
  focus(field = null) {
    const wanted = [field, "h2 a", "h2[tabindex]"].filter(Boolean).map((each) => this.element.querySelector(each));
    (wanted.find(Boolean) ?? this.element).focus();
  }

  /* Where the keyboard was in the card it stays there, or goes back to the picture with the card. */
  #fill(nodes) {
    const had = this.element.contains(document.activeElement);
    this.#replace(nodes);
    if (had && nodes.length) this.focus();
    else if (had) this.leave();
  }

  #replace(nodes) {
    this.element.hidden = !nodes.length;
    const close = button(t("Close"), () => this.explorer.select([]), { className: "explorer-close" });
    if (!nodes.length) this.element.replaceChildren();
    else this.element.replaceChildren(close, ...this.#parts(nodes).filter(Boolean));
    this.element.scrollTop = 0;
    this.element.parentElement.scrollTop = 0;
    if (nodes.length) this.#keepPictureInView();
  }

  /* On a phone the card lies over the lower half: the picture moves up, so that what was picked is seen beside it. */
  #keepPictureInView() {
    if (getComputedStyle(this.element).position !== "fixed") return;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    this.frame.scrollIntoView({ block: "start", behavior });
  }

  #parts(nodes) {
    if (nodes.length === 1) return this.#one(nodes[0]);
    return [...(nodes.length === 2 ? pairParts(nodes, this.explorer.picture) : this.#many(nodes)), this.#groupActs(nodes)];
  }

  /* One */

  #one(node) {
    const { view } = this.explorer;
    const focus = view.focus.includes(node.key);
    return [
      make("p", { className: "kind", textContent: focus ? t("%(kind)s, what the picture is about", { kind: kindWord(node.kind) }) : kindWord(node.kind) }),
      make("h2", {}, link(node)),
      node.note && make("p", { textContent: node.note }),
      node.facts?.retracted && make("p", {}, make("span", { className: "badge badge-warn", textContent: t("Retracted") })),
      facts(node),
      this.#acts(node, focus),
      expansion(node, this.acts),
      ...this.#links(node, focus),
      ...this.#neighbours(node),
    ];
  }

  #acts(node, focus) {
    const { acts } = this;
    const on = Boolean(views.nodeOf(this.explorer.view, node.key)?.pinned);
    return make("div", { className: "explorer-acts" },
      button(on ? t("Unpin") : t("Pin"), () => acts.pin([node.key], !on), { className: "button" }),
      button(t("Collapse"), () => acts.collapse(node.key), { className: "button", title: t("Take away what hangs on it alone") }),
      !focus && button(t("Hide"), () => acts.hide([node.key]), { className: "button" }));
  }

  #links(node, focus) {
    const people = this.explorer.view.focus.filter((key) => key.startsWith("author:") && key !== node.key);
    const items = [!focus && make("a", { href: `/explore?focus=${readable(node.key)}`, textContent: t("Explore from here alone") })];
    if (node.kind === "author" && people.length) {
      const ids = [people[0].slice("author:".length), node.id].map(readable);
      const name = this.explorer.label(people[0]);
      items.push(make("a", { href: `/shared?author=${ids[0]}&author=${ids[1]}`, textContent: t("Papers shared with %(name)s", { name }) }));
    }
    const some = items.filter(Boolean);
    return some.length ? [make("ul", { className: "plain" }, ...some.map((item) => make("li", {}, item)))] : [];
  }

  #neighbours(node) {
    const around = views.neighbours(this.explorer.picture).get(node.key) ?? new Set();
    const nodes = this.explorer.picture.nodes.filter((other) => around.has(other.key));
    return KINDS.flatMap((kind) => {
      const some = nodes.filter((other) => other.kind === kind);
      if (!some.length) return [];
      return [make("h3", { textContent: t("%(kind)s in the picture (%(num)s)", { kind: kindWords(kind), num: some.length }) }), this.#list(some)];
    });
  }

  #list(nodes) {
    const item = (node) => make("li", {}, button(node.label, () => this.#walkTo(node.key), { className: "as-link" }));
    const list = make("ul", { className: "plain" }, ...nodes.slice(0, MOST).map(item));
    if (nodes.length > MOST) {
      const all = button(t("and %(num)s more", { num: nodes.length - MOST }), () => list.replaceChildren(...nodes.map(item)), { className: "as-link" });
      list.append(make("li", {}, all));
    }
    return list;
  }

  #walkTo(key) {
    this.explorer.select([key]);
    this.focus();
  }

  /* Many */

  #many(nodes) {
    const counts = KINDS.map((kind) => [kind, nodes.filter((node) => node.kind === kind).length]).filter(([, num]) => num);
    return [
      make("p", { className: "kind", textContent: t("Picked") }),
      make("h2", { tabIndex: -1, textContent: nt("%(num)s node", "%(num)s nodes", nodes.length) }),
      make("p", { textContent: counts.map(([kind, num]) => counted(kind, num)).join(", ") }),
      this.#list(nodes),
    ];
  }

  #groupActs(nodes) {
    const { acts } = this;
    const keys = nodes.map((node) => node.key);
    const people = nodes.filter((node) => node.kind === "author");
    const few = nodes.length <= MOST_COMPARED;
    return make("div", { className: "explorer-acts" },
      few && button(t("Only what connects these"), () => acts.connect(keys), { className: "button" }),
      button(t("Keep only these"), () => acts.keepOnly(keys), { className: "button" }),
      button(t("Pin"), () => acts.pin(keys, true), { className: "button" }),
      button(t("Hide"), () => acts.hide(keys), { className: "button" }),
      people.length > 1 && people.length <= MOST_COMPARED && make("a", { className: "button", href: `/compare?${people.map(({ id }) => `author=${readable(id)}`).join("&")}`, textContent: t("Compare them") }),
      people.length === 2 && make("a", { className: "button", href: `/path?from=${readable(people[0].id)}&to=${readable(people[1].id)}`, textContent: t("Ways from one to the other") }));
  }
}

function facts(node) {
  const known = Object.entries(FACTS).filter(([name]) => node.facts?.[name] !== undefined && node.facts[name] !== null && node.facts[name] !== "");
  if (!known.length) return null;
  return make("dl", { className: "explorer-facts" }, ...known.flatMap(([name, words]) => [make("dt", { textContent: words }), make("dd", { textContent: node.facts[name] })]));
}

