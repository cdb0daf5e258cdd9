/* Lays a query out: keywords in capitals, each clause on a line of its own, one space where spaces belong. What it means stays. */

import { tokens } from "./tokens.js";

const STARTS_LINE = new Set(["MATCH", "OPTIONAL", "WHERE", "RETURN", "WITH", "UNWIND", "ORDER", "SKIP", "LIMIT", "UNION", "CALL"]);
const WIDE = new Set(["=", "<", ">", "<>", "<=", ">=", "=~", "+", "||"]);
const STEP = "  ";

export function format(text) {
  const list = tokens(text);
  const open = [];
  let out = "";
  list.forEach((token, place) => {
    const before = list[place - 1];
    if (/^[)\]}]$/.test(token.text)) Object.assign(token, open.pop());
    out += (before ? gap(text, before, token, open) : "") + written(token);
    if (/^[([{]$/.test(token.text)) open.push(token.text === "{" ? holds(list, place) : {});
  });
  return out;
}

function written(token) {
  return token.kind === "keyword" ? token.text.toUpperCase() : token.text;
}

/* CALL { ... } and CALL (a) { ... } hold clauses on lines of their own, EXISTS { ... } and the like inside the line. */
function holds(list, place) {
  let before = place - 1;
  if (list[before]?.text === ")") while (before >= 0 && list[before].text !== "(") before -= 1;
  const word = list[list[place - 1]?.text === ")" ? before - 1 : before];
  return { block: word?.text.toUpperCase() === "CALL", inline: word?.kind === "keyword" };
}

function gap(text, before, token, open) {
  const between = text.slice(before.end, token.start);
  const inBlocks = open.every(({ block }) => block);
  const line = `\n${STEP.repeat(open.filter(({ block }) => block).length)}`;
  if (before.kind === "comment" && before.text.startsWith("//")) return line;
  if (token.block || (inBlocks && startsLine(before, token))) return line;
  if (token.kind !== "comment" && between.includes("\n")) return open.at(-1)?.block && before.text === "{" ? line : line + STEP;
  if (token.kind === "comment" && between.includes("\n")) return line;
  if (token.inline || (before.text === "{" && open.at(-1)?.inline)) return " ";
  return space(before, token, between);
}

function startsLine(before, token) {
  if (token.kind !== "keyword" || !STARTS_LINE.has(token.text.toUpperCase())) return false;
  const last = before.text.toUpperCase();
  return !(last === "OPTIONAL" || (token.text.toUpperCase() === "WITH" && /^(STARTS|ENDS)$/.test(last)));
}

function space(before, token, between) {
  if (/^[,)\]]$/.test(token.text) || token.text === ".") return "";
  if (/^[([.]$/.test(before.text)) return "";
  if (before.text === ",") return " ";
  if (token.text === ":" && token.inside === "{") return "";
  if (before.text === ":" && before.inside === "{") return " ";
  if (WIDE.has(token.text) || WIDE.has(before.text)) return " ";
  const words = (token.kind === "keyword" && before.text !== "{") || before.kind === "keyword";
  return words || between ? " " : "";
}
