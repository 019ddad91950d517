/*
 * The polygons of one level, and what each looks like now. A painter draws them: by elements
 * where they are few, on a canvas where they are many.
 */
const SELECTED = { color: "#111827", weight: 4 };
const HOVERED = { color: "#111827", weight: 3 };
const CANVAS_FROM = 200;
const MOST_LABELS = 400;
const DIMMED = 0.35;
const STRONG = { few: 3, many: 2.2, most: 1.5 };

/* How thick an outline of so many units may be, in pixels, so that their fills are seen. */
const thickness = (many) => {
  if (many > MOST_LABELS) return STRONG.most;
  return many > MANY_UNITS ? STRONG.many : STRONG.few;
};

class Units {
  constructor(pane, geometry, { dimmed }) {
    this.pane = pane;
    this.dimmed = dimmed;
    this.place = dimmed ? AROUND : "overlayPane";
    this.layers = [];
    this.byCode = new Map();
    this.painted = "";
    const many = geometry.features.length;
    this.strong = { color: "#111827", weight: thickness(many) };
    this.line = { color: "#8a94a3", weight: many < MOST_LABELS ? 1 : 0.5, opacity: dimmed ? 0.5 : 1 };
    this.opacity = dimmed ? DIMMED : 1;
    this.painter = many >= CANVAS_FROM ? new CanvasPainter(this) : new ElementPainter(this);
    this.group = L.geoJSON(geometry, {
      renderer: this.painter.renderer,
      style: { ...this.line, fillColor: "#eef1f4", fillOpacity: this.opacity },
      onEachFeature: (feature, layer) => this.adopt(feature, layer),
    });
  }

  adopt(feature, layer) {
    this.byCode.set(feature.properties.code, this.layers.length);
    this.layers.push(layer);
    layer.on({
      click: () => this.pane.click(this, feature),
      mouseover: (event) => this.pane.enter(this, feature, event),
      mousemove: (event) => this.pane.tooltip.setLatLng(event.latlng),
      mouseout: () => this.pane.leave(this, feature),
    });
  }

  /* The view is set before: a map projects every point whenever it is set anew. */
  addTo(map) {
    this.group.addTo(map);
    return this;
  }

  remove() {
    this.group.remove();
    this.painter.renderer.remove();
  }

  has(code) {
    return this.byCode.has(code);
  }

  /* codes: a character a unit; looks: what the characters mean. */
  paint(codes, looks) {
    const before = this.looks === looks ? this.painted : "";
    this.painted = codes;
    this.looks = looks;
    this.painter.paint(before);
  }

  look(code) {
    return this.lookAt(this.byCode.get(code));
  }

  lookAt(index) {
    return this.looks.of(this.painted[index]);
  }

  /* What a unit of that look is outlined with; nothing if it is not. Dimmed ones never are. */
  outlineOf({ outline }) {
    if (!outline || this.dimmed) return null;
    return { ...this.strong, dashArray: outline === "dashed" ? "7 4" : null };
  }

  /* Strong outlines, and then the marked unit, over whatever else has been put above the units. */
  raise() {
    this.painter.raise();
  }

  /* Outlines a unit over all others; it keeps that until it is restored. */
  mark(code, style) {
    if (this.has(code)) this.painter.mark(this.layers[this.byCode.get(code)], style);
  }

  restore(code) {
    if (this.has(code) && this.looks) this.painter.restore(this.byCode.get(code));
  }
}
