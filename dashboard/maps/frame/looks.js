/*
 * How the units of a series look. A series has one character a unit and period; what each means
 * comes with it.
 */
const dot = (x, y, radius) =>
  `M${x - radius},${y} a${radius},${radius} 0 1,0 ${2 * radius},0 a${radius},${radius} 0 1,0 ${-2 * radius},0`;
/* Tiles of size by size pixels: lines of a width, or without one filled. Few events have the
   colour that their look says. */
const PATTERNS = {
  few: { size: 10, path: dot(2.5, 2.5, 1.2) + dot(7.5, 7.5, 1.2), width: 0 },
  dots: { size: 8, path: dot(4, 4, 1.4), width: 0, colour: "#5b6675" },
  hatch: { size: 8, path: "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4", width: 1.4, colour: "#7a8492" },
  cross: { size: 8, path: "M1,1 l6,6 M7,1 l-6,6", width: 1, colour: "#7a8492" },
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
      const { size, path, width, colour = ink } = PATTERNS[pattern];
      const paint = width ? `fill="none" stroke="${colour}" stroke-width="${width}"` : `fill="${colour}"`;
      this.definitions.innerHTML +=
        `<pattern id="${name}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">` +
        `<rect width="${size}" height="${size}" fill="${fill}"/><path d="${path}" ${paint}/></pattern>`;
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
