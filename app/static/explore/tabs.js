/* Picture or table: two tabs, of which the arrow keys choose one. */

export class Tabs {
  constructor(root, table) {
    this.table = table;
    this.tools = root.querySelectorAll(".explorer-of-picture");
    this.panels = { picture: root.querySelector("#explorer-picture"), table: root.querySelector("#explorer-table") };
    this.tabs = { picture: root.querySelector("#explorer-tab-picture"), table: root.querySelector("#explorer-tab-table") };
    for (const [name, tab] of Object.entries(this.tabs)) {
      this.panels[name].setAttribute("role", "tabpanel");
      this.panels[name].setAttribute("aria-labelledby", tab.id);
      tab.addEventListener("click", () => this.open(name));
      tab.addEventListener("keydown", (event) => this.#onKey(event, name));
    }
  }

  open(chosen) {
    for (const [name, tab] of Object.entries(this.tabs)) {
      tab.setAttribute("aria-selected", String(name === chosen));
      tab.tabIndex = name === chosen ? 0 : -1;
      this.panels[name].hidden = name !== chosen;
    }
    for (const tool of this.tools) tool.hidden = chosen === "table";
    if (chosen === "table") this.table.opened();
  }

  #onKey(event, name) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = name === "picture" ? "table" : "picture";
    this.open(other);
    this.tabs[other].focus();
    event.preventDefault();
  }
}
