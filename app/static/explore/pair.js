/* What is between two nodes: the papers behind a line of co-authors, or what another line says. */

import { readSharedPapers } from "./api.js";
import { counted, kindWord, link, make, number, readable } from "./dom.js";
import * as views from "./view.js";
import { t } from "../words.js";

const SHARED = 12;

export function pairParts([a, b], picture) {
  const edges = views.edgesBetween(picture, a.key, b.key);
  return [
    make("p", { className: "kind", textContent: edges.length ? t("What joins two") : t("Two that no line joins") }),
    make("h2", {}, link(a), t(" and "), link(b)),
    ...edges.map((edge) => make("p", { textContent: lineWords(edge, a, b) })),
    a.kind === "author" && b.kind === "author" && sharedPapers(a, b),
  ];
}

function lineWords(edge, a, b) {
  const [from, to] = edge.source === a.key ? [a, b] : [b, a];
  const words = {
    coauthor: () => t("%(papers)s. Closeness %(closeness)s: each joint paper of n authors counts 1/(n-1).", { papers: edge.label, closeness: number(Number(edge.weight.toFixed(2))) }),
    authored: () => t("%(name)s is an author of it", { name: from.label }),
    about: () => t("%(name)s is about it", { name: from.label }),
    affiliated: () => t("%(name)s works or worked there", { name: from.label }),
    cites: () => t("%(name)s cites the other", { name: from.label }),
    part_of: () => t("%(name)s is a part of %(whole)s", { name: from.label, whole: to.label }),
  }[edge.kind]?.() ?? kindWord(from.kind);
  return edge.label && edge.kind !== "coauthor" ? `${words}: ${edge.label}` : words;
}

function sharedPapers(a, b) {
  const box = make("div", { className: "explorer-shared-papers" }, make("p", { className: "muted", textContent: t("Reading the papers they share …") }));
  fill(box, a, b);
  return box;
}

async function fill(box, a, b) {
  try {
    const { papers, total } = await readSharedPapers(a.id, b.id);
    box.replaceChildren(...papersParts(papers, total ?? papers.length, a, b));
  } catch (error) {
    box.replaceChildren(make("p", { className: "muted", textContent: t("The papers they share could not be read: %(message)s", { message: error.message }) }));
  }
}

function papersParts(papers, total, a, b) {
  if (!total) return [make("p", { textContent: t("They share no paper that is loaded.") })];
  const item = (paper) => make("li", {}, link({ kind: "paper", id: paper.id, label: paper.title }), paper.year ? ` ${paper.year}` : "");
  const all = make("a", { href: `/shared?author=${readable(a.id)}&author=${readable(b.id)}`, textContent: total > SHARED ? t("All of them") : t("The same as a page") });
  return [make("p", { textContent: t("They share %(count)s:", { count: counted("paper", total) }) }), make("ul", { className: "plain" }, ...papers.slice(0, SHARED).map(item)), make("p", {}, all)];
}
