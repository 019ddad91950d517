/*
 * The period that is chosen on the page, seen before the server hears of it: the maps follow
 * at once, and the page comes after. Without that choice on the page nothing is lost, since the
 * server tells the period anyway.
 */
class PageChoice {
  constructor(scene) {
    const page = window.parent.document;
    const { period } = scene.options.texts;
    const isChoice = (input) => input.role === "combobox" && input.ariaLabel === period;
    const watch = new MutationObserver((changes) => {
      const choice = changes.map((change) => change.target).find(isChoice);
      if (choice) scene.player.jump(choice.value);
    });
    watch.observe(page.body, { subtree: true, attributes: true, attributeFilter: ["value"] });
    window.addEventListener("pagehide", () => watch.disconnect());
  }
}
