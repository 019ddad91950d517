/*
 * Polygons on one canvas. Leaflet would be told of each that changes, and would trace each of
 * them again; here their paths are kept as long as the view is, and a frame fills them by look.
 * Borders stay whatever the period: they are drawn on a sheet that is laid over the fills.
 */
const SEAM = 5; /* pixels: as far as any outline reaches out of its polygon */

const UnitCanvas = L.Canvas.extend({
  initialize(units) {
    L.Canvas.prototype.initialize.call(this, { padding: 0.1, pane: units.place });
    this.units = units;
    this.paths = new Map();
    this.marks = new Map();
    this.tiles = new Map();
  },

  /* Leaflet calls it whenever a polygon lies elsewhere, and when it draws. */
  _updatePoly(layer, closed) {
    if (this._drawing) { L.Canvas.prototype._updatePoly.call(this, layer, closed); return; }
    this.sheet = null;
    if (layer.options.fill) this.paths.set(layer, traced(layer._parts));
  },

  /* layer: draws anew what lies around it; without it all. */
  repaint(layer) {
    if (!this._map) return;
    const { min, max } = layer?._pxBounds ?? this._bounds;
    this._redrawBounds ??= L.bounds([]);
    this._redrawBounds.extend(min.subtract([SEAM, SEAM])).extend(max.add([SEAM, SEAM]));
    this._redrawRequest ??= L.Util.requestAnimFrame(this._redraw, this);
  },

  _draw() {
    const { _ctx: context, _redrawBounds: part } = this;
    context.save();
    if (part) {
      context.beginPath();
      context.rect(part.min.x, part.min.y, part.max.x - part.min.x, part.max.y - part.min.y);
      context.clip();
    }
    const near = part && L.bounds(part.min.subtract([SEAM, SEAM]), part.max.add([SEAM, SEAM]));
    const seen = this.units.layers.flatMap((layer, index) =>
      (!near || layer._pxBounds?.intersects(near) ? [index] : []));
    if (this.units.looks) this.fillPaths(seen);
    const { min, max } = this._bounds;
    context.drawImage(this.borders(), min.x, min.y, max.x - min.x, max.y - min.y);
    if (this.units.looks) this.strokeOutlines(seen);
    this.marks.forEach((style, layer) => this.stroke(this.paths.get(layer), style));
    context.restore();
  },

  fillPaths(seen) {
    const { units, _ctx: context } = this;
    context.globalAlpha = units.opacity;
    for (const [look, layers] of this.alike(seen)) {
      context.fillStyle = look.pattern ? this.tile(look) : look.fill;
      for (const layer of layers) context.fill(this.paths.get(layer), "evenodd");
    }
    context.globalAlpha = 1;
  },

  alike(seen) {
    const { layers, painted, looks } = this.units;
    const groups = new Map();
    for (const index of seen) {
      const look = looks.of(painted[index]);
      if (!groups.has(look)) groups.set(look, []);
      groups.get(look).push(layers[index]);
    }
    return groups;
  },

  /* A sheet with the borders of all units and, above them, of wider ones, as large as the canvas. */
  borders() {
    if (this.sheet) return this.sheet;
    const { _ctx: shown, _container: canvas } = this;
    this.sheet = Object.assign(element("canvas", ""), { width: canvas.width, height: canvas.height });
    this._ctx = this.sheet.getContext("2d");
    this._ctx.setTransform(shown.getTransform());
    this.stroke(joined(this.paths.values()), this.units.line);
    this._drawing = true;
    for (let order = this._drawFirst; order; order = order.next) {
      if (!order.layer.options.fill) order.layer._updatePath();
    }
    this._drawing = false;
    this._ctx = shown;
    return this.sheet;
  },

  strokeOutlines(seen) {
    for (const [look, layers] of this.alike(seen)) {
      const style = this.units.outlineOf(look);
      if (style) layers.forEach((layer) => this.stroke(this.paths.get(layer), style));
    }
  },

  stroke(path, { color, weight, opacity = 1, dashArray = null }) {
    const { _ctx: context } = this;
    context.globalAlpha = opacity;
    context.strokeStyle = color;
    context.lineWidth = weight;
    context.lineJoin = "round";
    context.setLineDash(dashArray ? dashArray.split(" ").map(Number) : []);
    context.stroke(path);
    context.setLineDash([]);
    context.globalAlpha = 1;
  },

  tile(look) {
    if (!this.tiles.has(look)) this.tiles.set(look, tiled(this._ctx, look));
    return this.tiles.get(look);
  },
});

class CanvasPainter {
  constructor(units) {
    this.units = units;
    this.renderer = new UnitCanvas(units);
  }

  paint(before) {
    if (before !== this.units.painted) this.renderer.repaint();
  }

  /* The canvas has all in its order already. */
  raise() {}

  mark(layer, style) {
    this.renderer.marks.delete(layer);
    this.renderer.marks.set(layer, style);
    this.renderer.repaint(layer);
  }

  restore(index) {
    const layer = this.units.layers[index];
    if (this.renderer.marks.delete(layer)) this.renderer.repaint(layer);
  }
}

const traced = (rings) => {
  const path = new Path2D();
  for (const ring of rings) {
    ring.forEach(({ x, y }, place) => (place ? path.lineTo(x, y) : path.moveTo(x, y)));
    path.closePath();
  }
  return path;
};

const joined = (paths) => {
  const whole = new Path2D();
  for (const path of paths) whole.addPath(path);
  return whole;
};

/* What a context fills with for a look that has a pattern. */
const tiled = (context, { pattern, fill, ink }) => {
  const { size, path, width, colour } = PATTERNS[pattern];
  const scale = L.Browser.retina ? 2 : 1; /* as Leaflet's canvas */
  const tile = element("canvas", "");
  tile.width = tile.height = size * scale;
  const inner = tile.getContext("2d");
  inner.scale(scale, scale);
  inner.fillStyle = fill;
  inner.fillRect(0, 0, size, size);
  inner.fillStyle = inner.strokeStyle = colour ?? ink;
  inner.lineWidth = width;
  if (width) inner.stroke(new Path2D(path));
  else inner.fill(new Path2D(path));
  const paint = context.createPattern(tile, "repeat");
  paint.setTransform(new DOMMatrix().scale(1 / scale));
  return paint;
};
