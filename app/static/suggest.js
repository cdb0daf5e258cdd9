/* Suggestions under every search box, as an ARIA combobox; without this file the boxes are plain forms.

   data-suggest="open"   picking one opens its page; an empty box offers what was searched for lately
   data-suggest="explore" picking one puts it in the middle of the explorer
   data-suggest="author" picking one puts that author's id into the form, and the name stays visible; "paper", "topic"
                         and "institution" do so for theirs. data-label is the name of the id that is there already.

   Whoever listens to the event "suggestion" and prevents its default decides alone what picking does. */

import { clearRecent, recentSearches, remember } from "./suggest/recent.js";
import { makeList, makeStatus, say, showGroups } from "./suggest/list.js";
import { groupsOf } from "./suggest/groups.js";

const PAUSE = 80;
const ONE_KIND = ["author", "paper", "topic", "institution"];

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
  const box = { input, list: makeList(input), status: makeStatus(input), options: [], selected: -1, request: null, timer: 0, mode: input.dataset.suggest };
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": box.list.id };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  if (input.dataset.label) showLabel(box);
  input.addEventListener("input", () => waitThenAsk(box));
  input.addEventListener("click", () => offerRecent(box));
  input.addEventListener("keydown", (event) => onKey(box, event));
  input.addEventListener("blur", () => close(box));
  input.form?.addEventListener("submit", () => box.mode === "open" && remember({ label: input.value.trim() }));
  // The box must keep the focus while an option is pressed, or it would close before the click.
  box.list.addEventListener("mousedown", (event) => event.preventDefault());
  box.list.addEventListener("click", (event) => pickElement(box, event.target.closest("[role=option]")));
}

function waitThenAsk(box) {
  forgetPick(box);
  clearTimeout(box.timer);
  box.request?.abort();
  if (!box.input.value.trim()) return box.mode === "open" ? offerRecent(box) : close(box);
  box.timer = setTimeout(() => ask(box), PAUSE);
}

async function ask(box) {
  const kind = ONE_KIND.includes(box.mode) ? `&kind=${box.mode}` : "";
  const typed = box.input.value;
  box.request = new AbortController();
  try {
    const answer = await fetch(`/api/v1/suggest?limit=8${kind}&q=${encodeURIComponent(typed)}`, { signal: box.request.signal });
    if (!answer.ok) return close(box);
    const { results } = await answer.json();
    if (box.input.value === typed) show(box, groupsOf(results, box.mode === "open" ? typed.trim() : ""), results.length);
  } catch (error) {
    // Aborted by the next letter, or offline: the form itself still works.
    if (error.name !== "AbortError") close(box);
  }
}

function offerRecent(box) {
  if (box.mode !== "open" || box.input.value.trim()) return;
  const found = recentSearches();
  if (found.length) show(box, groupsOf([], "", found), found.length);
  else close(box);
}

function show(box, groups, count) {
  if (document.activeElement !== box.input) return;
  box.options = groups.flatMap((group) => group.options);
  box.selected = -1;
  showGroups(box.list, groups);
  box.list.hidden = box.options.length === 0;
  box.input.setAttribute("aria-expanded", String(box.options.length > 0));
  box.input.removeAttribute("aria-activedescendant");
  say(box.status, count);
}

function onKey(box, event) {
  const open = !box.list.hidden;
  if (event.isComposing) return;
  if (event.key === "ArrowDown") open ? select(box, box.selected + 1) : reopen(box);
  else if (event.key === "ArrowUp" && open) select(box, box.selected - 1);
  else if (event.key === "Escape" && open) close(box);
  else if (event.key === "Enter" && open && box.selected >= 0) pick(box, box.options[box.selected]);
  else return;
  event.preventDefault();
}

function reopen(box) {
  if (box.input.value.trim()) ask(box);
  else offerRecent(box);
}

function select(box, index) {
  // One step past either end is the box itself, as typed.
  const places = box.options.length + 1;
  box.selected = ((index + 1 + places) % places) - 1;
  const items = [...box.list.querySelectorAll("[role=option]")];
  items.forEach((item, place) => item.setAttribute("aria-selected", String(place === box.selected)));
  const item = items[box.selected];
  item?.scrollIntoView({ block: "nearest" });
  if (item) box.input.setAttribute("aria-activedescendant", item.id);
  else box.input.removeAttribute("aria-activedescendant");
}

function pickElement(box, item) {
  if (item) pick(box, box.options[Number(item.dataset.index)]);
}

function pick(box, option) {
  if (option.does === "clear") return forgetRecent(box);
  if (option.address) return go(box, option);
  // Whoever knows better what to do with it says so, and nothing else happens.
  if (!box.input.dispatchEvent(new CustomEvent("suggestion", { detail: option, bubbles: true, cancelable: true }))) return close(box);
  const address = addressOf(option);
  if (box.mode === "open") return go(box, { label: option.label, kind: option.kind, address });
  if (box.mode === "explore") return location.assign(`/explore?focus=${option.kind}:${address.split("/").slice(2).join("/")}`);
  box.input.value = option.label;
  keepPick(box, option.id);
  close(box);
}

function go(box, { label, kind, address }) {
  remember({ label, kind, address });
  close(box);
  location.assign(address);
}

function forgetRecent(box) {
  clearRecent();
  close(box);
  say(box.status, 0);
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

/* The box comes with an id and shows its name, as if it had been picked; the link beside it says the same. */
function showLabel(box) {
  keepPick(box, box.input.value);
  box.input.value = box.input.dataset.label;
  box.input.closest(".field").querySelector(".field-name")?.remove();
}

function forgetPick(box) {
  if (!box.picked) return;
  box.input.name = box.picked.name;
  box.picked.remove();
  box.picked = null;
}

function close(box) {
  clearTimeout(box.timer);
  box.request?.abort();
  box.list.hidden = true;
  box.selected = -1;
  box.input.setAttribute("aria-expanded", "false");
  box.input.removeAttribute("aria-activedescendant");
}
