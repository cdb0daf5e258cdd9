/* The explorer's page: makes the parts and ties them together. The page carries its first picture with it. */

import { Acts } from "./acts.js";
import { Address } from "./address.js";
import { readPicture } from "./api.js";
import { Card } from "./card.js";
import { quickExpansions } from "./expand.js";
import { Explorer } from "./explorer.js";
import { Filters } from "./filters.js";
import { Guides } from "./guides.js";
import { listenToKeys } from "./keys.js";
import { Legend } from "./legend.js";
import { Menu } from "./menu.js";
import { Panel } from "./panel.js";
import { Rest } from "./rest.js";
import { Share } from "./share.js";
import { Stage } from "./stage.js";
import { Table } from "./table.js";
import { Tabs } from "./tabs.js";
import { Title } from "./title.js";
import { Toolbar } from "./toolbar.js";
import { t } from "../words.js";

start(document.getElementById("explorer"), JSON.parse(document.getElementById("explore-picture").textContent));

function start(root, { asked, picture }) {
  const explorer = new Explorer(new Address(), readPicture);
  const acts = new Acts(explorer);
  const table = new Table(root, explorer);
  const tabs = new Tabs(root, table);
  const card = new Card(root, explorer, acts);
  const doing = {
    fit: () => stage.fit(),
    openCard: (key, field) => { explorer.select([key]); card.focus(field); },
    focusCard: () => card.focus(),
    openMenu: (key, at) => menu.open(key, at ?? (key === null ? { x: 0, y: 0 } : stage.placeOf(key))),
    expand: (key) => expandQuickly(explorer, acts, key),
  };
  // The picture must have its room before it is drawn.
  tabs.open("picture");
  const stage = new Stage(root, explorer, acts, doing);
  card.leave = () => stage.focus();
  const menu = new Menu(stage.element, explorer, acts, doing);
  const panel = new Panel(root, acts, (cut) => { tabs.open("table"); rest.open(cut); });
  const rest = new Rest(table.rest, explorer, acts);
  explorer.reveal = (...keys) => { tabs.open("picture"); explorer.select(keys); stage.bringIntoView(keys[0]); card.focus(); };
  explorer.parts = [stage, new Guides(stage), panel, new Filters(root, explorer, acts), new Legend(root, explorer, acts), card, table, rest,
    new Toolbar(root, explorer, acts, stage), new Share(root, explorer, stage), new Title(root)];
  explorer.address.onFailed = (error, retry) => panel.addressFailed(error, retry);
  listenToKeys(root, explorer, { acts, stage, doing });
  root.querySelector(".explorer-add input[type=search]").addEventListener("suggestion", (event) => add(event, acts));
  root.querySelector(".explorer-behind")?.addEventListener("click", showCypher);
  explorer.start(asked, picture);
  // On the element, so that what is shown can be looked at from outside, in tests too.
  root.explorer = explorer;
  root.stage = stage;
}

/* What a double click and Ctrl-Enter do: the first that the menu offers. */
function expandQuickly(explorer, acts, key) {
  const [first] = quickExpansions(explorer.node(key), acts);
  if (first) first.act();
  else explorer.announce(t("All its neighbours are in the picture."));
}

/* The query behind the picture as it is now, not as it was when the page came. */
function showCypher(event) {
  const address = new URL(event.target.href);
  address.searchParams.set("page", location.pathname + location.search);
  event.target.href = address;
}

/* A suggestion that was picked joins the picture; without this the form opens a page with it. */
function add(event, acts) {
  event.preventDefault();
  event.target.value = "";
  acts.add(event.detail);
}
