/* What is said of a node: "Yinghui Xu, person, 12 joint papers; 5 people, 4 papers and 2 topics connected". */

import { nt, t } from "../words.js";

export const KINDS = ["author", "paper", "topic", "institution"];

export function kindWord(kind) {
  return { author: t("person"), paper: t("paper"), topic: t("topic"), institution: t("institution") }[kind];
}

/* "5 people", "1 paper". */
export function countOf(kind, num) {
  if (kind === "author") return nt("%(num)s person", "%(num)s people", num);
  if (kind === "paper") return nt("%(num)s paper", "%(num)s papers", num);
  if (kind === "topic") return nt("%(num)s topic", "%(num)s topics", num);
  return nt("%(num)s institution", "%(num)s institutions", num);
}

/* The node, what it is, what connects it with the middle, and how much is around it. */
export function describeNode(node, scene) {
  const around = scene.around(node.key);
  const counts = KINDS.map((kind) => [kind, around.filter((other) => other.kind === kind).length]).filter(([, count]) => count);
  const facts = [node.label, kindWord(node.kind), node.focus ? t("in the middle") : node.note, node.pinned ? t("pinned") : ""];
  const name = facts.filter(Boolean).join(", ");
  if (!counts.length) return t("%(name)s; nothing connected", { name });
  return t("%(name)s; %(counts)s connected", { name, counts: inWords(counts.map(([kind, count]) => countOf(kind, count))) });
}

/* Which of its neighbours a node is, and how many papers the two share. */
export function describePlace(node, hub, at, all, scene) {
  const joint = scene.edgesAt(node.key, hub.key).find((edge) => edge.joint)?.joint;
  const place = t("%(at)s of %(all)s around %(name)s", { at, all, name: hub.label });
  if (!joint || hub.focus) return place;
  return `${place}, ${nt("%(num)s joint paper", "%(num)s joint papers", joint)}`;
}

function inWords(parts) {
  return new Intl.ListFormat(document.documentElement.lang || "en", { type: "conjunction" }).format(parts);
}
