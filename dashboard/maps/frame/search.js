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

  find() {
    const asked = this.field.value.trim().toLowerCase();
    const hits = this.scene.features().map((feature) => ({ feature, rank: this.rank(feature, asked) }))
      .filter(({ rank }) => rank < 9).sort((one, other) => one.rank - other.rank).slice(0, MOST_FOUND);
    this.hits = hits.map(({ feature }) => feature);
    this.active = 0;
    const { texts } = this.scene.options;
    const rows = this.hits.map((feature) => this.row(feature));
    this.list.replaceChildren(...(rows.length ? rows : [element("div", "none", texts.notFound)]));
    this.list.hidden = false;
    this.field.setAttribute("aria-expanded", "true");
    this.point();
  }

  /* 0 for the best; names that begin as asked before those that hold it somewhere. */
  rank(feature, asked) {
    const { name, name_en: english, initials, pinyin, code } = feature.properties;
    const keys = [name, ...initials, ...pinyin, (english || "").toLowerCase(), code];
    if (keys.some((key) => key.startsWith(asked))) return 0;
    return keys.some((key) => key.includes(asked)) ? 1 : 9;
  }

  row(feature) {
    const row = element("div", "", this.scene.nameOf(feature));
    row.setAttribute("role", "option");
    row.append(element("small", "", feature.properties.initials[0] ?? ""));
    row.addEventListener("mousedown", (event) => { event.preventDefault(); this.take(feature); });
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
    if (event.key === "Enter" && this.hits?.[this.active]) this.take(this.hits[this.active]);
    if (event.key === "Escape") { this.field.value = ""; this.close(); }
    event.stopPropagation();
  }

  take(feature) {
    this.field.value = "";
    this.close();
    this.scene.choose(feature.properties.code);
  }

  close() {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
  }
}
