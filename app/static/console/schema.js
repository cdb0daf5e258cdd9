/* A click on a part of the schema puts it into the query, where the cursor is. */

export function insertFrom(root, editor) {
  for (const part of root.querySelectorAll("code[data-insert]")) part.replaceWith(asButton(part));
  root.addEventListener("click", (event) => {
    const part = event.target.closest("[data-insert]");
    if (!part || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    editor.insert(joined(part.dataset.insert, editor));
  });
}

function asButton(code) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "insert", textContent: code.textContent });
  button.dataset.insert = code.dataset.insert;
  return button;
}

/* A pattern after nothing becomes a whole clause; a relationship after a node goes on with it. */
function joined(text, editor) {
  const before = editor.text.slice(0, editor.place).trimEnd();
  if (!before && text.startsWith("(")) return `MATCH ${text}\nRETURN `;
  return text;
}
