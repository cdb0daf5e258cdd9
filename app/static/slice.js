/* The picture of a slice: reads its JSON, draws it, and ties together legend, card, keyboard, table and address.

   Without this file the page shows the same slice as tables. */

import { closeCard, showNode, showPair } from "./slice_card.js";
import { drawSlice } from "./slice_draw.js";
import { walkWithKeys } from "./slice_keys.js";
import { sortTables } from "./slice_table.js";

const NARROW = 640;

for (const root of document.querySelectorAll("[data-slice]")) start(root);

function start(root) {
  sortTables(root);
  const stage = root.querySelector(".slice-stage");
  if (!stage) return;
  const picture = { root, stage, drawing: null, selected: [], find: (name) => root.querySelector(name) };
  picture.select = (ids, options) => select(picture, ids, options);
  picture.announce = (text) => { picture.find(".slice-live").textContent = text; };
  showTabs(picture);
  listen(picture);
  read(picture);
}

async function read(picture) {
  const view = picture.stage.clientWidth < NARROW ? "narrow" : "wide";
  picture.stage.dataset.view = view;
  say(picture, "Reading nearby papers, people, topics and institutions …");
  try {
    const answer = await fetch(sliceAddress(picture.root.dataset.slice, view));
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${body.error.message} (request ${answer.headers.get("X-Request-Id")})`);
    draw(picture, body);
  } catch (error) {
    fail(picture, error);
  }
}

function sliceAddress(address, view) {
  const url = new URL(address, location.href);
  url.searchParams.set("view", view);
  return url;
}

function draw(picture, slice) {
  picture.drawing?.destroy();
  picture.slice = slice;
  // On the element, so that what is drawn can be looked at from outside, in tests too.
  picture.drawing = picture.root.drawing = drawSlice(picture, () => {
    say(picture, "");
    performance.mark("slice-drawn");
    picture.root.dataset.drawn = "true";
  });
  sayCuts(picture);
  picture.find(".slice-zoom").hidden = false;
  picture.find(".slice-legend").hidden = false;
  applyLegend(picture);
  selectFromAddress(picture);
}

/* A phone gets fewer nodes than the tables have. */
function sayCuts(picture) {
  for (const cut of picture.slice.cuts) {
    const words = picture.find(`.slice-cuts [data-kind=${cut.kind}]`);
    if (words) words.textContent = cut.words;
    const button = picture.find(`.slice-legend [data-kind=${cut.kind}]`);
    if (button) button.querySelector(".amount").textContent = cut.shown.toLocaleString("en");
  }
}

function fail(picture, error) {
  const state = say(picture, `The picture could not be drawn: ${error.message} The tables below the tab “Table” hold the same.`);
  const retry = document.createElement("button");
  retry.type = "button";
  retry.className = "button";
  retry.textContent = "Try again";
  retry.addEventListener("click", () => read(picture));
  state.append(retry);
}

function say(picture, text) {
  const state = picture.find(".slice-state");
  state.textContent = text;
  state.hidden = !text;
  return state;
}

/* Selecting: one id is a node, two are the line between them. The address follows, so that Back works. */

function select(picture, ids, { address = true, speak = true } = {}) {
  const known = ids.filter((id) => picture.drawing.nodes.has(id));
  picture.selected = known;
  picture.drawing.highlight(known);
  if (known.length === 2) showPair(picture, known[0], known[1]);
  else if (known.length === 1) showNode(picture, known[0]);
  else closeCard(picture);
  if (address) writeAddress(known);
  if (speak && known.length === 1) picture.announce(picture.drawing.describe(known[0]));
}

function writeAddress(ids) {
  const url = new URL(location.href);
  url.searchParams.delete("node");
  url.searchParams.delete("with");
  if (ids[0]) url.searchParams.set("node", ids[0]);
  if (ids[1]) url.searchParams.set("with", ids[1]);
  // Colons and slashes of identifiers stay readable; a query may hold both as they are.
  url.search = url.search.replaceAll("%3A", ":").replaceAll("%2F", "/");
  if (url.href !== location.href) history.pushState(null, "", url);
}

function selectFromAddress(picture) {
  const asked = new URL(location.href).searchParams;
  const ids = [asked.get("node"), asked.get("with")].filter(Boolean);
  if (ids.length || picture.selected.length) select(picture, ids, { address: false, speak: false });
}

function listen(picture) {
  window.addEventListener("popstate", () => { if (picture.drawing) selectFromAddress(picture); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => picture.drawing?.recolour());
  picture.root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !picture.selected.length) return;
    select(picture, []);
    picture.stage.focus({ preventScroll: true });
  });
  for (const button of picture.root.querySelectorAll(".slice-legend button")) {
    button.addEventListener("click", () => toggleKind(picture, button));
  }
  for (const button of picture.root.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => picture.drawing.zoom(button.dataset.zoom));
  }
  for (const button of picture.root.querySelectorAll(".slice-picture [data-group]")) listenToGroup(picture, button);
  new ResizeObserver(() => onResize(picture)).observe(picture.stage);
  walkWithKeys(picture);
}

function onResize(picture) {
  if (!picture.drawing || !picture.stage.clientWidth) return;
  const view = picture.stage.clientWidth < NARROW ? "narrow" : "wide";
  if (view !== picture.stage.dataset.view) read(picture);
  else picture.drawing.refit();
}

function toggleKind(picture, button) {
  button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  applyLegend(picture);
  const shown = button.getAttribute("aria-pressed") === "true";
  picture.announce(`${button.textContent.trim()} ${shown ? "shown" : "hidden"}`);
}

function applyLegend(picture) {
  const off = [...picture.root.querySelectorAll(".slice-legend [aria-pressed=false]")];
  picture.drawing.hideKinds(new Set(off.map((button) => button.dataset.kind)));
}

function listenToGroup(picture, button) {
  button.hidden = false;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    for (const other of picture.root.querySelectorAll("[data-group]")) other.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-pressed", String(on));
    picture.drawing.highlightGroup(on ? Number(button.dataset.group) : null);
  });
}

/* Tabs */

function showTabs(picture) {
  picture.find(".slice-tabs").hidden = false;
  picture.find(".slice-nojs").hidden = true;
  const tabs = [...picture.root.querySelectorAll("[role=tab]")];
  for (const tab of tabs) {
    tab.addEventListener("click", () => openTab(picture, tabs, tab));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const next = tabs[(tabs.indexOf(tab) + 1) % tabs.length];
      openTab(picture, tabs, next);
      next.focus();
    });
  }
  openTab(picture, tabs, tabs[0]);
}

function openTab(picture, tabs, chosen) {
  for (const tab of tabs) {
    const open = tab === chosen;
    tab.setAttribute("aria-selected", String(open));
    tab.tabIndex = open ? 0 : -1;
    picture.find(`#${tab.getAttribute("aria-controls")}`).hidden = !open;
  }
  for (const name of [".slice-legend", ".slice-zoom"]) picture.find(name).hidden = chosen !== tabs[0] || !picture.drawing;
}
