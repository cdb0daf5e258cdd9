/* Suggestions under every search box, as an ARIA combobox; without this file the boxes are plain forms.

   data-suggest="open"   picking one opens its page
   data-suggest="explore" picking one puts it in the middle of the explorer
   data-suggest="author" picking one puts that author's id into the form, and the name stays visible */

const PAUSE = 120;
const SHAPES = {
  author: ["circle", { cx: 6, cy: 6, r: 5.5 }],
  paper: ["rect", { x: 1, y: 1, width: 10, height: 10 }],
  topic: ["path", { d: "M6 .5 12 11.5H0z" }],
  institution: ["path", { d: "m6 0 6 6-6 6-6-6z" }],
};
const ONE = { papers: "paper", authors: "author", people: "person" };

for (const input of document.querySelectorAll("[data-suggest]")) addSuggestions(input);
document.addEventListener("keydown", focusSearchOnSlash);

function focusSearchOnSlash(event) {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable], .cm-editor");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const box = document.querySelector("main [data-suggest='open']") ?? document.querySelector("[data-suggest='open']");
  box?.focus();
  box?.select();
}

function addSuggestions(input) {
  const box = { input, list: makeList(input), status: makeStatus(input), options: [], selected: -1, request: null, timer: 0 };
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": box.list.id };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  input.addEventListener("input", () => waitThenAsk(box));
  input.addEventListener("keydown", (event) => onKey(box, event));
  input.addEventListener("blur", () => close(box));
  // The box must keep the focus while an option is pressed, or it would close before the click.
  box.list.addEventListener("mousedown", (event) => event.preventDefault());
  box.list.addEventListener("click", (event) => pickElement(box, event.target.closest("[role=option]")));
}

function makeList(input) {
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  input.after(list);
  return list;
}

function makeStatus(input) {
  const status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  input.after(status);
  return status;
}

function waitThenAsk(box) {
  forgetPick(box);
  clearTimeout(box.timer);
  box.request?.abort();
  if (box.input.value.trim().length < 2) return close(box);
  box.timer = setTimeout(() => ask(box), PAUSE);
}

async function ask(box) {
  const kind = box.input.dataset.suggest === "author" ? "&kind=author" : "";
  box.request = new AbortController();
  try {
    const answer = await fetch(`/api/v1/suggest?limit=8${kind}&q=${encodeURIComponent(box.input.value)}`, { signal: box.request.signal });
    if (answer.ok) show(box, (await answer.json()).results);
    else close(box);
  } catch (error) {
    // Aborted by the next letter, or offline: the form itself still works.
    if (error.name !== "AbortError") close(box);
  }
}

function show(box, options) {
  if (document.activeElement !== box.input) return;
  box.options = options;
  box.selected = -1;
  box.list.replaceChildren(...options.map((option, index) => makeOption(box, option, index)));
  box.list.hidden = options.length === 0;
  box.input.setAttribute("aria-expanded", String(options.length > 0));
  box.input.removeAttribute("aria-activedescendant");
  box.status.textContent = options.length === 1 ? "1 suggestion" : `${options.length || "No"} suggestions`;
}

function makeOption(box, option, index) {
  const item = document.createElement("li");
  item.id = `${box.list.id}-${index}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.index = index;
  const label = document.createElement("span");
  label.className = "label";
  label.textContent = option.label;
  const fact = document.createElement("span");
  fact.className = "fact";
  fact.textContent = factOf(option);
  item.append(makeMark(option.kind), label, fact);
  return item;
}

function factOf(option) {
  if (option.kind === "paper") return option.detail.split(", by ")[0];
  const papers = `${option.count.toLocaleString("en")} ${option.count === 1 ? ONE[option.count_of] : option.count_of}`;
  return option.detail ? `${option.detail}, ${papers}` : papers;
}

function makeMark(kind) {
  const namespace = "http://www.w3.org/2000/svg";
  const mark = document.createElementNS(namespace, "svg");
  const [name, attributes] = SHAPES[kind];
  const shape = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
  mark.setAttribute("viewBox", "0 0 12 12");
  mark.setAttribute("class", `mark mark-${kind}`);
  mark.setAttribute("aria-hidden", "true");
  mark.append(shape);
  return mark;
}

function onKey(box, event) {
  const open = !box.list.hidden;
  if (event.isComposing) return;
  if (event.key === "ArrowDown" && open) select(box, box.selected + 1);
  else if (event.key === "ArrowUp" && open) select(box, box.selected - 1);
  else if (event.key === "Escape" && open) close(box);
  else if (event.key === "Enter" && open && box.selected >= 0) pick(box, box.options[box.selected]);
  else return;
  event.preventDefault();
}

function select(box, index) {
  // One step past either end is the box itself, as typed.
  const places = box.options.length + 1;
  box.selected = ((index + 1 + places) % places) - 1;
  [...box.list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === box.selected)));
  const item = box.list.children[box.selected];
  item?.scrollIntoView({ block: "nearest" });
  if (item) box.input.setAttribute("aria-activedescendant", item.id);
  else box.input.removeAttribute("aria-activedescendant");
}

function pickElement(box, item) {
  if (item) pick(box, box.options[Number(item.dataset.index)]);
}

function pick(box, option) {
  // Whoever knows better what to do with it says so, and nothing else happens.
  if (!box.input.dispatchEvent(new CustomEvent("suggestion", { detail: option, bubbles: true, cancelable: true }))) return close(box);
  if (box.input.dataset.suggest === "open") return location.assign(addressOf(option));
  if (box.input.dataset.suggest === "explore") return location.assign(`/explore?focus=${option.kind}:${addressOf(option).split("/").slice(2).join("/")}`);
  box.input.value = option.label;
  keepPick(box, option.id);
  close(box);
}

function addressOf(option) {
  return `/${option.kind}s/${option.id.split("/").map(encodeURIComponent).join("/").replaceAll("%3A", ":")}`;
}

function keepPick(box, id) {
  forgetPick(box);
  box.picked = Object.assign(document.createElement("input"), { type: "hidden", name: box.input.name, value: id });
  box.input.removeAttribute("name");
  box.input.after(box.picked);
}

function forgetPick(box) {
  if (!box.picked) return;
  box.input.name = box.picked.name;
  box.picked.remove();
  box.picked = null;
}

function close(box) {
  box.list.hidden = true;
  box.selected = -1;
  box.input.setAttribute("aria-expanded", "false");
  box.input.removeAttribute("aria-activedescendant");
}
