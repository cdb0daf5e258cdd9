/* What can be taken away: the link, the code for a frame, a snapshot to cite, and files. */

import { button, make } from "./dom.js";
import { t } from "../words.js";

const FILES = [["csv", t("Nodes and lines as CSV")], ["json", "JSON"], ["graphml", "GraphML"], ["gexf", "GEXF"], ["svg", t("SVG drawing")], ["html", t("HTML file that needs no other")], ["bib", t("Papers as BibTeX")], ["ris", t("Papers as RIS")], ["csl.json", t("Papers as CSL-JSON")]];

export class Share {
  constructor(root, explorer, stage) {
    Object.assign(this, { explorer, stage, box: root.querySelector(".explorer-take") });
    [this.sheet, this.exports] = this.box.querySelectorAll("details");
    this.box.hidden = false;
    this.title = this.box.querySelector("[name=title]");
    this.link = this.box.querySelector("[name=link]");
    this.embed = this.box.querySelector("[name=embed]");
    this.said = this.box.querySelector(".explorer-shared");
    this.sheet.addEventListener("toggle", () => { if (this.sheet.open) this.#fill(); });
    this.exports.addEventListener("toggle", () => { if (this.exports.open) this.#fillFiles(); });
    this.title.addEventListener("change", () => this.#rename());
    this.box.addEventListener("click", (event) => this.#onClick(event.target.closest("[data-act]")));
    document.addEventListener("pointerdown", (event) => this.#closeOthers(event.target));
  }

  show({ view }) {
    this.title.value = view.title ?? "";
    if (this.sheet.open) this.#fill();
    if (this.exports.open) this.#fillFiles();
  }

  #closeOthers(target) {
    for (const sheet of [this.sheet, this.exports]) if (sheet.open && !sheet.contains(target)) sheet.open = false;
  }

  async #fill() {
    this.said.textContent = "";
    try {
      const link = await this.explorer.permanent();
      this.link.value = link;
      const id = await this.explorer.storedId();
      this.embed.value = `<iframe src="${location.origin}/embed/explore/${id}" width="880" height="660" title="${document.title.replaceAll('"', "&quot;")}"></iframe>`;
      this.#offerFreezing(id);
    } catch (error) {
      this.said.textContent = t("The link could not be made: %(message)s", { message: error.message });
    }
  }

  #offerFreezing(id) {
    const form = make("form", { method: "post", action: "/snapshots" },
      make("input", { type: "hidden", name: "view", value: id }),
      button(t("Freeze as a citable snapshot"), () => form.requestSubmit(), { className: "button" }));
    this.box.querySelector(".explorer-freeze").replaceChildren(form);
  }

  async #fillFiles() {
    const list = this.box.querySelector(".explorer-files");
    const png = list.querySelector("[data-act=png]").parentElement;
    try {
      const id = await this.explorer.storedId();
      const item = ([ending, text]) => make("li", {}, make("a", { href: `/explore/${id}.${ending}`, download: "", textContent: text }));
      list.replaceChildren(png, ...FILES.map(item));
    } catch (error) {
      this.box.querySelector(".explorer-exported").textContent = t("The files could not be prepared: %(message)s", { message: error.message });
    }
  }

  #rename() {
    const title = this.title.value.trim();
    this.explorer.commit(t("the title"), ({ view, picture }) => ({ view: { ...view, title }, picture }));
  }

  #onClick(element) {
    const act = element?.dataset.act;
    if (act === "copy-link") this.#copy(this.link, t("The link is copied."));
    else if (act === "copy-embed") this.#copy(this.embed, t("The code is copied."));
    else if (act === "png") this.#png();
  }

  async #copy(field, done) {
    try {
      await navigator.clipboard.writeText(field.value);
      this.said.textContent = done;
    } catch {
      // Without a secure connection a page may not write to the clipboard: the reader's own Ctrl-C may.
      field.focus();
      field.select();
      this.said.textContent = t("Press Ctrl-C to copy what is selected.");
    }
  }

  async #png() {
    const address = URL.createObjectURL(await this.stage.renderer.toPNG(2));
    make("a", { href: address, download: `${document.title.split(" · ")[0]}.png` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}
