/* What can be taken away: the link, the code for a frame, a snapshot to cite, and files. */

import { readFile } from "./api.js";
import { button, make } from "./dom.js";
import { t } from "../words.js";

const FILES = [["svg", t("SVG drawing")], ["graphml", t("GraphML for Gephi, yEd or Cytoscape")], ["gexf", t("GEXF for Gephi")], ["json", t("JSON")], ["html", t("HTML page that needs no other file")]];

export class Share {
  constructor(root, explorer, stage) {
    Object.assign(this, { explorer, stage, box: root.querySelector(".explorer-take") });
    [this.sheet, this.exports] = this.box.querySelectorAll("details");
    this.box.hidden = false;
    this.title = this.box.querySelector("[name=title]");
    this.link = this.box.querySelector("[name=link]");
    this.embed = this.box.querySelector("[name=embed]");
    this.said = this.box.querySelector(".explorer-shared");
    this.exported = this.box.querySelector(".explorer-exported");
    this.sheet.addEventListener("toggle", () => { if (this.sheet.open) this.#fill(); });
    this.#listFiles();
    this.title.addEventListener("change", () => this.#rename());
    this.box.addEventListener("click", (event) => this.#onClick(event.target.closest("[data-act]")));
    document.addEventListener("pointerdown", (event) => this.#closeOthers(event.target));
  }

  show({ view }) {
    this.title.value = view.title ?? "";
    if (this.sheet.open) this.#fill();
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

  #listFiles() {
    const item = ([format, text]) => make("li", {}, button(text, () => this.#file(format)));
    this.box.querySelector(".explorer-files").append(...FILES.map(item));
  }

  async #file(format) {
    this.exported.textContent = t("Preparing the file …");
    try {
      save(await readFile(this.explorer.view, format), `${fileName()}.${format}`);
      this.exported.textContent = t("The file is saved.");
    } catch (error) {
      this.exported.textContent = t("The file could not be made: %(message)s", { message: error.message });
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
    save(await this.stage.renderer.toPNG(2), `${fileName()}.png`);
  }
}

function fileName() {
  return document.title.split(" · ")[0];
}

function save(content, name) {
  const address = URL.createObjectURL(content);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
