/* Suggestions kind by kind, each with what tells it from its namesakes. */

import { nt, t } from "../words.js";

const KINDS = ["author", "paper", "topic", "institution"];

/* The groups to show: {heading, options}; `typed` adds a way to all results, `recent` are searches of this browser. */
export function groupsOf(results, typed, recent = []) {
  const groups = KINDS.map((kind) => ({ heading: headingOf(kind), options: results.filter((each) => each.kind === kind).map(withFact) }));
  if (recent.length) groups.push({ heading: t("Recent searches, kept in this browser only"), options: recent }, { heading: "", options: [clearing()] });
  if (typed) groups.push({ heading: "", options: [allResults(typed)] });
  return groups.filter((group) => group.options.length);
}

function clearing() {
  return { does: "clear", label: t("Clear the recent searches") };
}

function allResults(typed) {
  return { label: t("All results for “%(words)s”", { words: typed }), address: `/search?q=${encodeURIComponent(typed)}`, does: "search" };
}

function headingOf(kind) {
  return { author: t("People"), paper: t("Papers"), topic: t("Topics"), institution: t("Institutions") }[kind];
}

function withFact(result) {
  return { ...result, fact: [countOf(result), result.detail].filter(Boolean).join(" · ") };
}

function countOf({ kind, count }) {
  if (kind === "paper") return "";
  if (kind === "institution") return nt("%(num)s person", "%(num)s people", count);
  return nt("%(num)s paper", "%(num)s papers", count);
}
