// The block "Two steps away" of a profile: its people are asked for once it is in view, and not with the page.

const block = document.getElementById("suggested");

async function fill() {
  const answer = await fetch(block.dataset.part);
  if (!answer.ok) {
    return; // The link to the page stays.
  }
  const part = new DOMParser().parseFromString(await answer.text(), "text/html");
  block.querySelector("p").replaceWith(...part.body.children);
}

new IntersectionObserver((entries, observer) => {
  if (entries.some((entry) => entry.isIntersecting)) {
    observer.disconnect();
    fill();
  }
}, { rootMargin: "200px" }).observe(block);
