/* The picture of a slice: reads its JSON, draws it, and ties together legend, card, keyboard, table and address.

   Without this file the page shows the same slice as tables. */

import { Outline } from "./picture/outline.js";
import { Picture } from "./picture/picture.js";
import { describeNode } from "./picture/speech.js";
import { closeCard, showNode, showPair } from "./slice_card.js";
import { sortTables } from "./slice_table.js";
import { showTabs } from "./slice_tabs.js";
import { t } from "./words.js";

const NARROW = 640;
const STEP = 1.4;

for (const root of document.querySelectorAll("[data-slice]")) start(root);

function start(root) {
  sortTables(root);
  const stage = root.querySelector(".slice-stage");
  if (!stage) return;
  const page = { root, stage, slice: null, find: (name) => root.querySelector(name) };
  page.select = (ids, options) => select(page, ids, options);
  page.announce = (text) => { page.find(".slice-live").textContent = text; };
  showTabs(page);
  // On the element, so that what is drawn can be looked at from outside, in tests too.
  page.picture = root.picture = new Picture(stage, {
    onSelect: (keys, event) => select(page, keys, { speak: event?.type !== "keydown" }),
    onDrawn: () => drawn(page),
    onSimplify: (simplified) => { page.find(".slice-simplified").hidden = !simplified; },
    mayPick: (edge) => edge.kind === "coauthor",
  });
  page.picture.many = false;
  listen(page);
  read(page);
}

async function read(page) {
  const view = page.stage.clientWidth < NARROW ? "narrow" : "wide";
  page.stage.dataset.view = view;
  say(page, t("Reading nearby papers, people, topics and institutions …"));
  try {
    const answer = await fetch(sliceAddress(page.root.dataset.slice, view));
    const body = await answer.json();
    if (!answer.ok) throw new Error(t("%(message)s (request %(id)s)", { message: body.error.message, id: answer.headers.get("X-Request-Id") }));
    draw(page, body);
  } catch (error) {
    fail(page, error);
  }
}

function sliceAddress(address, view) {
  const url = new URL(address, location.href);
  url.searchParams.set("view", view);
  return url;
}

function draw(page, slice) {
  page.slice = slice;
  page.picture.show(slice);
  page.outline ??= new Outline(page.find(".slice-outline"), page.picture, { onEnter: () => page.find(".slice-card a, .slice-card button")?.focus() });
  sayCuts(page);
  page.find(".slice-zoom").hidden = page.find(".slice-legend").hidden = false;
  applyLegend(page);
  selectFromAddress(page);
}

function drawn(page) {
  say(page, "");
  performance.mark("slice-drawn");
  page.root.dataset.drawn = "true";
}

/* A phone gets fewer nodes than the tables have. */
function sayCuts(page) {
  for (const cut of page.slice.cuts) {
    const words = page.find(`.slice-cuts [data-kind=${cut.kind}]`);
    if (words) words.textContent = cut.words;
    const button = page.find(`.slice-legend [data-kind=${cut.kind}]`);
    if (button) button.querySelector(".amount").textContent = cut.shown.toLocaleString(document.documentElement.lang);
  }
}

function fail(page, error) {
  const state = say(page, t("The picture could not be drawn: %(message)s The tables below the tab “Table” hold the same.", { message: error.message }));
  const retry = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: t("Try again") });
  retry.addEventListener("click", () => read(page));
  state.append(retry);
}

function say(page, text) {
  const state = page.find(".slice-state");
  state.textContent = text;
  state.hidden = !text;
  return state;
}

/* Selecting: one id is a node, two are the line between them. The address follows, so that Back works. */

function select(page, ids, { address = true, speak = true } = {}) {
  const { nodes } = page.picture.scene;
  const chosen = ids.filter((id) => nodes.has(id));
  page.picture.select(chosen);
  if (chosen.length === 2) showPair(page, ...chosen);
  else if (chosen.length === 1) showNode(page, chosen[0]);
  else closeCard(page);
  if (address) writeAddress(chosen);
  if (speak && chosen.length === 1) page.announce(describeNode(nodes.get(chosen[0]), page.picture.scene));
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

function selectFromAddress(page) {
  const asked = new URL(location.href).searchParams;
  const ids = [asked.get("node"), asked.get("with")].filter(Boolean);
  if (ids.length || page.picture.selected().length) select(page, ids, { address: false, speak: false });
}

function listen(page) {
  window.addEventListener("popstate", () => { if (page.slice) selectFromAddress(page); });
  page.root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !page.picture.selected().length) return;
    select(page, []);
    page.outline.focus();
  });
  for (const button of page.root.querySelectorAll(".slice-legend button")) {
    button.addEventListener("click", () => toggleKind(page, button));
  }
  for (const button of page.root.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => zoom(page, button.dataset.zoom));
  for (const button of page.root.querySelectorAll(".slice-picture [data-group]")) listenToGroup(page, button);
  new ResizeObserver(() => onResize(page)).observe(page.stage);
}

function onResize(page) {
  if (!page.slice || !page.stage.clientWidth) return;
  const view = page.stage.clientWidth < NARROW ? "narrow" : "wide";
  if (view !== page.stage.dataset.view) read(page);
}

function zoom(page, way) {
  if (way === "fit") page.picture.fit();
  else page.picture.zoom(way === "in" ? STEP : 1 / STEP);
}

function toggleKind(page, button) {
  button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  applyLegend(page);
  const kind = button.textContent.trim();
  page.announce(button.getAttribute("aria-pressed") === "true" ? t("%(kind)s shown", { kind }) : t("%(kind)s hidden", { kind }));
}

function applyLegend(page) {
  const off = new Set([...page.root.querySelectorAll(".slice-legend [aria-pressed=false]")].map((button) => button.dataset.kind));
  page.picture.hide(page.slice.nodes.filter((node) => node.rank >= 0 && off.has(node.kind)).map((node) => node.id));
}

function listenToGroup(page, button) {
  button.hidden = false;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    for (const other of page.root.querySelectorAll("[data-group]")) other.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-pressed", String(on));
    const group = Number(button.dataset.group);
    page.picture.highlight(on ? page.slice.nodes.filter((node) => node.group === group).map((node) => node.id) : null);
  });
}
