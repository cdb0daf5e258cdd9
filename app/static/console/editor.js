/* The editor: the page's own text area, under a painted copy of its text. The browser edits, undoes, spells, speaks and scrolls
   as in any text area; the copy shows colours, brackets and faults, and is not there for screen readers.

   new Editor(textarea, { onChange(), onMove() }) */

import { bracketsAt, tokens } from "./tokens.js";

const PAIRS = { "(": ")", "[": "]", "{": "}", "'": "'", '"': '"', "`": "`" };
/* Where the cursor shall stand in a text that is put in. */
export const CURSOR = "\u0001";
const INDENT = /^[ \t]*/;

export class Editor {
  fault = null;
  #lines = [];

  constructor(area, { onChange = () => {}, onMove = () => {} } = {}) {
    Object.assign(this, { area, onChange, onMove });
    // As high as its text; the copy below decides.
    area.rows = 1;
    this.copy = document.createElement("div");
    this.copy.className = "editor-copy";
    this.copy.setAttribute("aria-hidden", "true");
    area.parentElement.classList.add("editor-live");
    area.after(this.copy);
    area.addEventListener("input", () => this.#changed());
    area.addEventListener("keydown", (event) => this.#press(event));
    document.addEventListener("selectionchange", () => document.activeElement === area && this.#moved());
    area.addEventListener("blur", () => this.paint());
    this.#read();
    this.paint();
  }

  get text() {
    return this.area.value;
  }

  get place() {
    return this.area.selectionStart;
  }

  focus(place = null) {
    this.area.focus({ preventScroll: place === null });
    if (place !== null) this.area.setSelectionRange(place, place);
  }

  /* Puts text in the place of a range, so that the browser can undo it; the cursor stands after it, or where CURSOR is. */
  replace(start, end, text) {
    const cursor = text.indexOf(CURSOR);
    const plain = cursor < 0 ? text : text.slice(0, cursor) + text.slice(cursor + 1);
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    // The one way that keeps Ctrl-Z; setRangeText is for browsers that gave it up.
    if (!document.execCommand("insertText", false, plain)) this.area.setRangeText(plain, start, end, "end");
    if (cursor >= 0) this.area.setSelectionRange(start + cursor, start + cursor);
    this.#changed();
  }

  insert(text) {
    const { selectionStart, selectionEnd } = this.area;
    const before = this.text.slice(0, selectionStart);
    this.replace(selectionStart, selectionEnd, before && !/[\s(:[.|{,-]$/.test(before) ? ` ${text}` : text);
  }

  set(text) {
    if (text !== this.text) this.replace(0, this.text.length, text);
  }

  /* Marks the place that a message speaks of, until the text changes; null takes the mark away. */
  mark(fault) {
    this.fault = fault && { ...fault, ...this.#span(fault) };
    this.area.toggleAttribute("aria-invalid", Boolean(fault));
    if (fault) this.area.setAttribute("aria-invalid", "true");
    this.paint();
  }

  #span({ line, column }) {
    const start = this.text.split("\n").slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
    const token = this.tokens.find((each) => each.start <= start && start < each.end);
    return { start, end: token ? token.end : start + 1 };
  }

  /* The rectangle of a place in the text, in the window. */
  boxAt(place) {
    const [line, column] = this.lineOf(place);
    const row = this.copy.children[line];
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    let left = column;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (left <= node.length) return boxOf(node, left);
      left -= node.length;
    }
    return row.getBoundingClientRect();
  }

  lineOf(place) {
    const before = this.text.slice(0, place).split("\n");
    return [before.length - 1, before.at(-1).length];
  }

  #changed() {
    this.#read();
    this.fault = null;
    this.area.removeAttribute("aria-invalid");
    this.paint();
    this.onChange();
  }

  #moved() {
    this.paint();
    this.onMove();
  }

  #read() {
    if (this.source === this.text) return;
    this.source = this.text;
    this.tokens = tokens(this.source);
  }

  paint() {
    const focused = document.activeElement === this.area && this.area.selectionStart === this.area.selectionEnd;
    const pair = focused ? bracketsAt(this.tokens, this.place) : [];
    const lines = linesOf(this.text, this.tokens, pair, this.fault);
    lines.forEach((parts, place) => this.#paintLine(place, parts));
    while (this.copy.children.length > lines.length) this.copy.lastElementChild.remove();
    this.#lines.length = lines.length;
  }

  /* Only lines that look different are made anew. */
  #paintLine(place, parts) {
    const look = parts.map(({ text, kind }) => `${kind}\u0000${text}`).join("\u0001");
    const row = this.copy.children[place] ?? this.copy.appendChild(Object.assign(document.createElement("div"), { className: "editor-line" }));
    if (this.#lines[place] === look && row.firstChild) return;
    this.#lines[place] = look;
    row.replaceChildren(...(parts.length ? parts.map(painted) : ["\u200b"]));
  }

  #press(event) {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) this.#newLine(event);
    else if (event.key === "/" && (event.ctrlKey || event.metaKey)) this.#comment(event);
    else if (event.key === "Backspace" && !event.ctrlKey) this.#unpair(event);
    else if (!event.ctrlKey && !event.metaKey) this.#pair(event);
  }

  #newLine(event) {
    const { selectionStart: start, selectionEnd: end } = this.area;
    const line = this.text.slice(this.text.lastIndexOf("\n", start - 1) + 1, start);
    const indent = INDENT.exec(line)[0];
    if (!indent && !line.endsWith("{")) return;
    event.preventDefault();
    const opens = line.endsWith("{") && this.text[end] === "}";
    this.replace(start, end, opens ? `\n${indent}  ${CURSOR}\n${indent}` : `\n${indent}${line.endsWith("{") ? "  " : ""}`);
  }

  /* An opening bracket brings its partner, or goes around what is selected; a closing one steps over the one that is there. */
  #pair(event) {
    const { selectionStart: start, selectionEnd: end } = this.area;
    const next = this.text[end] ?? "";
    if (start === end && Object.values(PAIRS).includes(event.key) && next === event.key) {
      event.preventDefault();
      this.area.setSelectionRange(start + 1, start + 1);
      return;
    }
    const close = PAIRS[event.key];
    if (!close) return;
    const quote = close === event.key;
    if (start === end && (/[^\s)\]},;:]/.test(next) || (quote && /[\p{L}\p{N}'"`]$/u.test(this.text.slice(0, start))))) return;
    event.preventDefault();
    const inside = this.text.slice(start, end);
    this.replace(start, end, event.key + inside + close);
    this.area.setSelectionRange(start + 1, start + 1 + inside.length);
    this.onChange();
  }

  #unpair(event) {
    const { selectionStart: start, selectionEnd: end } = this.area;
    if (start !== end || !start || PAIRS[this.text[start - 1]] !== this.text[start]) return;
    event.preventDefault();
    this.replace(start - 1, start + 1, "");
  }

  #comment(event) {
    event.preventDefault();
    const start = this.text.lastIndexOf("\n", this.area.selectionStart - 1) + 1;
    const stop = this.text.indexOf("\n", this.area.selectionEnd);
    const lines = this.text.slice(start, stop < 0 ? this.text.length : stop).split("\n");
    const all = lines.every((line) => /^\s*\/\//.test(line) || !line.trim());
    const changed = lines.map((line) => (all ? line.replace(/^(\s*)\/\/ ?/, "$1") : line.trim() ? `// ${line}` : line)).join("\n");
    this.replace(start, stop < 0 ? this.text.length : stop, changed);
  }
}

function boxOf(node, offset) {
  const range = document.createRange();
  range.setStart(node, Math.min(offset, node.length));
  range.collapse(true);
  const [box] = range.getClientRects();
  return box ?? node.parentElement.getBoundingClientRect();
}

function painted({ text, kind }) {
  if (!kind) return document.createTextNode(text);
  return Object.assign(document.createElement("span"), { className: kind, textContent: text });
}

/* The text as lines of {text, kind}, cut where a colour, a bracket of the pair or a fault begins or ends. */
function linesOf(text, list, pair, fault) {
  const lines = [[]];
  const put = (part, kind) => part.split("\n").forEach((piece, place) => {
    if (place) lines.push([]);
    if (piece) lines.at(-1).push({ text: piece, kind });
  });
  let end = 0;
  for (const token of list) {
    put(text.slice(end, token.start), inFault(fault, end) ? "is-fault" : "");
    put(token.text, classesOf(token, pair, fault));
    end = token.end;
  }
  put(text.slice(end), "");
  if (fault && fault.start >= text.length) lines.at(-1).push({ text: "\u00a0", kind: "is-fault" });
  return lines;
}

function inFault(fault, place) {
  return fault && fault.start <= place && place < fault.end;
}

function classesOf(token, pair, fault) {
  const classes = token.kind === "symbol" || token.kind === "name" ? [] : [`is-${token.kind}`];
  if (pair.includes(token.start)) classes.push(pair.length === 2 ? "is-pair" : "is-alone");
  if (fault && token.start < fault.end && fault.start < token.end) classes.push("is-fault");
  return classes.join(" ");
}
