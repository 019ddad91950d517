/*
 * Polygons as elements of their own: a style is told to those that changed, and only to them.
 */
class ElementPainter {
  constructor(units, geometry) {
    this.units = units;
    this.layers = [];
    this.renderer = L.svg({ padding: 0.5, pane: units.place });
    this.group = L.geoJSON(geometry, {
      renderer: this.renderer,
      style: { ...units.line, fillColor: "#eef1f4", fillOpacity: units.opacity },
      onEachFeature: (_feature, layer) => this.adopt(layer),
    });
  }

  adopt(layer) {
    const index = this.layers.length;
    this.layers.push(layer);
    const point = (event) => this.units.point(index, event);
    layer.on({
      click: () => this.units.click(index),
      mouseover: point,
      mousemove: point,
      mouseout: () => this.units.leave(index),
    });
  }

  get bounds() {
    return this.group.getBounds();
  }

  /* The view is set before: a map projects every point whenever it is set anew. */
  addTo(map) {
    this.group.addTo(map);
  }

  remove() {
    this.group.remove();
    this.renderer.remove();
  }

  indexAt(point) {
    return this.layers.findIndex((layer) => layer._containsPoint(point));
  }

  /* before: the characters of what is painted now; empty if all is to be painted. */
  paint(before) {
    const { painted } = this.units;
    this.layers.forEach((layer, index) => {
      if (before[index] === painted[index]) return;
      const look = this.units.lookAt(index);
      layer.setStyle(this.style(look));
      if (look.outline) layer.bringToFront();
    });
  }

  /* Wider borders above the units, strong outlines above these. */
  raise(borders) {
    borders.bringToFront();
    this.layers.forEach((layer, index) => {
      if (this.units.lookAt(index).outline) layer.bringToFront();
    });
  }

  mark(index, style) {
    this.layers[index].setStyle({ dashArray: null, ...style }).bringToFront();
  }

  restore(index) {
    this.layers[index].setStyle(this.style(this.units.lookAt(index)));
  }

  outline(index) {
    return drawn(this.layers[index]);
  }

  /* The borders of states, which have no value, are dashed besides their pattern. */
  style(look) {
    const { line } = this.units;
    const state = look.pattern && look.pattern !== "few";
    return {
      fillColor: look.pattern ? this.patterns.fill(look) : look.fill,
      ...(this.units.outlineOf(look) ?? {
        weight: line.weight, color: state ? "#9aa3af" : line.color, dashArray: state ? "4 3" : null,
      }),
    };
  }

  /* The patterns of the drawing, which is there from the first style on. */
  get patterns() {
    this.made ??= new Patterns(this.renderer._container);
    return this.made;
  }
}

/* A polygon of Leaflet's as it lies on its map, as far as it is in view. */
const drawn = ({ _parts: rings = [], _pxBounds: box = L.bounds([0, 0], [0, 0]) }) => ({ rings, box });
