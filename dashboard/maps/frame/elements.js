/*
 * Polygons as elements of their own: a style is told to those that changed, and only to them.
 */
class ElementPainter {
  constructor(units) {
    this.units = units;
    this.renderer = L.svg({ padding: 0.5, pane: units.place });
  }

  /* before: the characters of what is painted now; empty if all is to be painted. */
  paint(before) {
    const { layers, painted } = this.units;
    layers.forEach((layer, index) => {
      if (before[index] === painted[index]) return;
      const look = this.units.lookAt(index);
      layer.setStyle(this.style(look));
      if (look.outline) layer.bringToFront();
    });
  }

  raise() {
    this.units.layers.forEach((layer, index) => {
      if (this.units.lookAt(index).outline) layer.bringToFront();
    });
  }

  mark(layer, style) {
    layer.setStyle({ dashArray: null, ...style }).bringToFront();
  }

  restore(index) {
    this.units.layers[index].setStyle(this.style(this.units.lookAt(index)));
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
