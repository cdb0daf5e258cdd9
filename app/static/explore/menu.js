/* The menu of a node or of the whole picture: by the right button, a long press, Shift-F10 or the menu key. */

import { quickExpansions } from "./expand.js";
import { addressOf, make } from "./dom.js";
import { t } from "../words.js";

export class Menu {
  constructor(stage, explorer, acts, doing) {
    Object.assign(this, { stage, explorer, acts, doing });
    this.element = make("ul", { className: "explorer-context", hidden: true });
    this.element.setAttribute("role", "menu");
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.element.addEventListener("focusout", (event) => { if (!this.element.contains(event.relatedTarget)) this.close(false); });
    stage.parentElement.append(this.element);
  }

  /* At a point of the stage; without a node the menu is that of the whole picture. */
  open(key, { x, y }) {
    this.from = document.activeElement;
    const items = key === null ? this.#pictureItems() : this.#nodeItems(this.explorer.node(key));
    this.element.setAttribute("aria-label", key === null ? t("The whole picture") : this.explorer.label(key));
    this.element.replaceChildren(...items.filter(Boolean).map((item) => this.#item(item)));
    this.element.hidden = false;
    this.#place(x, y);
    this.element.querySelector("[role=menuitem]").focus({ preventScroll: true });
  }

  close(back = true) {
    if (this.element.hidden) return;
    this.element.hidden = true;
    if (back) this.from?.focus({ preventScroll: true });
  }

  #place(x, y) {
    const { clientWidth, clientHeight } = this.stage.parentElement;
    this.element.style.left = `${Math.max(0, Math.min(x, clientWidth - this.element.offsetWidth - 4))}px`;
    this.element.style.top = `${Math.max(0, Math.min(y, clientHeight - this.element.offsetHeight - 4))}px`;
  }

  #nodeItems(node) {
    const { acts } = this;
    const focus = this.explorer.view.focus.includes(node.key);
    const pinned = this.explorer.view.nodes.find((each) => each.key === node.key)?.pinned;
    const several = this.explorer.selected.includes(node.key) && this.explorer.selected.length > 1 ? this.explorer.selected : null;
    return [
      ...quickExpansions(node, acts),
      { text: t("Choose how many and which …"), act: () => this.doing.openCard(node.key, ".explorer-expand select") },
      { text: t("Collapse"), act: () => acts.collapse(node.key) },
      { text: pinned ? t("Unpin") : t("Pin"), act: () => acts.pin([node.key], !pinned) },
      !focus && { text: t("Hide"), act: () => acts.hide([node.key]) },
      several && { text: t("Only what connects these"), act: () => acts.connect(several) },
      several && { text: t("Hide all that are picked"), act: () => acts.hide(several) },
      { text: t("Open its page"), act: () => location.assign(addressOf(node)) },
    ];
  }

  #pictureItems() {
    const { acts, explorer, doing } = this;
    const hidden = explorer.view.hidden ?? [];
    return [
      { text: t("Show the whole picture"), act: () => doing.fit() },
      { text: t("Select all"), act: () => explorer.select(explorer.picture.nodes.map((node) => node.key)) },
      hidden.length > 0 && { text: t("Show what is hidden again"), act: () => acts.showAgain(hidden) },
      { text: t("Undo"), act: () => explorer.undo() },
      { text: t("Redo"), act: () => explorer.redo() },
    ];
  }

  #item({ text, act }) {
    const item = make("li", { textContent: text, tabIndex: -1 });
    item.setAttribute("role", "menuitem");
    item.addEventListener("click", () => {
      this.close();
      act();
    });
    return item;
  }

  #onKey(event) {
    const items = [...this.element.children];
    const at = items.indexOf(document.activeElement);
    const places = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    if (event.key in places) items.at(places[event.key] % items.length).focus();
    else if (event.key === "Enter" || event.key === " ") items[at]?.click();
    else if (event.key === "Escape" || event.key === "Tab") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
