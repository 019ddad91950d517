/*
 * How the units of a series look. A series has one character a unit and period; the bits of
 * its number are those of reports/level.py.
 */
const CODE = { first: 48, classes: 7, few: 8, marked: 16, sure: 32, states: 64 };

const PATTERNS = {
  dots: '<circle cx="4" cy="4" r="1.4" fill="#5b6675"/>',
  hatch: '<path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" stroke="#7a8492" stroke-width="1.4"/>',
  cross: '<path d="M1,1 l6,6 M7,1 l-6,6" stroke="#7a8492" stroke-width="1"/>',
};

class Looks {
  /* significantOnly: whether units that may differ by chance are to stand back. */
  constructor(series, significantOnly) {
    this.series = series;
    this.significantOnly = significantOnly;
    this.known = new Map();
  }

  of(code) {
    if (!this.known.has(code)) this.known.set(code, this.make(code));
    return this.known.get(code);
  }

  make(code) {
    const number = code.charCodeAt(0) - CODE.first;
    if (number >= CODE.states) return { ...this.series.states[code], mark: false };
    const { fill, pale, faint } = this.series.classes[number & CODE.classes];
    if (this.significantOnly && !(number & CODE.sure)) {
      return { fill: faint, pattern: "", mark: false };
    }
    return { fill: number & CODE.few ? pale : fill, pattern: "", mark: Boolean(number & CODE.marked) };
  }
}

/* Whether white reads better on a colour than black (relative luminance, WCAG 2). */
const isDark = (colour) => {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const part = parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18;
};

const addPatterns = (svg) => {
  const fills = ["#ffffff", "#e3e6ea", "#c9ced6"];
  const marks = Object.entries(PATTERNS).flatMap(([name, body]) => fills.map((fill) =>
    `<pattern id="${name}-${fill.slice(1)}" width="8" height="8" patternUnits="userSpaceOnUse">` +
    `<rect width="8" height="8" fill="${fill}"/>${body}</pattern>`));
  const definitions = document.createElementNS("http://www.w3.org/2000/svg", "defs");
  definitions.innerHTML = marks.join("");
  svg.prepend(definitions);
};

/* A small element; texts are set as text, never as HTML: names come from files. */
const element = (tag, className, text = "") => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};
