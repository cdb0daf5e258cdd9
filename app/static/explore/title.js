/* The page's title says what is looked at, and so do the browser's history and its tabs. */

import { span } from "./dom.js";
import { nt, t } from "../words.js";

export class Title {
  constructor(root) {
    this.heading = root.querySelector("h1");
    this.site = root.dataset.siteTitle;
  }

  show({ view, picture }) {
    if (!picture) return;
    const name = view.title || focusNames(view, picture);
    this.heading.textContent = name;
    document.title = `${[name, filterWords(view, picture)].filter(Boolean).join(", ")} · ${this.site}`;
  }
}

function focusNames(view, picture) {
  const labels = new Map(picture.nodes.map((node) => [node.key, node.label]));
  const [first, ...others] = view.focus.map((key) => labels.get(key) ?? key);
  if (!others.length) return first;
  if (others.length === 1) return t("%(first)s and %(last)s", { first, last: others[0] });
  return nt("%(name)s and %(num)s other", "%(name)s and %(num)s others", others.length, { name: first });
}

function filterWords(view, picture) {
  const { years, topic, institution } = view.filters ?? {};
  const label = (id) => picture.nodes.find((node) => node.id === id)?.label;
  return [years && span(years), topic && label(topic), institution && label(institution)].filter(Boolean).join(", ");
}
