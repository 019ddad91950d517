/*
 * Where a text finds room: inside its polygon and the view, clear of all that is there already.
 */
const FONT = '"Noto Sans SC", "Microsoft YaHei", sans-serif';
/* Steps from a polygon's own place for its name, in parts of the text's width and height. */
const STEPS = [
  [0, 0], [0, -0.35], [0, 0.35], [-0.2, 0], [0.2, 0], [-0.2, -0.35], [0.2, -0.35], [-0.2, 0.35],
  [0.2, 0.35], [0, -0.8], [0, 0.8], [-0.45, 0], [0.45, 0],
];
/* Steps of a text that must be somewhere, inside or not. */
const NEAR = [[0, 0], [0, -0.5], [0, 0.5], [-0.4, 0], [0.4, 0], [-0.4, -0.5], [0.4, 0.5], [0, -1], [0, 1]];
/* What must lie inside, in the same parts: letters may reach a little beyond a border. */
const INSIDE = [[-0.34, -0.25], [0.34, -0.25], [-0.34, 0.25], [0.34, 0.25], [0, 0]];

/* Kept clear at the edges of the view, in pixels. */
const EDGE = 2;

const pen = document.createElement("canvas").getContext("2d");

/* Width of a text in pixels; as if bold, so that a selected one fits as well. */
const widthOf = (text, size) => {
  pen.font = `700 ${size}px ${FONT}`;
  return Math.ceil(pen.measureText(text).width) + 2;
};

class Room {
  /* taken: boxes that are there already: left, right, top, bottom; size: of the view. */
  constructor(taken, size) {
    this.taken = [...taken];
    this.size = size;
  }

  /* A free box of a size in a polygon, near a point, that is in view; taken from then on. Null for
     none. What must be somewhere is moved into the view where it would be cut. reach: the part of
     the width that suffices in the polygon. */
  find({ rings, middle, width, height, anyhow, reach = 1 }) {
    if (!this.sees(middle)) return null;
    for (const [across, down] of anyhow ? NEAR : STEPS) {
      const wanted = { x: middle.x + across * width, y: middle.y + down * height };
      const x = anyhow ? within(wanted.x, width, this.size.x) : wanted.x;
      const y = anyhow ? within(wanted.y, height, this.size.y) : wanted.y;
      const lies = (part) => INSIDE.every(([right, below]) =>
        holds(rings, x + right * width * part, y + below * height));
      const inside = lies(1);
      const box = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2, x, y, inside };
      if ((anyhow || ((inside || (reach < 1 && lies(reach))) && this.shows(box))) && !this.taken.some((other) => meet(box, other))) {
        this.taken.push(box);
        return box;
      }
    }
    return null;
  }

  sees({ x, y }) {
    return x >= 0 && y >= 0 && x <= this.size.x && y <= this.size.y;
  }

  shows({ left, right, top, bottom }) {
    return left >= EDGE && top >= EDGE && right <= this.size.x - EDGE && bottom <= this.size.y - EDGE;
  }
}

/* The middle of a length moved so that it lies on a side of the view, its end kept clear. */
const within = (middle, length, side) =>
  Math.max(Math.min(middle, side - EDGE - length / 2), EDGE + length / 2);

const meet = (one, other) => one.right >= other.left && one.left <= other.right &&
  one.bottom >= other.top && one.top <= other.bottom;

/* Whether rings of points, outer ones and holes, hold a point (even-odd rule). */
const holds = (rings, x, y) => {
  let inside = false;
  for (const ring of rings) {
    for (let here = 0, before = ring.length - 1; here < ring.length; before = here, here += 1) {
      const one = ring[here];
      const other = ring[before];
      if ((one.y > y) !== (other.y > y) &&
        x < one.x + (y - one.y) / (other.y - one.y) * (other.x - one.x)) inside = !inside;
    }
  }
  return inside;
};
