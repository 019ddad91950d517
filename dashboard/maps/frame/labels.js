/*
 * Names and values on a map: the selected unit first, then the largest; what would meet
 * another text or leave its polygon is left out.
 */
class Labels {
  constructor(pane) {
    this.pane = pane;
    this.written = [];
  }

  /* units: the polygons to name; values: printed values in their order, null for none. */
  place(units, values) {
    this.clear();
    if (!units || units.layers.length > MOST_LABELS) return;
    const taken = [];
    this.written = this.candidates(units, values)
      .map((candidate) => this.free(candidate, taken))
      .filter(Boolean)
      .map((label) => this.write(label));
    this.ink();
  }

  clear() {
    this.written.forEach(({ marker }) => marker.remove());
    this.written = [];
  }

  candidates(units, values) {
    const { map, scene } = this.pane;
    return units.layers.map((layer, index) => {
      const { code, label } = layer.feature.properties;
      const place = L.latLng(label[1], label[0]);
      const box = layer.getBounds();
      const room = map.latLngToContainerPoint(box.getNorthEast())
        .subtract(map.latLngToContainerPoint(box.getSouthWest()));
      return {
        code, place, units, name: scene.nameOf(layer.feature), value: values?.[index] ?? "",
        middle: map.latLngToContainerPoint(place), width: room.x, height: -room.y,
        first: code === scene.selected ? 1 : 0,
      };
    }).sort((one, other) =>
      other.first - one.first || other.width * other.height - one.width * one.height);
  }

  /* A name with its value where there is room for both, else the name, else nothing. */
  free(candidate, taken) {
    const size = this.pane.scene.options.labelSize;
    const wide = (text) => [...text].reduce(
      (sum, sign) => sum + size * (sign.codePointAt(0) > 0x2e80 ? 1.04 : 0.58), 0);
    const forms = candidate.value ? [[candidate.name, candidate.value], [candidate.name]] : [[candidate.name]];
    for (const lines of forms) {
      const width = Math.max(...lines.map(wide));
      const height = lines.length * size * 1.15;
      const { x, y } = candidate.middle;
      const box = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
      const fits = candidate.first || (candidate.width > width * 0.8 && candidate.height > height);
      const meets = taken.some((other) => box.right >= other.left && box.left <= other.right &&
        box.bottom >= other.top && box.top <= other.bottom);
      if (fits && !meets) {
        taken.push(box);
        return { ...candidate, lines };
      }
    }
    return null;
  }

  write({ code, place, units, lines }) {
    const text = element("span", code === this.pane.scene.selected ? "selected" : "");
    lines.forEach((line) => text.append(element("div", "", line)));
    const icon = L.divIcon({ html: text, className: "unit-label", iconSize: [0, 0] });
    const marker = L.marker(place, { icon, interactive: false, keyboard: false });
    marker.addTo(this.pane.map);
    return { code, marker, units, text, valued: lines.length > 1 };
  }

  /* Texts stand in white on dark fills, in black on light ones. */
  ink() {
    this.written.forEach(({ code, units, text }) => {
      const { fill } = units.looks ? units.look(code) : { fill: "#ffffff" };
      text.classList.toggle("on-dark", !units.dimmed && isDark(fill));
    });
  }

  /* Other values in the same places. */
  revalue(values) {
    this.written.forEach(({ code, units, text, valued }) => {
      if (valued) text.lastChild.textContent = values?.[units.byCode.get(code)] ?? "";
    });
    this.ink();
  }

  select(code) {
    this.written.forEach((label) => label.text.classList.toggle("selected", label.code === code));
  }
}
