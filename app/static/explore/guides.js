/* The captions of a layout, under the picture: rings by distance, columns of years, institutions. They move with the camera. */

import { make, svg } from "./dom.js";

export class Guides {
  constructor(stage) {
    this.picture = stage.renderer;
    this.stage = stage.element;
    this.rings = svg("svg", { class: "explorer-rings", "aria-hidden": "true", focusable: "false" });
    this.captions = make("div", { className: "explorer-captions", ariaHidden: "true" });
    this.stage.append(this.rings, this.captions);
    this.drawn = [];
    this.picture.watch(() => this.#follow());
  }

  show({ picture }) {
    if (!picture || picture.guides === this.guides) return;
    this.guides = picture.guides ?? [];
    this.drawn = this.guides.map((guide) => ({
      guide,
      caption: make("span", { textContent: guide.label }),
      ring: guide.radius ? svg("circle", {}) : null,
    }));
    this.captions.replaceChildren(...this.drawn.map(({ caption }) => caption));
    this.rings.replaceChildren(...this.drawn.map(({ ring }) => ring).filter(Boolean));
    this.#follow();
  }

  #follow() {
    if (!this.drawn.length) return;
    const { x, y } = this.picture.camera();
    const scale = this.picture.scale();
    const middle = [this.stage.clientWidth / 2, this.stage.clientHeight / 2];
    for (const { guide, caption, ring } of this.drawn) {
      const [left, top] = [(guide.x - x) * scale + middle[0], (guide.y - y) * scale + middle[1]];
      const above = guide.radius ? guide.radius * scale : 0;
      caption.style.transform = `translate(${left}px, ${top - above}px) translate(-50%, -50%)`;
      if (ring) for (const [name, value] of [["cx", left], ["cy", top], ["r", above]]) ring.setAttribute(name, value);
    }
  }
}
