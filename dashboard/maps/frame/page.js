/*
 * The page around the frame. The period that is chosen there is seen before the server hears of
 * it: the maps follow at once, and the page comes after. Without that choice on the page nothing
 * is lost, since the server tells the period anyway. While the maps show another period than the
 * page, what the page says stands back; whoever touches the page stops the playing.
 */
class ShownPage {
  constructor(scene) {
    this.scene = scene;
    this.page = window.parent.document;
    const stop = ({ target }) => {
      if (!scene.player.running) return;
      const link = target.closest("a");
      if (link) this.restUntilLeft(link);
      else scene.player.stop();
    };
    const watch = this.watchChoice();
    this.page.addEventListener("pointerdown", stop, true);
    window.addEventListener("pagehide", () => {
      watch.disconnect();
      this.page.removeEventListener("pointerdown", stop, true);
      this.mark(false);
    });
  }

  /* Who leaves by a link is not told where the play stopped: that would hold them here. Who lets
     go elsewhere stays. */
  restUntilLeft(link) {
    const { player } = this.scene;
    const over = new AbortController();
    const letGo = ({ type, target }) => {
      over.abort();
      if (type === "pointercancel" || target.closest?.("a") !== link) player.settle();
    };
    player.rest();
    for (const kind of ["pointerup", "pointercancel"]) {
      this.page.addEventListener(kind, letGo, { capture: true, signal: over.signal });
    }
  }

  watchChoice() {
    const { period } = this.scene.options.texts;
    const isChoice = (input) => input.role === "combobox" && input.ariaLabel === period;
    const watch = new MutationObserver((changes) => {
      const choice = changes.map((change) => change.target).find(isChoice);
      if (choice) this.scene.player.jump(choice.value);
    });
    watch.observe(this.page.body, { subtree: true, attributes: true, attributeFilter: ["value"] });
    return watch;
  }

  follow() {
    const { player, period, state } = this.scene;
    this.mark(player.busy || period !== state.period);
  }

  mark(elsewhere) {
    this.page.documentElement.toggleAttribute("data-map-elsewhere", elsewhere);
  }
}
