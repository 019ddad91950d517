/*
 * Plays the periods in the browser; a stop, or a slider let go, moves the page there.
 */
const STEP_MS = { months: 250, others: 900 };
const MANY_PERIODS = 50;
/* Periods of a year, by the sign in their labels. */
const PARTS = { "": 1, H: 2, Q: 4, "-": 12 };

/* The label of the period so many periods later, as 2025H1 is two after 2024H1. */
const periodApart = (label, apart) => {
  const [, year, kind = "", part = "1"] = /^(\d+)(?:([HQ-])(\d+))?$/.exec(label) ?? [];
  if (!apart || !year) return label;
  const parts = PARTS[kind];
  const place = Number(year) * parts + Number(part) - 1 + apart;
  const number = String((place % parts) + 1).padStart(kind === "-" ? 2 : 1, "0");
  return Math.floor(place / parts) + (kind && kind + number);
};

class Player {
  constructor(scene, parent) {
    this.scene = scene;
    this.running = false;
    const { texts } = scene.options;
    this.button = element("button", "play");
    this.button.type = "button";
    this.slider = element("input", "");
    this.slider.type = "range";
    this.slider.min = 0;
    this.slider.setAttribute("aria-label", texts.period);
    this.label = element("output", "");
    parent.append(this.button, this.slider, this.label);
    this.button.addEventListener("click", () => (this.running ? this.stop() : this.play()));
    this.slider.addEventListener("input", () => this.scrub());
    this.slider.addEventListener("change", () => this.settle());
    this.rest();
  }

  /* While one plays or drags, what the page says of the period is already past. */
  get busy() {
    return this.running || this.dragged;
  }

  offer(series, period) {
    this.periods = series.periods;
    this.names = series.names;
    this.slider.max = Math.max(this.periods.length - 1, 0);
    this.button.disabled = this.slider.disabled = this.periods.length < 2;
    this.mark(period);
  }

  /* To a period that is told by its name; what is no period here changes nothing. */
  jump(name) {
    const place = this.names?.indexOf(name) ?? -1;
    if (place >= 0 && !this.busy) this.scene.at(this.periods[place]);
  }

  mark(period) {
    const place = this.periods.indexOf(period);
    if (place >= 0) this.slider.value = place;
    this.label.textContent = this.names[place] ?? "";
    this.slider.setAttribute("aria-valuetext", this.label.textContent);
  }

  play() {
    this.running = true;
    this.scene.page.follow();
    this.button.classList.add("running");
    this.button.title = this.scene.options.texts.pause;
    if (Number(this.slider.value) >= this.periods.length - 1) this.slider.value = -1;
    const pause = this.periods.length > MANY_PERIODS ? STEP_MS.months : STEP_MS.others;
    let due = 0;
    const frame = (now) => {
      if (!this.running) return;
      if (now >= due) {
        due = now + pause;
        const next = Number(this.slider.value) + 1;
        if (next > this.periods.length - 1) { this.stop(); return; }
        this.slider.value = next;
        this.scene.at(this.periods[next]);
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  rest() {
    this.running = false;
    this.button.classList.remove("running");
    this.button.title = this.scene.options.texts.play;
  }

  stop() {
    this.rest();
    this.settle();
  }

  /* Ends playing for something else that the page is told, and returns the period to go with it. */
  halt() {
    if (!this.busy) return {};
    this.dragged = false;
    this.rest();
    return { period: this.scene.period };
  }

  scrub() {
    this.dragged = true;
    this.scene.at(this.periods[Number(this.slider.value)]);
  }

  settle() {
    this.dragged = false;
    if (this.running) return;
    this.scene.at(this.periods[Number(this.slider.value)]);
    this.scene.tell({ period: this.periods[Number(this.slider.value)] });
  }
}
