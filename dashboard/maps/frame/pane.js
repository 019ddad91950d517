/*
 * One map: its title, what it says of the selected unit, polygons, names, legend.
 */
const TITLE_SIZE = 18;
/* Streets of a village would fill the view. */
const MOST_ZOOM = 17;
/* Below the units that a map is about: by its own order Leaflet puts elements over any canvas. */
const AROUND = "around";

const ScaleBar = L.Control.Scale.extend({
  initialize(options, texts) {
    L.setOptions(this, options);
    this.texts = texts;
  },

  /* Leaflet writes “km” and “m” in every language. */
  _updateScale(scale, text, ratio) {
    const words = text.replace("km", this.texts.kilometres).replace(/\bm$/, this.texts.metres);
    L.Control.Scale.prototype._updateScale.call(this, scale, words, ratio);
  },
});

/* Of wider units: nothing that a strong outline could be taken for. */
const BORDER = { color: "#6b7280", weight: 1.5, dashArray: "6 4", fill: false };

/* What each unit looks like at the place of a period, a character a unit. */
const codesOf = (series, place, units) =>
  (place === undefined ? series.unknown.repeat(units.features.length) : series.codes[place]);

class Pane {
  constructor(scene, parent) {
    this.scene = scene;
    this.box = element("section", "pane");
    this.title = element("h3", "");
    this.answer = element("p", "answer");
    const canvas = element("div", "canvas");
    this.box.append(this.title, this.answer, canvas);
    parent.append(this.box);
    this.legend = new Legend(this.box);
    this.map = this.start(canvas);
    this.spots = new Spots(this);
    this.labels = new Labels(this);
    this.tooltip = L.tooltip({ sticky: true, opacity: 1, className: "unit-tooltip" });
  }

  start(canvas) {
    const { texts } = this.scene.options;
    const map = L.map(canvas, {
      zoomControl: false, attributionControl: false, zoomSnap: 0.25, zoomDelta: 0.5,
      wheelPxPerZoomLevel: 120, maxZoom: MOST_ZOOM, zoomAnimation: false, fadeAnimation: false,
      center: [0, 0], zoom: 8, /* a map without a view would not hear that its box has changed */
    });
    L.control.zoom({ position: "topright", zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut }).addTo(map);
    new ScaleBar({ position: "bottomleft", imperial: false }, texts).addTo(map);
    map.createPane(AROUND).style.zIndex = 350;
    this.north = element("div", "north", texts.north);
    this.mark = element("div", "mark");
    this.badge = element("div", "badge");
    canvas.append(this.north, this.mark, this.badge);
    map.on("dragstart zoomstart", () => { this.scene.moved = !this.scene.fitting; });
    map.on("move", () => this.scene.follow(this));
    map.on("zoomstart", () => this.forget()); /* another unit comes to lie below the pointer */
    /* Polygons are cut to the view only after these events. */
    map.on("zoomend", () => queueMicrotask(() => this.relabel()));
    map.on("dragend", () => map.once("moveend", () => queueMicrotask(() => this.scene.relabel())));
    canvas.addEventListener("mouseleave", () => this.forget());
    return map;
  }

  /* False while the frame is hidden: then no view of the units can be found. */
  get hasRoom() {
    const { clientWidth, clientHeight } = this.map.getContainer();
    return Math.min(clientWidth, clientHeight) > 2 * MARGIN;
  }

  /* Whether the map's box has another size than the map knows of. */
  get resized() {
    const { clientWidth, clientHeight } = this.map.getContainer();
    const { x, y } = this.map.getSize();
    return x !== clientWidth || y !== clientHeight;
  }

  remove() {
    this.map.remove();
    this.box.remove();
  }

  /* Asks for everything that a map needs; what is here already is not asked for again. */
  fetch(spec) {
    const { files } = this.scene;
    return Promise.all([
      files.get(spec.focus.geometry), files.get(spec.focus.series),
      spec.around && files.get(spec.around.geometry), spec.around && files.get(spec.around.series),
      spec.borders && files.get(spec.borders),
    ]);
  }

  /* Takes over what is to be seen, and says it in words; the map still shows what it showed. */
  take(spec, [geometry, series, aroundGeometry, aroundSeries, borders], period) {
    this.spec = spec;
    this.use(series, aroundSeries);
    this.box.setAttribute("aria-label", series.title);
    this.mark.textContent = this.scene.state.mark;
    this.badge.textContent = series.badge;
    const drawn = [spec.focus.geometry, spec.around?.geometry, spec.borders].join();
    if (drawn !== this.drawn) this.lay(geometry, aroundGeometry, borders);
    this.drawn = drawn;
    this.turn(periodApart(period, spec.apart));
    this.tell();
  }

  /* Polygons for the next drawing, in the place of those on the map. */
  lay(geometry, around, borders) {
    this.gone ??= [this.focus, this.around, this.borders].filter(Boolean);
    this.labels.clear();
    this.focus = new Units(this, geometry, { dimmed: false });
    this.around = around ? new Units(this, around, { dimmed: true }) : null;
    this.borders = borders ? L.geoJSON(borders, {
      interactive: false, style: BORDER, renderer: this.focus.painter.renderer,
    }) : null;
  }

  /* Puts what was taken over on the map. */
  draw() {
    const fresh = Boolean(this.gone);
    if (fresh) {
      this.spots.show(null);
      this.spotted = "";
      this.gone.forEach((drawn) => drawn.remove());
      this.gone = null;
      this.scene.aim(this);
      [this.around, this.focus, this.borders].forEach((drawn) => drawn?.addTo(this.map));
    }
    this.colour();
    /* Elsewhere labels keep their places while the periods change. */
    const { focus, named } = this.spec;
    const told = [focus.series, ...(named ?? []), this.scene.presenting && this.period].join();
    if (fresh || told !== this.told) this.relabel();
    this.told = told;
  }

  /* The selected unit above all. */
  stack() {
    if (!this.borders) return;
    this.focus.raise(this.borders);
    this.focus.mark(this.selected, SELECTED);
  }

  use(series, aroundSeries) {
    const { significant } = this.scene.state;
    if (this.series !== series || this.looks.significantOnly !== significant) {
      this.looks = new Looks(series, significant);
    }
    if (aroundSeries && this.aroundSeries !== aroundSeries) this.aroundLooks = new Looks(aroundSeries, false);
    this.series = series;
    this.aroundSeries = aroundSeries;
  }

  /* Takes another period. */
  turn(period) {
    /* A text that is shown belongs to the values before. */
    if (this.period !== period || this.said !== this.series) this.forget();
    this.period = period;
    this.said = this.series;
    this.place = this.series.places.get(period);
    this.codes = codesOf(this.series, this.place, this.focus);
  }

  /* Says in words what the period shows. */
  tell() {
    this.scene.entitle();
    this.explain();
    this.labels.revalue(this.values);
    this.say(this.scene.selected);
  }

  colour() {
    if (this.gone) return; /* its polygons are still to come */
    this.focus.paint(this.codes, this.looks);
    this.stack();
    if (this.around) {
      const { aroundSeries, around } = this;
      around.paint(codesOf(aroundSeries, aroundSeries.places.get(this.period), around), this.aroundLooks);
    }
    this.outline(this.scene.selected);
    this.map.getContainer().dataset.period = this.period;
    this.markSpots();
  }

  /* Indicator and period, the longest form first: in words, by its label, both short. */
  get titles() {
    const { title, short, names } = this.series;
    if (this.place === undefined) return [[title, this.period], [title, this.period], [short, this.period]];
    return [[title, names[this.place]], [title, this.period], [short, this.period]];
  }

  /* Whether a title has room; widths are known without asking for the layout. */
  holds([name, period]) {
    return widthOf(`${name} · ${period}`, TITLE_SIZE) <= this.map.getSize().x;
  }

  /* Only the name gives way where there is too little room, never the period. */
  entitle([name, period]) {
    this.title.replaceChildren(element("span", "", name), period ? `\u00a0· ${period}` : "");
  }

  explain() {
    this.legend.show(this.looks.key, this.codes, {
      series: this.series, spots: this.spots.legend(),
    });
  }

  /* Hot spots of the period; they come when they have been looked for, if nothing overtook them. */
  markSpots() {
    const { hotspots } = this.spec.focus;
    const address = hotspots && this.place !== undefined ? hotspots.replace("{period}", this.period) : "";
    if (address === this.spotted) return;
    this.spotted = address;
    this.putSpots(null, Boolean(address));
    if (address) {
      this.scene.files.get(address, {}).then((found) => {
        if (this.spotted === address) this.putSpots(found.codes ? found : null, false);
      });
    }
  }

  /* awaited: whether they are still looked for. */
  putSpots(found, awaited) {
    if (!found && !this.spots.found && awaited === this.spots.awaited) return;
    this.spots.show(found);
    this.spots.awaited = awaited;
    this.explain();
    this.scene.even();
    this.relabel();
  }

  /* Printed values, with an arrow where the side must be said. */
  get values() {
    const values = this.place === undefined ? null : this.series.values?.[this.place];
    if (!values || !this.looks.pointed) return values;
    return values.map((value, index) => value && this.looks.of(this.codes[index]).arrow + value);
  }

  relabel() {
    if (!this.focus?.painted) return;
    const { widest } = this.series;
    const pointed = this.looks.pointed ? widest?.map((value) => value && `↑${value}`) : widest;
    this.labels.place(this.focus, this.values, pointed, this.borders?.getLayers() ?? []);
  }

  /* Texts that are not here yet are asked for when the page has answered: the server is busy. */
  select(code) {
    this.outline(code);
    this.say(code, { ask: false });
  }

  outline(code) {
    if (this.selected !== code) [this.focus, this.around].forEach((units) => units?.restore(this.selected));
    this.selected = code;
    [this.around, this.focus].forEach((units) => units?.mark(code, SELECTED));
    this.labels.select(code);
  }

  /* The unit's figure in words, at once from what is here, in full when the texts have come. */
  say(code, { ask = true } = {}) {
    const feature = this.featureOf(code);
    if (!feature) {
      this.write(this.place === undefined ? [] : this.series.area[this.place]);
      return;
    }
    const name = this.scene.nameOf(feature.properties);
    const value = this.valueOf(code);
    this.write([value ? `${name} ${value}` : name]);
    if (this.scene.player.busy || !(ask || this.scene.files.has(this.textsOf(code)))) return;
    const written = this.answer.textContent;
    this.lines(code).then((lines) => {
      if (this.answer.textContent !== written || !lines.length) return;
      this.write([name, ...lines]);
      this.scene.even();
    });
  }

  valueOf(code) {
    const [units, series] = this.focus.has(code) ? [this.focus, this.series] : [this.around, this.aroundSeries];
    return series.values?.[series.places.get(this.period)]?.[units.byCode.get(code)];
  }

  /* Lines break between the parts only. */
  write(lines) {
    const last = lines.length - 1;
    this.answer.replaceChildren(...lines.flatMap((line, place) =>
      (place < last ? [element("span", "", `${line} ·`), " "] : [element("span", "", line)])));
  }

  featureOf(code) {
    return [this.focus, this.around].find((units) => units?.has(code))?.featureOf(code);
  }

  /* Address of the texts of the units among which one is drawn. */
  textsOf(code) {
    const source = this.focus.has(code) ? this.spec.focus : this.spec.around;
    return source.tooltips.replace("{period}", this.period);
  }

  async lines(code) {
    const texts = await this.scene.files.get(this.textsOf(code), {});
    return texts[code] || [];
  }

  /* Whether the indicator is never shown of the units below those drawn. */
  endsFor(inner) {
    const { focus, around } = this.spec;
    return (inner ? focus : around ?? focus).ends;
  }

  /* Where a click on a unit leads, and how the pointer says so. */
  wayOf(units, { properties }) {
    const { texts } = this.scene.options;
    const inner = units === this.focus;
    const through = inner && this.scene.nameOf({ name: properties.through, name_en: properties.through_en });
    if (properties.code === this.scene.state.within) return { way: "in", words: "" }; /* it is open */
    if (through) return { way: "in", words: texts.through.replace("{unit}", through) };
    if (!properties.below) return { way: "in", words: texts.nothingBelow };
    if (!this.endsFor(inner)) return { way: "in", words: texts.below.replace("{n}", properties.below) };
    /* The maps move together: where one of them goes on below, both do. */
    const further = this.scene.panes.find((pane) => pane.spec && !pane.endsFor(inner));
    if (!further) return { way: "select", words: texts.ends };
    const words = texts.belowBeside.replace("{n}", properties.below).replace("{indicator}", further.series.short);
    return { way: "in", words };
  }

  click(units, feature) {
    this.scene.choose(feature.properties.code, this.wayOf(units, feature).way);
  }

  /* Texts would come and go with the periods that are played. */
  point(units, feature, { latlng }) {
    if (this.scene.player.busy) return;
    const { code } = feature.properties;
    if (this.hovered === code) {
      this.tooltip.setLatLng(latlng);
      return;
    }
    if (code !== this.selected) units.mark(code, HOVERED);
    this.hovered = code;
    const { words } = this.wayOf(units, feature);
    this.fill(feature, [], words);
    this.tooltip.setLatLng(latlng).addTo(this.map);
    this.lines(code).then((lines) => { if (this.hovered === code) this.fill(feature, lines, words); });
  }

  leave(units, { properties: { code } }) {
    this.forget();
    if (code !== this.selected) units.restore(code);
    this.stack();
  }

  forget() {
    this.hovered = null;
    this.tooltip.remove();
  }

  fill(feature, lines, way) {
    const box = element("div", "");
    box.append(element("b", "", this.scene.nameOf(feature.properties)));
    lines.forEach((line) => box.append(element("div", "", line)));
    const spot = this.spots.of(feature.properties.code);
    if (spot) box.append(element("div", "spot", `${spot.sign} ${spot.words}`));
    if (way) box.append(element("div", "way", way));
    this.tooltip.setContent(box);
  }
}
