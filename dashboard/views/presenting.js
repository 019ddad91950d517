/*
 * The presenter's keys, wherever the keyboard is, and the line below a slide. The line answers
 * at once; the page follows. Loaded once with the page: each change sends data only.
 */
const NEXT = ["PageDown", "ArrowRight", "ArrowDown", " ", "Enter"];
const PREVIOUS = ["PageUp", "ArrowLeft", "ArrowUp"];

/*
 * Slides of words and tables, which have no chart to take what is left, are enlarged until they
 * fill the room: as far as nothing is cut or needs a scroll bar.
 */
const LARGEST = 1.7;
const NARROWEST = 0.02;

class Room {
  constructor() {
    new MutationObserver(() => this.fill()).observe(document.body, { childList: true, subtree: true, characterData: true });
    window.addEventListener("resize", () => this.fill());
    document.fonts.addEventListener("loadingdone", () => this.fill());
  }

  fill() {
    const slide = document.querySelector(".st-key-slide_words");
    if (!slide) return;
    const grow = (scale) => slide.style.setProperty("--grow", scale);
    let [low, high] = [1, LARGEST];
    while (high - low > NARROWEST) {
      const middle = (low + high) / 2;
      grow(middle);
      if (this.fits(slide)) low = middle;
      else high = middle;
    }
    grow(low);
  }

  /* Whether all of a slide is seen, its tables and figures to their ends. */
  fits(slide) {
    const within = (box) => box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;
    const cut = (box) => box.clientWidth && getComputedStyle(box).overflowX !== "visible";
    return within(slide) && [...slide.querySelectorAll("*")].filter(cut).every(within);
  }
}

class Presenter {
  constructor() {
    document.addEventListener("keydown", (event) => this.key(event), true);
    this.slides = document.getElementsByClassName("st-key-presenting");
    new MutationObserver(() => this.dress()).observe(
      document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
    this.room = new Room(); /* last: it measures what is dressed */
  }

  /* Marks the page before it is painted: slides have a style of their own, and maps ask for it. */
  dress() {
    document.documentElement.toggleAttribute("data-presenting", this.slides.length > 0);
  }

  /* data: what the page says of the walk; tell: passes on what to do. */
  take(data, box, tell) {
    this.data = data;
    this.tell = tell;
    this.asked = null;
    clearTimeout(this.timer);
    if (!data.total) return;
    this.line = box.querySelector(".walk");
    this.mark(data.number);
    if (this.running) this.wait();
  }

  key(event) {
    if (!this.data || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest?.("input:not([type=range]), textarea, [contenteditable=true]");
    if (field) return;
    if (this.act(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /* Returns whether a key is one of the presenter's. */
  act(key) {
    const { data } = this;
    if (!data.total) {
      if (!["p", "P"].includes(key) && !(data.way && ["r", "R"].includes(key))) return false;
      this.tell({ start: true });
      return true;
    }
    const at = this.asked ?? data.number;
    if (NEXT.includes(key)) this.go(at + 1);
    else if (PREVIOUS.includes(key)) this.go(at - 1);
    else if (key === "Home") this.go(1);
    else if (key === "End") this.go(data.total);
    else if (key === "Escape") this.tell({ leave: true });
    else if (["r", "R"].includes(key)) { if (data.aside) this.tell({ back: true }); }
    else if (["a", "A"].includes(key)) this.pause();
    else return false;
    return true;
  }

  /* Several keys in a row lead on from where the first one will have led. */
  go(number) {
    const to = Math.min(Math.max(number, 1), this.data.more ? Infinity : this.data.total);
    if (to === (this.asked ?? this.data.number) && !this.data.aside) return;
    this.asked = to;
    this.mark(to);
    this.tell({ to });
  }

  pause() {
    this.running = !this.running;
    clearTimeout(this.timer);
    if (this.running) this.wait();
    this.mark(this.asked ?? this.data.number);
  }

  wait() {
    const { aside, number, total, more, seconds } = this.data;
    if (aside) return;
    if (number === total && !more) { this.running = false; return; }
    this.timer = setTimeout(() => this.go(number + 1), seconds * 1000);
  }

  mark(number) {
    const { total, more, headings, aside, running } = this.data;
    this.line.querySelector(".done").style.width = more ? "0" : `${(100 * number) / total}%`;
    this.line.querySelector(".place").textContent = `${number} / ${more ? "…" : total}`;
    this.line.querySelector(".heading").textContent = aside && !this.asked ? aside : headings[number - 1] ?? "";
    this.line.querySelector(".running").textContent = this.running ? running : "";
    this.line.classList.toggle("aside", Boolean(aside) && !this.asked);
  }
}

window.presenter = new Presenter();
