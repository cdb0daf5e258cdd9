/* The keyboard: undo and redo everywhere but in text, the rest where the picture has the focus. */

export function listenToKeys(root, explorer, { acts, stage, doing }) {
  document.addEventListener("keydown", (event) => undoOrRedo(event, explorer));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") escape(event, explorer, stage);
  });
  stage.element.addEventListener("keydown", (event) => shortcut(event, explorer, { acts, stage, doing }));
}

function undoOrRedo(event, explorer) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return;
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) explorer.undo();
  else if ((key === "z" && event.shiftKey) || key === "y") explorer.redo();
  else return;
  event.preventDefault();
}

function isText(element) {
  return element.matches?.("textarea, [contenteditable], input:not([type=checkbox], [type=range], [type=radio])");
}

/* Escape closes what is open, the nearest first; the keyboard goes back to the picture. */
function escape(event, explorer, stage) {
  const sheet = event.target.closest("details[open].explorer-menu");
  if (sheet) {
    sheet.open = false;
    sheet.querySelector("summary").focus();
  } else if (explorer.selected.length && !event.target.closest("[role=menu], [role=combobox]")) {
    explorer.select([]);
    stage.focus();
  }
}

/* What letters do is the outline's: they find names. So these take another key. */
function shortcut(event, explorer, { acts, stage, doing }) {
  if (isText(event.target) || event.target.closest("[role=menu]")) return;
  const at = stage.at();
  const act = shortcutOf(event, { explorer, acts, doing, at, chosen: explorer.selected.length ? explorer.selected : at ? [at] : [] });
  if (!act) return;
  event.preventDefault();
  act();
}

function shortcutOf(event, { explorer, acts, doing, at, chosen }) {
  if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) return () => doing.openMenu(at);
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") return () => explorer.select(explorer.picture.nodes.map((node) => node.key));
  if (!chosen.length) return null;
  if (event.key === "Delete") return () => acts.hide(chosen);
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") return () => doing.expand(at ?? chosen[0]);
  return null;
}
