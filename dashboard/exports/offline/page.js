"use strict";
// Pages of one file: keys, buttons and the address's # turn them; a chart is drawn when its
// page is first shown.
(() => {
  const pages = Array.from(document.querySelectorAll(".page"));
  const charts = JSON.parse(document.getElementById("charts").textContent);
  const drawn = new Set();

  function draw(page) {
    for (const place of page.querySelectorAll("[data-chart]")) {
      const number = Number(place.dataset.chart);
      if (drawn.has(number)) continue;
      drawn.add(number);
      vegaEmbed(place, charts[number], { actions: false, renderer: "svg", logLevel: 1 })
        .then(() => { place.dataset.drawn = "true"; });
    }
  }

  function show(number) {
    const shown = Math.max(0, Math.min(pages.length - 1, number));
    pages.forEach((page, place) => page.classList.toggle("shown", place === shown));
    document.getElementById("place").textContent = `${shown + 1} / ${pages.length}`;
    document.querySelector("#progress div").style.width = `${(100 * shown) / (pages.length - 1 || 1)}%`;
    draw(pages[shown]);
    window.scrollTo(0, 0);
    return shown;
  }

  let now = 0;
  function turn(number) {
    now = show(number);
    history.replaceState(null, "", `#${now + 1}`);
  }

  const keys = {
    PageDown: () => now + 1, ArrowRight: () => now + 1, " ": () => now + 1,
    PageUp: () => now - 1, ArrowLeft: () => now - 1,
    Home: () => 0, End: () => pages.length - 1,
  };
  document.addEventListener("keydown", (event) => {
    const go = keys[event.key];
    if (!go || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === " " && event.target.closest("button, summary, a")) return;
    event.preventDefault();
    turn(go());
  });
  document.getElementById("back").addEventListener("click", () => turn(now - 1));
  document.getElementById("on").addEventListener("click", () => turn(now + 1));
  const asked = () => turn(Number(location.hash.slice(1) || 1) - 1 || 0);
  window.addEventListener("hashchange", asked);
  window.addEventListener("beforeprint", () => pages.forEach(draw));
  asked();
})();
