/* The console's comforts: Ctrl-Enter, tabs, snippets, the cursor at the error. Without this file the form still runs. */

const form = document.querySelector("#console-form");
const editor = document.querySelector("#query");

form.addEventListener("submit", () => {
  document.querySelector("#console-running").hidden = false;
  form.querySelector("[type=submit]").disabled = true;
});

form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
});

// Back brings the page as it was left: running, with its button off.
addEventListener("pageshow", () => {
  document.querySelector("#console-running").hidden = true;
  form.querySelector("[type=submit]").disabled = false;
});

if (editor?.dataset.line) {
  const lines = editor.value.split("\n").slice(0, Number(editor.dataset.line) - 1);
  const start = lines.reduce((sum, line) => sum + line.length + 1, 0) + Number(editor.dataset.column) - 1;
  editor.focus();
  editor.setSelectionRange(start, Math.min(start + 1, editor.value.length));
} else if (editor && !document.querySelector("#answer")) {
  editor.focus({ preventScroll: true });
}

for (const link of document.querySelectorAll("[data-query]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    editor.value = link.dataset.query;
    editor.focus();
  });
}

const tabs = [...document.querySelectorAll("[data-tabs] a")];
const show = (chosen) => {
  for (const tab of tabs) {
    document.querySelector(tab.hash).hidden = tab !== chosen;
    tab.toggleAttribute("aria-current", tab === chosen);
    if (tab === chosen) tab.setAttribute("aria-current", "true");
  }
};
for (const tab of tabs) {
  tab.addEventListener("click", (event) => {
    event.preventDefault();
    show(tab);
  });
}
if (tabs.length) show(tabs[0]);
document.querySelector("#answer")?.scrollIntoView({ block: "nearest" });
