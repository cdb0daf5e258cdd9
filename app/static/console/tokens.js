/* A query's text as tokens, each with what it is: colour, brackets, completion and the format button are made of them. */

const KINDS = new RegExp(
  [
    String.raw`(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))`,
    String.raw`(?<string>'(?:[^'\\]|\\[\s\S])*(?:'|$)|"(?:[^"\\]|\\[\s\S])*(?:"|$))`,
    String.raw`(?<quoted>${"`"}[^${"`"}]*(?:${"`"}|$))`,
    String.raw`(?<parameter>\$(?:[\p{L}\p{N}_]+|${"`"}[^${"`"}]*(?:${"`"}|$))?)`,
    String.raw`(?<number>\d[\d_]*(?:\.(?!\.)\d*)?(?:[eE][+-]?\d+)?)`,
    String.raw`(?<word>[\p{L}_][\p{L}\p{N}_]*)`,
    String.raw`(?<space>\s+)`,
    String.raw`(?<symbol>->|<-|<>|<=|>=|=~|\.\.|\|\||\+=|[\s\S])`,
  ].join("|"),
  "uy",
);

export const CLAUSES = ["MATCH", "OPTIONAL MATCH", "WHERE", "RETURN", "WITH", "UNWIND", "ORDER BY", "SKIP", "LIMIT", "UNION", "UNION ALL", "CALL", "YIELD"];
export const WORDS = [
  "AND", "OR", "XOR", "NOT", "IN", "STARTS WITH", "ENDS WITH", "CONTAINS", "IS NULL", "IS NOT NULL", "AS", "DISTINCT", "DESC", "ASC",
  "CASE", "WHEN", "THEN", "ELSE", "END", "EXISTS", "COUNT", "COLLECT", "SHORTEST", "ALL SHORTEST", "TRUE", "FALSE", "NULL",
];
const KEYWORDS = new Set([...CLAUSES, ...WORDS].flatMap((words) => words.split(" ")).concat(["OFFSET", "ASCENDING", "DESCENDING"]));
// Names of functions, or of a reader's own, except before a block.
const BEFORE_BLOCK = new Set(["EXISTS", "COUNT", "COLLECT"]);
const CLOSING = { "(": ")", "[": "]", "{": "}" };

/* Each token is {kind, text, start, end, inside}: `inside` is the bracket that it stands in. Spaces are left out. */
export function tokens(text) {
  const found = [];
  const open = [];
  KINDS.lastIndex = 0;
  for (let match = KINDS.exec(text); match; match = KINDS.exec(text)) {
    const [kind] = Object.entries(match.groups).find(([, part]) => part !== undefined);
    const token = { kind, text: match[0], start: match.index, end: KINDS.lastIndex, inside: open.at(-1) ?? "" };
    if (kind === "space") continue;
    if (CLOSING[token.text]) open.push(token.text);
    else if (CLOSING[open.at(-1)] === token.text) token.inside = open.splice(-1)[0];
    found.push(token);
  }
  return named(found);
}

/* Says of each word whether it is a keyword, a label, a property, a function or a name of the reader's. */
function named(list) {
  const solid = list.filter((token) => token.kind !== "comment");
  const own = ownNames(solid);
  let naming = false;
  solid.forEach((token, place) => {
    const before = solid[place - 1]?.text ?? "";
    const after = solid[place + 1]?.text ?? "";
    naming = token.kind === "symbol" ? startsNames(token, naming) : naming && /^[:|&!(]$/.test(before);
    if (token.kind === "quoted") token.kind = naming ? "label" : "name";
    else if (token.kind === "word") token.kind = kindOf(token, before, after, naming, own);
  });
  return list;
}

/* What the query itself gives a name to; such a name may look like a keyword. */
function ownNames(list) {
  return new Set(list.filter((token, place) => token.kind === "word" && isGiven(list[place - 1], list[place + 1])).map((token) => token.text));
}

function isGiven(before, after) {
  return before?.text.toUpperCase() === "AS" || (/^[([]$/.test(before?.text) && after?.text === ":") || (after?.text === "=" && /^(MATCH|,)$/i.test(before?.text));
}

function startsNames(token, naming) {
  if (token.text === ":") return token.inside !== "{";
  return naming && /^[|&!]$/.test(token.text);
}

function kindOf(token, before, after, naming, own) {
  if (naming) return "label";
  if (own.has(token.text)) return "name";
  if (before === ".") return after === "(" ? "function" : "property";
  if (token.inside === "{" && after === ":") return "property";
  const word = token.text.toUpperCase();
  if (BEFORE_BLOCK.has(word) ? after === "{" : KEYWORDS.has(word) && !(word === "ALL" && after === "(")) return "keyword";
  return after === "(" ? "function" : "name";
}

/* The two brackets of the pair that the place touches, as token starts; one alone where its partner is missing. */
export function bracketsAt(list, place) {
  const marks = list.filter((token) => token.kind === "symbol" && /^[()[\]{}]$/.test(token.text));
  const at = marks.find((token) => token.end === place) ?? marks.find((token) => token.start === place);
  if (!at) return [];
  const forward = Boolean(CLOSING[at.text]);
  const order = forward ? marks.slice(marks.indexOf(at)) : marks.slice(0, marks.indexOf(at) + 1).reverse();
  let depth = 0;
  for (const token of order) {
    depth += Boolean(CLOSING[token.text]) === forward ? 1 : -1;
    if (depth === 0) return [at.start, token.start];
  }
  return [at.start];
}
