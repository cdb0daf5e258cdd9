/* The tabs of a slice: the picture and its tables. */

export function showTabs(page) {
  page.find(".slice-tabs").hidden = false;
  page.find(".slice-nojs").hidden = true;
  const tabs = [...page.root.querySelectorAll("[role=tab]")];
  for (const tab of tabs) {
    tab.addEventListener("click", () => openTab(page, tabs, tab));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const next = tabs[(tabs.indexOf(tab) + 1) % tabs.length];
      openTab(page, tabs, next);
      next.focus();
    });
  }
  openTab(page, tabs, tabs[0]);
}

function openTab(page, tabs, chosen) {
  for (const tab of tabs) {
    const open = tab === chosen;
    tab.setAttribute("aria-selected", String(open));
    tab.tabIndex = open ? 0 : -1;
    page.find(`#${tab.getAttribute("aria-controls")}`).hidden = !open;
  }
  for (const name of [".slice-legend", ".slice-zoom"]) page.find(name).hidden = chosen !== tabs[0] || !page.slice;
}
