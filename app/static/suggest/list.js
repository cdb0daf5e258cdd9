/* The list under a search box: groups of options, and what a screen reader hears of it. */

import { nt, t } from "../words.js";

const SHAPES = {
  author: ["circle", { cx: 6, cy: 6, r: 5.5 }],
  paper: ["rect", { x: 1, y: 1, width: 10, height: 10 }],
  topic: ["path", { d: "M6 .5 12 11.5H0z" }],
  institution: ["path", { d: "m6 0 6 6-6 6-6-6z" }],
};

export function makeList(input) {
  const list = document.createElement("div");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", t("Suggestions"));
  input.after(list);
  return list;
}

export function makeStatus(input) {
  const status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  input.after(status);
  return status;
}

export function say(status, count) {
  status.textContent = count ? nt("%(num)s suggestion", "%(num)s suggestions", count) : t("No suggestions");
}

/* Groups are {heading, options}; options carry label and fact, are numbered through, and are picked by data-index. */
export function showGroups(list, groups) {
  let index = 0;
  list.replaceChildren(...groups.map((group, place) => {
    const element = makeGroup(list.id, group, place);
    element.append(...group.options.map((option) => makeOption(list.id, option, index++)));
    return element;
  }));
}

function makeGroup(id, { heading }, place) {
  const group = document.createElement("div");
  group.setAttribute("role", "group");
  if (!heading) return group;
  const title = document.createElement("div");
  title.id = `${id}-group-${place}`;
  title.className = "heading";
  title.setAttribute("role", "presentation");
  title.textContent = heading;
  group.setAttribute("aria-labelledby", title.id);
  group.append(title);
  return group;
}

function makeOption(id, option, index) {
  const item = document.createElement("div");
  item.id = `${id}-${index}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.index = index;
  item.append(SHAPES[option.kind] ? makeMark(option.kind) : "", makeText("label", option.label));
  if (option.fact) item.append(makeText("fact", option.fact));
  return item;
}

function makeText(name, text) {
  const part = document.createElement("span");
  part.className = name;
  part.textContent = text;
  return part;
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
