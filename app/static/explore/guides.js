/* The captions of a layout, under the picture: rings by distance, columns of years, institutions. They move with the camera. */

import { make, svg } from "./dom.js";

const EDGE = 14;

export class Guides {
  constructor(stage) {
    this.picture = stage.renderer;
    this.stage = stage.element;
    this.rings = svg("svg", { class: "explorer-rings", "aria-hidden": "true", focusable: "false" });
    this.captions = make("div", { className: "explorer-captions", ariaHidden: "true" });
    // Behind the canvas, which is transparent where nothing is drawn.
    this.stage.prepend(this.rings, this.captions);
    this.drawn = [];
    this.picture.watch(() => this.#follow());
  }

  show({ picture }) {
    if (!picture || picture.guides === this.guides) return;
    this.guides = picture.guides ?? [];
    // The heads of columns stay in view while the columns move.
    this.columns = this.guides.every((guide) => !guide.radius && guide.y === this.guides[0].y);
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
    const { lens } = this.picture;
    for (const { guide, caption, ring } of this.drawn) {
      const { x, y } = lens.screen(guide);
      caption.style.transform = `translate(${x}px, ${this.columns ? Math.max(y, EDGE) : y}px) translate(-50%, -50%)`;
      if (ring) this.#turn(ring, lens, guide);
    }
  }

  /* The caption of a ring stands at its top. */
  #turn(ring, lens, { x, y, radius }) {
    const middle = lens.screen({ x, y: y + radius });
    for (const [name, value] of [["cx", middle.x], ["cy", middle.y], ["r", radius * lens.scale]]) ring.setAttribute(name, value);
  }
}
