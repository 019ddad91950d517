/*
 * The choropleth inside st_folium's frame. The geometry is fetched once; a change brings one
 * character a unit, and only units whose character changed are repainted. Clicks are
 * answered here at once and reported to the page by code alone.
 */
(() => {
  const SELECTED = { color: "#111827", weight: 4, dashArray: null };
  const HOVERED = { color: "#111827", weight: 3 };
  const PATTERNS = {
    dots: '<circle cx="4" cy="4" r="1.4" fill="#5b6675"/>',
    hatch: '<path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" stroke="#7a8492" stroke-width="1.4"/>',
    cross: '<path d="M1,1 l6,6 M7,1 l-6,6" stroke="#7a8492" stroke-width="1"/>',
  };

  /* Whether white reads better on a colour than black (relative luminance, WCAG 2). */
  const isDark = (colour) => {
    const [red, green, blue] = [1, 3, 5].map((start) => {
      const part = parseInt(colour.slice(start, start + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18;
  };

  class Choropleth {
    constructor(map, options) {
      this.map = map;
      this.options = options;
      this.layers = [];
      this.byCode = new Map();
      this.codes = [];
      this.state = null;
      this.clicks = 0;
      this.tooltips = new Map();
      this.tooltip = L.tooltip({ sticky: true, opacity: 1, className: "unit-tooltip" });
      this.prepare();
      this.load();
    }

    prepare() {
      const { map, options } = this;
      /* The frame does not know the page's fonts. */
      document.fonts.add(new FontFace("Noto Sans SC", `url(${options.fontUrl})`));
      L.control
        .zoom({ position: "topright", zoomInTitle: options.zoomIn, zoomOutTitle: options.zoomOut })
        .addTo(map);
      map.getContainer().setAttribute("aria-label", options.title);
      map.on("dragstart zoomstart", () => { this.moved = this.loaded && !this.fitting; });
      map.on("zoomend", () => this.placeLabels());
      map.getContainer().addEventListener("mouseleave", () => this.forget());
      new ResizeObserver(() => this.fit()).observe(map.getContainer());
      document.addEventListener("keydown", (event) => this.forward(event));
    }

    async load() {
      const answer = await fetch(this.options.geometryUrl);
      const geometry = await answer.json();
      const renderer = this.options.canvas ? L.canvas({ padding: 0.5 }) : L.svg({ padding: 0.5 });
      this.geojson = L.geoJSON(geometry, {
        renderer,
        style: { color: "#ffffff", weight: this.options.weight, fillColor: "#eef1f4", fillOpacity: 1 },
        onEachFeature: (feature, layer) => this.adopt(feature, layer),
      }).addTo(this.map);
      if (!this.options.canvas) this.addPatterns();
      this.loaded = true;
      this.fit();
      if (this.state) this.paint();
    }

    adopt(feature, layer) {
      this.byCode.set(feature.properties.code, this.layers.length);
      this.layers.push(layer);
      layer.on({
        click: () => this.click(feature),
        mouseover: (event) => this.enter(feature, layer, event),
        mousemove: (event) => this.tooltip.setLatLng(event.latlng),
        mouseout: () => this.leave(feature, layer),
      });
    }

    addPatterns() {
      const svg = this.map.getPane("overlayPane").querySelector("svg");
      const marks = Object.entries(PATTERNS).map(([name, body]) =>
        ["#ffffff", "#e3e6ea", "#c9ced6"].map((fill) =>
          `<pattern id="${name}-${fill.slice(1)}" width="8" height="8"` +
          ` patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${fill}"/>${body}` +
          "</pattern>").join(""));
      const definitions = document.createElementNS("http://www.w3.org/2000/svg", "defs");
      definitions.innerHTML = marks.join("");
      svg.prepend(definitions);
    }

    fit() {
      this.map.invalidateSize({ animate: false });
      if (this.moved) return;
      this.fitting = true;
      this.map.fitBounds(this.options.bounds, { animate: false, padding: [12, 12] });
      this.fitting = false;
      this.placeLabels();
    }

    show(state) {
      this.state = state;
      this.forget();
      if (this.loaded) this.paint();
    }

    paint() {
      const { codes } = this.state;
      this.layers.forEach((layer, index) => {
        if (this.codes[index] === codes[index] && this.painted === this.state.palette) return;
        layer.setStyle(this.plain(index));
      });
      this.codes = codes;
      this.painted = this.state.palette;
      this.layers.forEach((layer, index) => { if (this.look(index).mark) layer.bringToFront(); });
      this.inkLabels();
      this.select(this.state.selected);
      this.map.getContainer().dataset.shown = this.state.key;
    }

    style(look) {
      const patterned = look.pattern && !this.options.canvas;
      return {
        fillColor: patterned ? `url(#${look.pattern}-${look.fill.slice(1)})` : look.fill,
        fillOpacity: 1,
        color: look.mark ? "#111827" : look.pattern ? "#9aa3af" : this.options.line,
        weight: look.mark ? this.options.weight + 1.5 : this.options.weight,
        dashArray: look.pattern ? "4 3" : null,
      };
    }

    look(index) {
      const { codes, styles } = this.state;
      return styles[codes[index]] || { fill: "#ffffff", pattern: "" };
    }

    plain(index) {
      return this.style(this.look(index));
    }

    /* Names stand in white on dark fills, in black on light ones. */
    inkLabels() {
      if (!this.state) return;
      this.labels?.forEach(({ code, element }) =>
        element.classList.toggle("on-dark", isDark(this.look(this.byCode.get(code)).fill)));
    }

    select(code) {
      const before = this.byCode.get(this.selected);
      if (before !== undefined) this.layers[before].setStyle(this.plain(before));
      this.selected = code;
      const now = this.byCode.get(code);
      if (now !== undefined) this.layers[now].setStyle(SELECTED).bringToFront();
      this.labels?.forEach(({ code: labelled, element }) =>
        element.classList.toggle("selected", labelled === code));
    }

    click(feature) {
      this.select(feature.properties.code);
      this.clicks += 1;
      window.Streamlit.setComponentValue({ code: feature.properties.code, click: this.clicks });
    }

    enter(feature, layer, event) {
      if (feature.properties.code !== this.selected) layer.setStyle(HOVERED).bringToFront();
      this.hovered = feature.properties.code;
      this.fill(feature, []);
      this.tooltip.setLatLng(event.latlng).addTo(this.map);
      this.lines(feature.properties.code).then((lines) => {
        if (this.hovered === feature.properties.code) this.fill(feature, lines);
      });
    }

    /* A text that is shown belongs to the values before. */
    forget() {
      this.hovered = null;
      this.tooltip.remove();
    }

    leave(feature, layer) {
      this.forget();
      if (feature.properties.code === this.selected || !this.state) return;
      layer.setStyle(this.plain(this.byCode.get(feature.properties.code)));
    }

    /* The texts are set as text, never as HTML: names come from files. */
    fill(feature, lines) {
      const box = document.createElement("div");
      [this.name(feature), ...lines].forEach((line, index) => {
        const row = document.createElement(index ? "div" : "b");
        row.textContent = line;
        box.append(row);
      });
      this.tooltip.setContent(box);
    }

    name(feature) {
      const { name, name_en: english } = feature.properties;
      return (this.options.language === "en" && english) || name;
    }

    async lines(code) {
      const url = this.state?.tooltipUrl;
      if (!url) return [];
      if (!this.tooltips.has(url)) {
        this.tooltips.set(url, fetch(url).then((answer) => answer.json()).catch(() => ({})));
      }
      return (await this.tooltips.get(url))[code] || [];
    }

    /* A name is written where it fits its polygon and meets no other; the largest first. */
    placeLabels() {
      if (!this.loaded || this.layers.length > this.options.mostLabels) return;
      this.labels?.forEach(({ marker }) => marker.remove());
      const taken = [];
      this.labels = this.candidates().filter((label) => {
        const free = taken.every((box) => label.right < box.left || label.left > box.right ||
          label.bottom < box.top || label.top > box.bottom);
        if (free) taken.push(label);
        return free;
      }).map((label) => this.write(label));
      this.inkLabels();
    }

    candidates() {
      const size = this.options.labelSize;
      return this.layers.map((layer) => {
        const text = this.name(layer.feature);
        const [longitude, latitude] = layer.feature.properties.label;
        const place = L.latLng(latitude, longitude);
        const box = layer.getBounds();
        const width = text.length * size * (this.options.language === "en" ? 0.56 : 1.04);
        const middle = this.map.latLngToContainerPoint(place);
        const room = this.map.latLngToContainerPoint(box.getNorthEast())
          .subtract(this.map.latLngToContainerPoint(box.getSouthWest()));
        return {
          text, place, code: layer.feature.properties.code, room: room.x * -room.y,
          fits: room.x > width * 0.8 && -room.y > size,
          left: middle.x - width / 2, right: middle.x + width / 2,
          top: middle.y - size / 2, bottom: middle.y + size / 2,
        };
      }).filter(({ fits }) => fits).sort((one, other) => other.room - one.room);
    }

    write({ text, place, code }) {
      const element = document.createElement("span");
      element.textContent = text;
      element.className = code === this.selected ? "selected" : "";
      const icon = L.divIcon({ html: element, className: "unit-label", iconSize: [0, 0] });
      const marker = L.marker(place, { icon, interactive: false, keyboard: false });
      marker.addTo(this.map);
      return { marker, element, code };
    }

    /* Keys pressed in the frame belong to the page: a presenter's clicker, Backspace, Esc. */
    forward(event) {
      if (["Backspace", "PageUp", "PageDown", "Escape", "Home", "End"].includes(event.key)) {
        window.parent.document.dispatchEvent(
          new KeyboardEvent("keydown", { key: event.key, code: event.code, bubbles: true }));
      }
    }
  }

  window.startChoropleth = (map, options) => { window.choropleth = new Choropleth(map, options); };
})();
