/*
 * How the units of a series look. A series has one character a unit and period; what each means
 * comes with it.
 */
const PATTERNS = {
  few: (ink) => [2.5, 7.5].map((at) => `<circle cx="${at}" cy="${at}" r="1.2" fill="${ink}"/>`).join(""),
  dots: () => '<circle cx="4" cy="4" r="1.4" fill="#5b6675"/>',
  hatch: () => '<path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" stroke="#7a8492" stroke-width="1.4"/>',
  cross: () => '<path d="M1,1 l6,6 M7,1 l-6,6" stroke="#7a8492" stroke-width="1"/>',
};

class Looks {
  /* significantOnly: whether units that may differ by chance are to have no class. */
  constructor(series, significantOnly) {
    const kind = significantOnly ? "significant" : "usual";
    this.significantOnly = significantOnly;
    this.known = series.looks[kind];
    this.key = series.key[kind];
    this.pointed = Object.values(this.known).some(({ arrow }) => arrow);
  }

  of(code) {
    return this.known[code];
  }
}

/* The patterns of one drawing, each made when it is first wanted. */
class Patterns {
  constructor(svg) {
    this.definitions = document.createElementNS("http://www.w3.org/2000/svg", "defs");
    this.made = new Set();
    svg.prepend(this.definitions);
  }

  /* What a polygon is filled with. */
  fill({ pattern, fill, ink }) {
    const name = `${pattern}-${fill.slice(1)}`;
    if (!this.made.has(name)) {
      this.made.add(name);
      const size = pattern === "few" ? 10 : 8;
      this.definitions.innerHTML +=
        `<pattern id="${name}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">` +
        `<rect width="${size}" height="${size}" fill="${fill}"/>${PATTERNS[pattern](ink)}</pattern>`;
    }
    return `url(#${name})`;
  }
}

/* A small element; texts are set as text, never as HTML: names come from files. */
const element = (tag, className, text = "") => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};
