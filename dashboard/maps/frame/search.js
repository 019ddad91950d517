/*
 * Finds a unit by characters, full pinyin or initials; choosing one is a click on it.
 */
const MOST_FOUND = 8;

class Search {
  constructor(scene, parent) {
    this.scene = scene;
    const { texts } = scene.options;
    this.box = element("div", "search");
    this.field = element("input", "");
    Object.assign(this.field, { type: "search", placeholder: texts.search, autocomplete: "off" });
    this.list = element("div", "found");
    this.list.setAttribute("role", "listbox");
    Object.entries({ role: "combobox", "aria-label": texts.search, "aria-expanded": "false", "aria-autocomplete": "list" })
      .forEach(([name, value]) => this.field.setAttribute(name, value));
    this.box.append(this.list, this.field);
    parent.append(this.box);
    this.field.addEventListener("input", () => this.find());
    this.field.addEventListener("focus", () => this.find());
    this.field.addEventListener("blur", () => this.close());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.close();
  }

  get asked() {
    return this.field.value.trim().toLowerCase();
  }

  /* Names come when they are first looked for. */
  async find() {
    const { asked } = this;
    const units = await this.units();
    if (asked !== this.asked) return;
    const [pane] = this.scene.panes;
    const seen = (code) => Number(!pane?.focus?.has(code));
    const ranked = [];
    for (const unit of units) {
      const rank = this.rank(unit, asked);
      if (rank < 9) ranked.push({ unit, rank: 2 * rank + seen(unit.code) });
    }
    this.hits = ranked.sort((one, other) => one.rank - other.rank).slice(0, MOST_FOUND).map(({ unit }) => unit);
    this.found = asked;
    this.active = 0;
    this.list.replaceChildren(...this.rows());
    this.list.hidden = document.activeElement !== this.field;
    this.field.setAttribute("aria-expanded", String(!this.list.hidden));
    this.point();
  }

  /* All units of the territory, each with the texts by which it is found. */
  async units() {
    const units = await this.scene.files.get(this.scene.state.units, []);
    if (!units.byCode) {
      units.byCode = new Map(units.map((unit) => [unit.code, unit]));
      units.forEach((unit) => {
        unit.keys = [unit.name, ...unit.initials, ...unit.pinyin, unit.name_en.toLowerCase(), unit.code];
      });
    }
    this.byCode = units.byCode;
    return units;
  }

  /* 0 for the best: the whole name, then names that begin as asked, then those that hold it. */
  rank({ keys }, asked) {
    if (keys.includes(asked)) return 0;
    if (keys.some((key) => key.startsWith(asked))) return 1;
    return keys.some((key) => key.includes(asked)) ? 2 : 9;
  }

  rows() {
    const rows = this.hits.map((unit) => this.row(unit));
    return rows.length ? rows : [element("div", "none", this.scene.options.texts.notFound)];
  }

  row(unit) {
    const row = element("div", "", this.scene.nameOf(unit));
    const above = this.byCode.get(unit.above);
    row.setAttribute("role", "option");
    row.append(element("small", "", above ? this.scene.nameOf(above) : ""));
    row.addEventListener("mousedown", (event) => { event.preventDefault(); this.take(unit); });
    return row;
  }

  point() {
    [...this.list.children].forEach((row, index) =>
      row.setAttribute("aria-selected", String(index === this.active)));
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.hits?.length) {
      this.active = (this.active + step + this.hits.length) % this.hits.length;
      this.point();
      event.preventDefault();
    }
    if (event.key === "Enter") this.answer();
    if (event.key === "Escape") this.leave();
    event.stopPropagation();
  }

  /* Whoever types faster than the names come gets the first that fits. */
  async answer() {
    if (this.found !== this.asked) await this.find();
    this.take(this.hits?.[this.active]);
  }

  take(unit) {
    if (!unit) return;
    this.leave();
    this.scene.choose(unit.code, "straight");
  }

  /* The keyboard goes to the map, where Backspace leads up. */
  leave() {
    this.field.value = "";
    this.close();
    this.scene.panes[0]?.map.getContainer().focus({ preventScroll: true });
  }

  close() {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
  }
}
