/*
 * Polygons as canvases draw them: projected once, traced once a zoom, whichever maps show them
 * and wherever these look. Leaflet's own polygons would be made, projected, cut and simplified
 * again for every map.
 */
const WORLD = L.CRS.EPSG3857;

class Shapes {
  /* The shapes of a file; maps of the same units share them. */
  static of(geometry) {
    geometry.shapes ??= new Shapes(geometry.features);
    return geometry.shapes;
  }

  constructor(features) {
    this.rings = features.map(({ geometry: { type, coordinates } }) =>
      (type === "Polygon" ? coordinates : coordinates.flat()).map(projected));
    this.boxes = this.rings.map((rings) => L.bounds(rings.flat()));
    this.box = L.bounds(this.boxes.flatMap(({ min, max }) => [min, max]));
  }

  get bounds() {
    const { min, max } = this.box;
    return L.latLngBounds(WORLD.pointToLatLng(min, 0), WORLD.pointToLatLng(max, 0));
  }

  /* Traces all for a zoom. Paths begin at a corner of whole pixels: patterns stay sharp where it
     is moved to, and small numbers are exact. */
  trace(zoom) {
    if (this.zoom === zoom) return;
    this.zoom = zoom;
    this.scale = WORLD.scale(zoom) / WORLD.scale(0);
    this.corner = this.box.min.multiplyBy(this.scale).floor();
    this.paths = this.rings.map((_rings, index) => traced(this.pointsAt(index)));
    this.whole = new Path2D();
    this.paths.forEach((path) => this.whole.addPath(path));
  }

  /* Polygons whose boxes meet a box; points are counted from the corner, here and below. */
  near({ min, max }) {
    const box = L.bounds(this.unscaled(min), this.unscaled(max));
    return [...this.boxes.keys()].filter((index) => this.boxes[index].intersects(box));
  }

  /* The polygon that holds a point; -1 for none. Paths have gaps between them, rings have none. */
  indexAt(point) {
    const place = this.unscaled(point);
    return this.boxes.findIndex((box, index) =>
      box.contains(place) && holds(this.rings[index], place.x, place.y));
  }

  boxAt(index) {
    const { min, max } = this.boxes[index];
    return L.bounds(this.scaled(min), this.scaled(max));
  }

  pointsAt(index) {
    return this.rings[index].map((ring) => ring.map((point) => this.scaled(point)));
  }

  scaled(point) {
    return point.multiplyBy(this.scale).subtract(this.corner);
  }

  unscaled(point) {
    return point.add(this.corner).divideBy(this.scale);
  }
}

/* Pixels of the whole world at zoom 0. */
const projected = (ring) => ring.map(([lng, lat]) => WORLD.latLngToPoint({ lat, lng }, 0));

/* What a screen cannot show is left out: filling costs by the corner. */
const traced = (rings) => {
  const path = new Path2D();
  for (const ring of rings) {
    L.LineUtil.simplify(ring, 1).forEach(({ x, y }, place) => (place ? path.lineTo(x, y) : path.moveTo(x, y)));
    path.closePath();
  }
  return path;
};
