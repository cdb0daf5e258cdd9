/* The filters: kinds, years over a histogram, topic, institution, strength, places of authors, second degree. */

import { kindWords, svg } from "./dom.js";
import { listed, t } from "../words.js";

const PART = 36;
const HANDLE = 24;

export class Filters {
  constructor(root, explorer, acts) {
    this.explorer = explorer;
    this.acts = acts;
    this.form = root.querySelector(".explorer-filters");
    this.histogram = root.querySelector(".explorer-histogram");
    this.output = this.form.querySelector("output");
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("change", (event) => this.#onChange(event.target));
    this.form.addEventListener("input", (event) => this.#onInput(event.target));
    this.form.addEventListener("reset", (event) => this.#onReset(event));
    // Where both handles stand at one place, the nearer one must be the one to take.
    this.form.querySelector(".explorer-slider").addEventListener("pointermove", (event) => this.#raiseNearer(event));
  }

  show({ view, picture }, before) {
    // What is only picked changes no filter.
    if (!picture || (picture === before?.picture && view.filters === before.view.filters)) return;
    const filters = view.filters ?? {};
    for (const box of this.form.querySelectorAll("[name=kinds]")) box.checked = !filters.kinds || filters.kinds.includes(box.value);
    this.#field("least_joint").value = String(filters.least_joint ?? 1);
    this.#field("place").value = filters.place ?? "any";
    this.#field("second_degree").checked = Boolean(view.second_degree);
    this.#showChoice("topic", picture, filters.topic);
    this.#showChoice("institution", picture, filters.institution);
    this.#showYears(picture.histogram ?? [], filters.years);
    this.form.querySelector("[type=reset]").disabled = !Object.keys(filters).length && !view.second_degree;
  }

  #field(name) {
    return this.form.elements[name];
  }

  /* A choice among what is in the picture; what is chosen stays a choice even where it is not. */
  #showChoice(kind, picture, chosen) {
    const some = picture.nodes.filter((node) => node.kind === kind).map(({ id, label }) => [id, label]);
    if (chosen && !some.some(([id]) => id === chosen)) some.push([chosen, this.labels?.get(chosen) ?? chosen]);
    this.labels = new Map([...(this.labels ?? []), ...some]);
    some.sort((a, b) => a[1].localeCompare(b[1]));
    this.#field(kind).replaceChildren(new Option(t("any"), ""), ...some.map(([id, label]) => new Option(label, id)));
    this.#field(kind).value = chosen ?? "";
  }

  #showYears(bars, years) {
    const known = bars.filter((bar) => bar.year);
    this.form.querySelector(".explorer-years").hidden = known.length < 2 && !years;
    if (!known.length) return;
    this.bounds = [Math.min(known[0].year, years?.[0] ?? Infinity), Math.max(known.at(-1).year, years?.[1] ?? -Infinity)];
    this.bars = known;
    for (const [name, at] of [["from", 0], ["to", 1]]) {
      const range = this.#field(name);
      [range.min, range.max] = this.bounds;
      range.value = years?.[at] ?? this.bounds[at];
    }
    this.#drawYears();
  }

  #chosenYears() {
    const [from, to] = ["from", "to"].map((name) => Number(this.#field(name).value));
    return from <= to ? [from, to] : [to, from];
  }

  #drawYears() {
    const [first, last] = this.bounds;
    const [from, to] = this.#chosenYears();
    const most = Math.max(...this.bars.map((bar) => bar.papers), 1);
    // A bar stands over the middle of the handle that its year is chosen with; few years do not make broad bars.
    const steps = Math.max(last - first, 1);
    const half = Math.min(0.45, (HANDLE / 2) * (steps / Math.max(this.histogram.clientWidth, HANDLE)));
    this.histogram.setAttribute("viewBox", `0 0 ${steps} ${PART}`);
    this.histogram.replaceChildren(...this.bars.map(({ year, papers }) => {
      const height = (papers / most) * PART;
      return svg("rect", { x: year - first - half, y: PART - height, width: 2 * half, height, class: year >= from && year <= to ? "inside" : "outside" });
    }));
    this.output.textContent = from === to ? String(from) : t("%(first)s to %(last)s", { first: from, last: to });
    for (const name of ["from", "to"]) this.#field(name).setAttribute("aria-valuetext", this.#spoken(Number(this.#field(name).value)));
  }

  #spoken(year) {
    const papers = this.bars.find((bar) => bar.year === year)?.papers ?? 0;
    return t("%(year)s, %(papers)s papers of that year", { year, papers });
  }

  #onInput(field) {
    if (field.type === "range") this.#drawYears();
  }

  #onChange(field) {
    if (field.name === "kinds") return this.#chooseKinds(field);
    if (field.type === "range") return this.#chooseYears();
    if (field.name === "second_degree") return this.acts.secondDegree(field.checked);
    const value = field.name === "least_joint" ? Number(field.value) : field.value;
    const none = { least_joint: 1, place: "any", topic: "", institution: "" }[field.name];
    const words = t("%(filter)s: %(value)s", { filter: field.closest("label").querySelector("span").textContent, value: field.selectedOptions[0].textContent });
    return this.acts.filter(words, { [field.name]: value === none ? null : value }, field.name);
  }

  #chooseKinds(field) {
    const boxes = [...this.form.querySelectorAll("[name=kinds]")];
    const kinds = boxes.filter((box) => box.checked).map((box) => box.value);
    if (!kinds.length) {
      field.checked = true;
      return this.explorer.announce(t("One kind at least stays."));
    }
    const words = t("only %(kinds)s", { kinds: listed(kinds.map(kindWords)) });
    return this.acts.filter(words, { kinds: kinds.length === boxes.length ? null : kinds }, "kinds");
  }

  #chooseYears() {
    const [from, to] = this.#chosenYears();
    const all = from === this.bounds[0] && to === this.bounds[1];
    this.acts.filter(all ? t("all years") : t("years %(first)s to %(last)s", { first: from, last: to }), { years: all ? null : [from, to] }, "years");
  }

  #onReset(event) {
    event.preventDefault();
    this.acts.refilter(t("no filters"), ({ filters: _filters, second_degree: _second, ...view }) => view);
  }

  #raiseNearer(event) {
    if (event.buttons) return;
    const [from, to] = [this.#field("from"), this.#field("to")];
    const box = from.getBoundingClientRect();
    const at = this.bounds[0] + ((event.clientX - box.left) / box.width) * (this.bounds[1] - this.bounds[0]);
    from.classList.toggle("above", Math.abs(at - Number(from.value)) < Math.abs(at - Number(to.value)));
  }
}
