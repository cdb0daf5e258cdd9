/* The address is the view. A view that the server can choose by itself stands in the query; one with nodes of its own is
   stored under a short id. What is picked and where the camera stands ride along in the query of both. */

import { storeView } from "./api.js";
import { readable } from "./dom.js";

const SESSION = Math.random().toString(36).slice(2);
const MOST_PICKED = 20;
const DEFAULTS = { layout: "force", colour: "kind", size: "rank", limit: 150 };
// What somebody only passes through is not stored.
const SETTLED = 1000;

export class Address {
  constructor() {
    this.onGo = () => {};
    this.onFailed = () => {};
    addEventListener("popstate", (event) => this.#arrive(event.state));
  }

  start(entry) {
    entry.address = withoutLight(location);
    history.replaceState({ session: SESSION, step: 0 }, "");
  }

  push(entry, step) {
    entry.address ??= shortAddress(entry);
    history.pushState({ session: SESSION, step }, "", withLight(entry.address ?? withoutLight(location), entry.view));
    if (!entry.address) this.#settleLater(entry, step);
  }

  replace(entry, step) {
    entry.address ??= shortAddress(entry);
    if (entry.address) history.replaceState({ session: SESSION, step }, "", withLight(entry.address, entry.view));
    else this.#settleLater(entry, step);
  }

  go(steps) {
    history.go(steps);
  }

  /* The address that shows this view anywhere; it is stored first where it must be. */
  async permanent(entry) {
    entry.address ??= shortAddress(entry) ?? `/explore/${await this.storedId(entry)}`;
    return new URL(withLight(entry.address, entry.view), location.origin).href;
  }

  async storedId(entry) {
    entry.storing ??= storeView(heavy(entry.view));
    try {
      return (await entry.storing).id;
    } catch (error) {
      entry.storing = null;
      throw error;
    }
  }

  #settleLater(entry, step) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#settle(entry, step), SETTLED);
  }

  async #settle(entry, step) {
    try {
      await this.permanent(entry);
    } catch (error) {
      return this.onFailed(error, () => this.#settle(entry, step));
    }
    const now = history.state;
    if (now?.session === SESSION && now.step === step) history.replaceState(now, "", withLight(entry.address, entry.view));
  }

  #arrive(state) {
    clearTimeout(this.timer);
    // A step from before this page was loaded: the server shows what its address says.
    if (state?.session === SESSION) this.onGo(state.step);
    else if (state) location.reload();
  }
}

/* What of a view is stored: all but what is picked and where the camera stands, so that looking around stores nothing. */
function heavy(view) {
  const { selected: _selected, camera: _camera, ...rest } = view;
  return rest;
}

/* "/explore?focus=…" where the server would choose the same again, else null. */
export function shortAddress({ asked }) {
  if (!asked) return null;
  const pairs = asked.focus.map((key) => ["focus", key]);
  for (const [name, usual] of Object.entries(DEFAULTS)) if (asked[name] && asked[name] !== usual) pairs.push([name, asked[name]]);
  for (const name of ["second_degree", "connecting"]) if (asked[name]) pairs.push([name, 1]);
  if (asked.title) pairs.push(["title", asked.title]);
  return `/explore?${query([...pairs, ...filterPairs(asked.filters ?? {})])}`;
}

function filterPairs({ kinds, years, topic, institution, least_joint: least, place }) {
  const pairs = [["kinds", kinds?.join(",")], ["years", years?.join("-")], ["topic", topic], ["institution", institution], ["least_joint", least], ["place", place]];
  return pairs.filter(([, value]) => value);
}

function withLight(address, { selected = [], camera }) {
  const pairs = selected.slice(0, MOST_PICKED).map((key) => ["selected", key]);
  if (camera) pairs.push(["camera", [camera.x.toFixed(1), camera.y.toFixed(1), camera.zoom.toFixed(3)].join(",")]);
  if (!pairs.length) return address;
  return `${address}${address.includes("?") ? "&" : "?"}${query(pairs)}`;
}

function withoutLight({ pathname, search }) {
  const kept = search.slice(1).split("&").filter((part) => part && !/^(selected|camera)=/.test(part));
  return kept.length ? `${pathname}?${kept.join("&")}` : pathname;
}

function query(pairs) {
  return pairs.map(([name, value]) => `${name}=${readable(String(value)).replaceAll("%2C", ",")}`).join("&");
}
