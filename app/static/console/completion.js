/* What may stand at a place of a query: labels, types, properties, functions, parameters, names of the query, keywords.

   The catalogue is what GET /api/v1/cypher/schema says of this graph and this server. */

import { t } from "../words.js";
import { CURSOR } from "./editor.js";
import { CLAUSES, WORDS } from "./tokens.js";

const MOST = 60;
const BLOCKS = new Set(["EXISTS", "COUNT", "COLLECT"]);
const COUNT = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact" });

/* Returns {start, end, options: [{label, detail, info, insert, kind}]}; no options where nothing is sensible. */
export function complete(text, place, list, catalogue, parameters = []) {
  const solid = list.filter((token) => token.kind !== "comment");
  const at = list.find((token) => token.start < place && place <= token.end);
  if (at && (at.kind === "comment" || at.kind === "string" || at.kind === "number")) return none(place);
  const partial = at && /^[\p{L}\p{N}_$`]/u.test(at.text) ? at : null;
  const before = solid.filter((token) => token.end <= (partial ? partial.start : place));
  const typed = partial ? text.slice(partial.start, place) : "";
  const found = { before, typed, list: solid, catalogue, parameters, inside: insideOf(before) };
  const options = best(candidates(found), typed.replace(/^[$`]/, ""));
  return { start: partial ? partial.start : place, end: place, typed, options };
}

function none(place) {
  return { start: place, end: place, typed: "", options: [] };
}

function candidates(found) {
  const last = found.before.at(-1);
  const before = last?.text ?? "";
  if (found.typed.startsWith("$")) return parametersOf(found);
  if (before === "." && found.before.length > 1) return afterDot(found);
  if (/^[:|&!]$/.test(before) && !isMap(found)) return found.inside === "[" ? types(found) : labels(found);
  if (found.inside === "{" && /^[{,]$/.test(before) && isPatternMap(found)) return keys(found);
  if (last?.text.toUpperCase() === "CALL") return procedures(found);
  if (last?.text.toUpperCase() === "AS") return [];
  const [first, second] = opensClause(found) ? [keywords(), functions(found)] : [functions(found), keywords()];
  return [...names(found), ...first, ...second, ...parametersOf(found)];
}

function insideOf(before) {
  const open = [];
  for (const { text, kind } of before) {
    if (kind !== "symbol") continue;
    if (/^[([{]$/.test(text)) open.push(text);
    else if (/^[)\]}]$/.test(text)) open.pop();
  }
  return open.at(-1) ?? "";
}

/* After a colon in {name: ...} stands a value. */
function isMap({ before, inside }) {
  return inside === "{" && before.at(-1)?.text === ":" && before.at(-2)?.kind === "property";
}

function labels({ catalogue }) {
  return catalogue.labels.map(({ name, count, meaning }) => ({ label: name, detail: COUNT.format(count), info: meaning, kind: "label" }));
}

/* Types that the node before can have come first. */
function types({ catalogue, before }) {
  const start = [...before].reverse().find((token) => token.kind === "label")?.text;
  const fits = (each) => Number(each.ends.some(([from, to]) => from === start || to === start));
  return [...catalogue.types].sort((a, b) => fits(b) - fits(a)).map((each) => ({ label: each.name, detail: endsOf(each), info: each.meaning, kind: "type" }));
}

function endsOf({ ends, count }) {
  const [from, to] = ends[0] ?? [];
  return `${from ? `${from} → ${to} · ` : ""}${COUNT.format(count)}`;
}

function afterDot({ before, list, catalogue }) {
  const owner = before.at(-2);
  const spaces = catalogue.functions.filter(({ name }) => name.startsWith(`${owner.text}.`)).map((each) => functionOption(each, owner.text.length + 1));
  if (owner.kind !== "name" && owner.text !== ")" && owner.kind !== "property") return spaces;
  return [...properties(sortsOf(owner.text, list, catalogue), catalogue), ...spaces];
}

/* The labels and types that a name of the query is declared with: (a:Author), [r:CITES]. */
function sortsOf(name, list, catalogue) {
  const found = new Set();
  list.forEach((token, place) => {
    if (token.text !== name || list[place + 1]?.text !== ":") return;
    for (let next = place + 2; list[next]?.kind === "label"; next += 2) found.add(list[next].text);
  });
  return [...catalogue.labels, ...catalogue.types].filter((sort) => found.has(sort.name));
}

function properties(sorts, catalogue) {
  const from = sorts.length ? sorts : catalogue.labels;
  const seen = new Map();
  for (const sort of from) for (const each of sort.properties) if (!seen.has(each.name)) seen.set(each.name, { ...each, of: sort.name });
  return [...seen.values()].map((each) => ({ label: each.name, detail: each.example, info: each.meaning || each.of, kind: "property" }));
}

function isPatternMap({ before }) {
  const open = before.map((token) => token.text).lastIndexOf("{");
  const last = before[open - 1];
  return last?.kind === "label" || (last?.kind === "name" && /^[([]$/.test(before[open - 2]?.text));
}

function keys({ before, list, catalogue }) {
  const open = before.map((token) => token.text).lastIndexOf("{");
  const label = before[open - 1];
  const sorts = [...catalogue.labels, ...catalogue.types].filter(({ name }) => name === label.text);
  const found = sorts.length ? sorts : sortsOf(label.text, list, catalogue);
  return properties(found, catalogue).map((option) => ({ ...option, insert: `${option.label}: ` }));
}

function procedures({ catalogue }) {
  return catalogue.procedures.map(({ name, signature, description }) => ({ label: name, detail: "", info: `${signature} ${description}`, kind: "function", insert: `${name}(${CURSOR})` }));
}

function names({ list, typed }) {
  const seen = new Map(list.filter(({ kind, text }) => kind === "name" && text !== typed && /^[\p{L}_]/u.test(text)).map((token) => [token.text, token]));
  return [...seen.keys()].map((name) => ({ label: name, detail: t("name in this query"), kind: "name" }));
}

/* After something whole comes a clause; after a comma or an operator comes a value. */
function opensClause({ before }) {
  const last = before.at(-1);
  return !last || /^[)}\]]$/.test(last.text) || ["name", "property", "number", "string", "parameter"].includes(last.kind);
}

function keywords() {
  return [...CLAUSES, ...WORDS].map((word) => ({ label: word, detail: "", kind: "keyword", insert: BLOCKS.has(word) ? `${word} { ${CURSOR} }` : `${word} ` }));
}

function functions({ catalogue }) {
  return catalogue.functions.map((each) => functionOption(each));
}

function functionOption({ name, signature, description }, from = 0) {
  return { label: name.slice(from), detail: "", info: `${signature.split(" :: ")[0]} · ${description}`, kind: "function", insert: `${name.slice(from)}(${CURSOR})` };
}

function parametersOf({ parameters, list, typed }) {
  const used = list.filter(({ kind, text }) => kind === "parameter" && text !== typed && text.length > 1).map(({ text }) => text.slice(1));
  return [...new Set([...parameters, ...used])].map((name) => ({ label: `$${name}`, detail: t("parameter"), kind: "parameter" }));
}

/* What begins with what was typed, then what has it as the beginning of a later word, then anywhere. */
function best(options, typed) {
  const low = typed.toLowerCase();
  const rank = ({ label }) => rankOf(label.replace(/^\$/, ""), typed, low);
  return options
    .map((option) => ({ option, rank: rank(option) }))
    .filter(({ rank: each }) => each < 4)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ option }) => option);
}

function rankOf(label, typed, low) {
  const word = label.toLowerCase();
  if (!low) return 1;
  if (label === typed || word === low) return 0;
  if (word.startsWith(low)) return 1;
  if (low.length < 2) return 4;
  if (new RegExp(`(?:^|[_ .])${low.replace(/[^\p{L}\p{N}]/gu, "")}`, "u").test(word) || initials(label).startsWith(low)) return 2;
  return low.length > 2 && word.includes(low) ? 3 : 4;
}

function initials(label) {
  return (label.match(/^[a-z]|[A-Z]/g) ?? []).join("").toLowerCase();
}
