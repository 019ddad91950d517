/*
 * Hot spots: an outline over whatever colour a unit has, and a sign beside its name.
 */
const CASING = { color: "#ffffff", fill: false, interactive: false };

class Spots {
  constructor(pane) {
    this.pane = pane;
    this.awaited = false;
    this.show(null);
  }

  /* found: which units stand together, in the order of the focus; null for none to show. */
  show(found) {
    this.found = found;
    this.group?.remove();
    this.renderer?.remove();
    this.group = null;
    const { features: all } = this.pane.focus ?? { features: [] };
    const features = found ? all.filter((_feature, index) => this.kind(index)) : [];
    if (!features.length) return;
    this.renderer = L.svg({ padding: 0.5 });
    const weight = 1 + thickness(all.length);
    const drawn = (style) => L.geoJSON(features, { renderer: this.renderer, interactive: false, style });
    this.group = L.layerGroup([
      drawn({ ...CASING, weight: weight + 3 }), drawn((feature) => ({ ...this.style(feature), weight })),
    ]).addTo(this.pane.map);
  }

  kind(index) {
    return this.found?.kinds[this.found.codes[index]];
  }

  of(code) {
    return this.kind(this.pane.focus.byCode.get(code));
  }

  style(feature) {
    const { colour, dash } = this.of(feature.properties.code);
    return { color: colour, dashArray: dash || null, fill: false };
  }

  /* Signs and words of what is there, with the number of units, or that there is nothing. */
  legend() {
    if (!this.found) return this.awaited ? [element("span", "note", this.pane.scene.options.texts.awaited)] : [];
    const count = (sign) => [...this.found.codes].filter((code) => code === sign).length;
    const kinds = Object.entries(this.found.kinds).filter(([sign]) => count(sign));
    return [
      ...kinds.map(([sign, kind]) => this.item(kind, count(sign))),
      ...(this.found.statement ? [element("span", "note", this.found.statement)] : []),
      element("span", "scheme", this.found.method),
    ];
  }

  item({ sign, colour, dash, words }, count) {
    const item = element("span", "legend-item");
    const box = element("i", "spot", sign);
    Object.assign(box.style, { color: colour, borderColor: colour, borderStyle: dash ? "dashed" : "solid" });
    item.append(box, words, element("b", "", String(count)));
    return item;
  }
}
