/*
 * Polygons on one canvas. Leaflet would be told of each that changes, and would trace each of
 * them again; here their paths are kept as long as the zoom is, and a frame fills them by look.
 * Borders stay whatever the period: they are drawn on a sheet that is laid over the fills.
 */
const SEAM = 5; /* pixels: as far as any outline reaches out of its polygon */

const UnitCanvas = L.Canvas.extend({
  initialize(units, shapes) {
    L.Canvas.prototype.initialize.call(this, { padding: 0.1, pane: units.place });
    this.units = units;
    this.shapes = shapes;
    this.marks = new Map();
    this.tiles = new Map();
  },

  /* Where the shapes' corner lies on the map. */
  origin() {
    return this.shapes.corner.subtract(this._map.getPixelOrigin());
  },

  /* Leaflet calls it whenever the view has changed. */
  _update() {
    this.sheet = null;
    L.Canvas.prototype._update.call(this);
  },

  /* Leaflet calls it when wider borders come or go. */
  _requestRedraw() {
    this.sheet = null;
    this.repaint();
  },

  /* Leaflet looks below the pointer every 32 ms, and misses where it comes to rest in between. */
  _handleMouseHover(event, point) {
    this._mouseHoverThrottled = false;
    L.Canvas.prototype._handleMouseHover.call(this, event, point);
  },

  /* index: of a unit whose surroundings are drawn anew; without it all is. */
  repaint(index) {
    if (!this._map) return;
    const { min, max } = index === undefined ? this._bounds : this.boxOf(index);
    this._redrawBounds ??= L.bounds([]);
    this._redrawBounds.extend(min.subtract([SEAM, SEAM])).extend(max.add([SEAM, SEAM]));
    this._redrawRequest ??= L.Util.requestAnimFrame(this._redraw, this);
  },

  boxOf(index) {
    this.shapes.trace(this._map.getZoom());
    const { min, max } = this.shapes.boxAt(index);
    const origin = this.origin();
    return L.bounds(min.add(origin), max.add(origin));
  },

  pointsOf(index) {
    this.shapes.trace(this._map.getZoom());
    const origin = this.origin();
    return this.shapes.pointsAt(index).map((ring) => ring.map((point) => point.add(origin)));
  },

  indexAt(point) {
    this.shapes.trace(this._map.getZoom());
    return this.shapes.indexAt(point.subtract(this.origin()));
  },

  _draw() {
    if (!this.units.looks) return; /* nothing is painted yet */
    this.shapes.trace(this._map.getZoom());
    const { _ctx: context, _redrawBounds: part, _bounds: whole } = this;
    const origin = this.origin();
    context.save();
    if (part) {
      context.beginPath();
      context.rect(part.min.x, part.min.y, part.max.x - part.min.x, part.max.y - part.min.y);
      context.clip();
    }
    const { min, max } = part ?? whole;
    const near = L.bounds(min.subtract([SEAM, SEAM]), max.add([SEAM, SEAM]));
    const seen = this.shapes.near(L.bounds(near.min.subtract(origin), near.max.subtract(origin)));
    const groups = this.alike(seen);
    context.translate(origin.x, origin.y);
    this.fillPaths(groups);
    context.translate(-origin.x, -origin.y);
    const size = whole.getSize();
    context.drawImage(this.borders(), whole.min.x, whole.min.y, size.x, size.y);
    context.translate(origin.x, origin.y);
    this.strokeOutlines(groups);
    this.marks.forEach((style, index) => this.stroke(this.shapes.paths[index], style));
    context.restore();
  },

  alike(seen) {
    const { painted, looks } = this.units;
    const groups = new Map();
    for (const index of seen) {
      const look = looks.of(painted[index]);
      if (!groups.has(look)) groups.set(look, []);
      groups.get(look).push(this.shapes.paths[index]);
    }
    return groups;
  },

  fillPaths(groups) {
    const { units, _ctx: context } = this;
    context.globalAlpha = units.opacity;
    for (const [look, paths] of groups) {
      context.fillStyle = look.pattern ? this.tile(look) : look.fill;
      for (const path of paths) context.fill(path, "evenodd");
    }
    context.globalAlpha = 1;
  },

  /* A sheet with the borders of all units and, above them, of wider ones, as large as the canvas. */
  borders() {
    if (this.sheet) return this.sheet;
    const { _ctx: shown, _container: canvas, _bounds: { min } } = this;
    const origin = this.origin();
    const scale = L.Browser.retina ? 2 : 1; /* as Leaflet's canvas */
    this.sheet = Object.assign(element("canvas", ""), { width: canvas.width, height: canvas.height });
    this._ctx = this.sheet.getContext("2d");
    this._ctx.scale(scale, scale);
    this._ctx.translate(origin.x - min.x, origin.y - min.y);
    this.stroke(this.shapes.whole, this.units.line);
    this._ctx.translate(-origin.x, -origin.y);
    this._drawing = true;
    for (let order = this._drawFirst; order; order = order.next) order.layer._updatePath();
    this._drawing = false;
    this._ctx = shown;
    return this.sheet;
  },

  strokeOutlines(groups) {
    for (const [look, paths] of groups) {
      const style = this.units.outlineOf(look);
      if (style) paths.forEach((path) => this.stroke(path, style));
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

/* All units as one layer of Leaflet's, which tells it where the pointer is. */
const UnitsOnCanvas = L.Path.extend({
  initialize(painter) {
    L.setOptions(this, { renderer: painter.renderer });
    this.painter = painter;
  },

  _project() {},
  _update() {},
  _updatePath() {},

  _containsPoint(point) {
    return Boolean(this.painter.hit(point));
  },
});

class CanvasPainter {
  constructor(units, geometry) {
    this.units = units;
    this.shapes = Shapes.of(geometry);
    this.renderer = new UnitCanvas(units, this.shapes);
    this.pointed = null;
    this.layer = new UnitsOnCanvas(this).on({
      mousemove: (event) => this.point(event, this.hit(event.layerPoint)),
      mouseout: (event) => this.point(event, null),
      click: ({ layerPoint }) => {
        const { units, index } = this.hit(layerPoint);
        units.click(index);
      },
    });
  }

  get bounds() {
    return this.shapes.bounds;
  }

  addTo(map) {
    this.layer.addTo(map);
  }

  remove() {
    this.layer.remove();
    this.renderer.remove();
  }

  indexAt(point) {
    return this.renderer.indexAt(point);
  }

  /* The unit at a point: a canvas keeps the pointer from what lies behind it. */
  hit(point) {
    const hits = [this.units, this.units.behind].filter(Boolean)
      .map((units) => ({ units, index: units.indexAt(point) }));
    return hits.find(({ index }) => index >= 0) ?? null;
  }

  point(event, hit) {
    const { pointed } = this;
    if (pointed && (pointed.units !== hit?.units || pointed.index !== hit.index)) {
      pointed.units.leave(pointed.index);
    }
    this.pointed = hit;
    hit?.units.point(hit.index, event);
  }

  paint(before) {
    if (before !== this.units.painted) this.renderer.repaint();
  }

  /* The canvas has all in its order already. */
  raise() {}

  mark(index, style) {
    this.renderer.marks.delete(index);
    this.renderer.marks.set(index, style);
    this.renderer.repaint(index);
  }

  restore(index) {
    if (this.renderer.marks.delete(index)) this.renderer.repaint(index);
  }

  outline(index) {
    return { rings: this.renderer.pointsOf(index), box: this.renderer.boxOf(index) };
  }
}

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
