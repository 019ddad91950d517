/*
 * The polygons of one level: drawn once, recoloured when a character changes, and only then.
 */
const SELECTED = { color: "#111827", weight: 4, dashArray: null };
const HOVERED = { color: "#111827", weight: 3 };
const CANVAS_FROM = 1500;
const MOST_LABELS = 400;
const DIMMED = 0.35;
const STRONG = { few: 3, many: 2.2 };

class Units {
  constructor(pane, geometry, { dimmed }) {
    this.pane = pane;
    this.dimmed = dimmed;
    this.layers = [];
    this.byCode = new Map();
    this.painted = "";
    const many = geometry.features.length;
    this.canvas = many >= CANVAS_FROM;
    this.strong = many <= MANY_UNITS ? STRONG.few : STRONG.many;
    this.line = { color: "#8a94a3", weight: many < MOST_LABELS ? 1 : 0.5, opacity: dimmed ? 0.5 : 1 };
    const opacity = dimmed ? DIMMED : 1;
    const renderer = this.canvas ? L.canvas({ padding: 0.5 }) : L.svg({ padding: 0.5 });
    this.group = L.geoJSON(geometry, {
      renderer,
      style: { ...this.line, fillColor: "#eef1f4", fillOpacity: opacity },
      onEachFeature: (feature, layer) => this.adopt(feature, layer),
    });
  }

  adopt(feature, layer) {
    this.byCode.set(feature.properties.code, this.layers.length);
    this.layers.push(layer);
    layer.on({
      click: () => this.pane.click(this, feature),
      mouseover: (event) => this.pane.enter(this, layer, event),
      mousemove: (event) => this.pane.tooltip.setLatLng(event.latlng),
      mouseout: () => this.pane.leave(this, layer),
    });
  }

  /* The view is set before: a map projects every point whenever it is set anew. */
  addTo(map) {
    this.group.addTo(map);
    if (!this.canvas) this.patterns = new Patterns(this.group.options.renderer._container);
    return this;
  }

  remove() {
    this.group.remove();
    this.group.options.renderer.remove();
  }

  has(code) {
    return this.byCode.has(code);
  }

  /* codes: a character a unit; looks: what the characters mean. */
  paint(codes, looks) {
    const same = this.looks === looks;
    const before = this.painted;
    this.painted = codes;
    this.looks = looks;
    for (let index = 0; index < this.layers.length; index += 1) {
      if (same && before[index] === codes[index]) continue;
      const look = looks.of(codes[index]);
      this.layers[index].setStyle(this.style(look));
      if (look.outline) this.layers[index].bringToFront();
    }
  }

  raise() {
    this.layers.forEach((layer, index) => {
      if (this.looks.of(this.painted[index]).outline) layer.bringToFront();
    });
  }

  look(code) {
    return this.looks.of(this.painted[this.byCode.get(code)]);
  }

  /* A canvas has no patterns: dashes of the border stand for them. */
  style(look) {
    const { fill, pattern, outline } = look;
    const fillColor = pattern && this.patterns ? this.patterns.fill(look) : fill;
    if (outline && !this.dimmed) {
      const dashArray = outline === "dashed" ? "7 4" : null;
      return { fillColor, color: "#111827", weight: this.strong, dashArray };
    }
    const dashed = pattern && (pattern !== "few" || this.canvas);
    return {
      fillColor, weight: this.line.weight,
      color: dashed ? "#9aa3af" : this.line.color, dashArray: dashed ? "4 3" : null,
    };
  }

  restore(code) {
    if (this.has(code) && this.looks) this.layers[this.byCode.get(code)].setStyle(this.style(this.look(code)));
  }

  outline(code) {
    if (this.has(code)) this.layers[this.byCode.get(code)].setStyle(SELECTED).bringToFront();
  }
}
