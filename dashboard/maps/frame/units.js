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
    this.features = geometry.features;
    this.byCode = new Map(this.features.map(({ properties }, index) => [properties.code, index]));
    this.painted = "";
    const many = this.features.length;
    this.strong = { color: "#111827", weight: thickness(many) };
    this.line = { color: "#8a94a3", weight: many < MOST_LABELS ? 1 : 0.5, opacity: dimmed ? 0.5 : 1 };
    this.opacity = dimmed ? DIMMED : 1;
    const Painter = many >= CANVAS_FROM ? CanvasPainter : ElementPainter;
    this.painter = new Painter(this, geometry);
  }

  click(index) {
    this.pane.click(this, this.features[index]);
  }

  /* The pointer is over a unit, or moves there. A browser says so too when other units are drawn
     below a pointer that rests: who has clicked looks at the map, and not at a text over it. */
  point(index, event) {
    if (this.pane.scene.hasMoved(event.originalEvent)) this.pane.point(this, this.features[index], event);
  }

  leave(index) {
    this.pane.leave(this, this.features[index]);
  }

  /* Neighbours are drawn behind the units that the map is about. */
  get behind() {
    return this.dimmed ? null : this.pane.around;
  }

  /* The unit at a point of the map; -1 for none. */
  indexAt(point) {
    return this.painter.indexAt(point);
  }

  get bounds() {
    return this.painter.bounds;
  }

  addTo(map) {
    this.painter.addTo(map);
  }

  remove() {
    this.painter.remove();
  }

  has(code) {
    return this.byCode.has(code);
  }

  featureOf(code) {
    return this.features[this.byCode.get(code)];
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

  /* How a unit lies on the map: rings of points and their box. */
  outline(index) {
    return this.painter.outline(index);
  }

  /* Wider borders over the units, strong outlines over these. */
  raise(borders) {
    this.painter.raise(borders);
  }

  /* Outlines a unit over all others; it keeps that until it is restored. */
  mark(code, style) {
    if (this.has(code)) this.painter.mark(this.byCode.get(code), style);
  }

  restore(code) {
    if (this.has(code) && this.looks) this.painter.restore(this.byCode.get(code));
  }
}
