/*
 * Names and values on a map: first the units that the finding names or that are outlined, then
 * the selected one, the wider units that hold many of them, the largest. A text is written
 * smaller, in two lines or without the kind of unit before it is left out; it never meets
 * another one. The first ones may reach beyond a border rather than be left out.
 */
const TEXT_SIZES = [16, 14];
const LINE = 1.15;
const MANY_UNITS = 40;
/* Up to so many outlined units are named whatever room there is. */
const MOST_OUTLINED = 12;
/* Of few units, how much of a short name's width must lie in its polygon, of what others must. */
const REACHING = 0.5;
/* Of a wider unit's width, that its whole name may take. */
const HOLDING = 0.6;

class Labels {
  constructor(pane) {
    this.pane = pane;
    this.written = [];
  }

  /* units: the polygons to name; values: printed values in their order, null for none;
     widest: the widest value that each may have, so that other values fit as well;
     wider: polygons of the units that hold them. */
  place(units, values, widest, wider) {
    this.clear();
    const room = new Room(this.obstacles(), this.pane.map.getSize());
    const many = units.features.length > MANY_UNITS;
    const holding = many ? wider.map((layer) => this.candidate(layer.feature, drawn(layer), { holds: true })) : [];
    this.written = [...holding, ...this.candidates(units, values, widest)]
      .filter(({ rings }) => rings.length)
      .sort((one, other) => this.rank(other) - this.rank(one) || other.area - one.area)
      .map((candidate) => this.fitted(candidate, room))
      .filter(Boolean)
      .map((label) => this.write(label));
    this.ink();
  }

  clear() {
    this.written.forEach(({ marker }) => marker.remove());
    this.written = [];
  }

  /* What lies over the map already. */
  obstacles() {
    const canvas = this.pane.map.getContainer();
    const { left, top } = canvas.getBoundingClientRect();
    return [...canvas.querySelectorAll(".leaflet-control, .north, .mark, .badge")]
      .map((over) => over.getBoundingClientRect()).filter(({ width }) => width)
      .map((box) => ({ left: box.left - left, right: box.right - left, top: box.top - top, bottom: box.bottom - top }));
  }

  candidates(units, values, widest) {
    const { scene, spec, spots } = this.pane;
    if (units.features.length > MOST_LABELS) return [];
    const named = new Set(spec.named);
    const outlined = units.features.filter((_feature, index) => units.lookAt(index).outline);
    const few = outlined.length <= MOST_OUTLINED;
    return units.features.map((feature, index) => {
      const { code } = feature.properties;
      const first = named.has(code) || (few && outlined.includes(feature));
      return this.candidate(feature, units.outline(index), {
        units, sign: spots.of(code)?.sign ?? "", value: values?.[index] ?? "",
        widest: widest?.[index] ?? "", first, anyhow: first || code === scene.selected,
        few: units.features.length <= MANY_UNITS,
      });
    });
  }

  /* rings, box: how the unit lies on the map. */
  candidate(feature, { rings, box }, more) {
    const { map, scene } = this.pane;
    const { code, label } = feature.properties;
    const origin = map.latLngToContainerPoint(map.layerPointToLatLng([0, 0]));
    const size = box.getSize();
    return {
      code, rings: rings.map((ring) => ring.map((point) => point.add(origin))),
      across: size.x, area: size.x * size.y, middle: map.latLngToContainerPoint([label[1], label[0]]),
      name: scene.nameOf(feature.properties), short: scene.shortOf(feature),
      sign: "", value: "", widest: "", first: false, anyhow: false, holds: false, ...more,
    };
  }

  rank({ first, anyhow, holds }) {
    if (first) return 3;
    return anyhow ? 2 : Number(holds);
  }

  /* What may be written of a unit, the best first. */
  forms({ name, short, sign, value, widest, anyhow, holds, few }) {
    if (holds) return [name, short].map((words) => ({ lines: [words], size: TEXT_SIZES[1], sign: "" }));
    const words = name.split(" ");
    const half = Math.ceil(words.length / 2);
    const broken = [words.slice(0, half).join(" "), words.slice(half).join(" ")];
    /* The kind of unit in a line of its own would take a place for nothing. */
    const names = [[name], ...(short === name ? [] : [[short]]),
      ...(words.length > 1 && broken[0] !== short ? [broken] : [])];
    const all = (valued) => names.flatMap((lines) => TEXT_SIZES.map((size) => ({ lines, size, valued })));
    const forms = [...(widest ? all(true) : []), ...all(false)];
    if (few) forms.push({ lines: [short], size: TEXT_SIZES.at(-1), valued: false, reach: REACHING });
    if (sign && !anyhow) forms.push({ lines: [""], size: TEXT_SIZES[0], valued: false });
    return forms.map((form) => ({ ...form, sign, value, widest }));
  }

  /* What must be written has its value rather than a place inside its polygon; beyond it the
     short name covers the least of the others. */
  fitted(candidate, room) {
    const forms = this.forms(candidate);
    if (!candidate.anyhow) return this.placed(candidate, forms, room);
    return [true, false].reduce((found, valued) => {
      const alike = forms.filter((form) => form.valued === valued);
      const short = alike.filter(({ lines }) => lines[0] === candidate.short);
      return found ?? this.placed({ ...candidate, anyhow: false }, alike, room)
        ?? this.placed(candidate, short, room) ?? this.placed(candidate, alike, room);
    }, null);
  }

  placed(candidate, forms, room) {
    for (const form of forms) {
      const lines = [form.sign + form.lines[0], ...form.lines.slice(1), ...(form.valued ? [form.widest] : [])];
      const width = Math.max(...lines.map((line) => widthOf(line, form.size))) + (candidate.holds ? 6 : 0);
      const height = Math.ceil(lines.length * form.size * LINE);
      if (candidate.holds && width > candidate.across * HOLDING && form.lines[0] !== candidate.short) continue;
      const box = room.find({ ...candidate, width, height, reach: form.reach });
      if (box) return { ...candidate, ...form, box };
    }
    return null;
  }

  write({ code, units, lines, size, sign, valued, value, box, holds }) {
    const text = element("span", holds ? "holding" : code === this.pane.scene.selected ? "selected" : "");
    text.style.fontSize = `${size}px`;
    lines.forEach((line, place) => {
      const row = element("div", "", line);
      if (sign && !place) row.prepend(element("b", "spot", sign));
      text.append(row);
    });
    if (valued) text.append(element("div", "", value));
    const icon = L.divIcon({ html: text, className: "unit-label", iconSize: [0, 0] });
    const place = this.pane.map.containerPointToLatLng([box.x, box.y]);
    const marker = L.marker(place, { icon, interactive: false, keyboard: false });
    marker.addTo(this.pane.map);
    return { code, marker, units, text, valued, inside: box.inside };
  }

  /* Texts stand in white on dark fills, in black on light ones and beyond their polygon. */
  ink() {
    this.written.forEach(({ code, units, text, valued, inside }) => {
      const { dark = false, arrow = "" } = units?.looks ? units.look(code) : {};
      text.classList.toggle("on-dark", dark && inside);
      text.classList.toggle("beyond", dark && !inside);
      /* Where a value has no room, the name says the side. */
      if (!valued) text.firstChild.dataset.arrow = arrow;
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
