/* Tables that sort by their heads: once up, once down, told to screen readers by aria-sort. */

export function sortTables(root) {
  for (const table of root.querySelectorAll("table[data-sort]")) {
    for (const head of table.querySelectorAll("thead th")) makeSortable(table, head);
  }
}

function makeSortable(table, head) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => sortBy(table, head));
}

function sortBy(table, head) {
  const numbers = head.classList.contains("number");
  const before = head.getAttribute("aria-sort");
  const falling = before ? before === "ascending" : numbers;
  for (const other of table.querySelectorAll("thead th")) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", falling ? "descending" : "ascending");
  const body = table.tBodies[0];
  body.append(...[...body.rows].sort((a, b) => compare(a, b, head.cellIndex, numbers) * (falling ? -1 : 1)));
}

function compare(a, b, column, numbers) {
  const [x, y] = [a, b].map((row) => row.cells[column].textContent.trim());
  return numbers ? Number(x) - Number(y) : x.localeCompare(y);
}
