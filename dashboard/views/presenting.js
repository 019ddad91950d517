/*
 * The presenter's keys, wherever the keyboard is, and the line below a slide. The line answers
 * at once; the page follows. Loaded once with the page: each change sends data only.
 */
const NEXT = ["PageDown", "ArrowRight", "ArrowDown", " ", "Enter"];
const PREVIOUS = ["PageUp", "ArrowLeft", "ArrowUp"];

class Presenter {
  constructor() {
    document.addEventListener("keydown", (event) => this.key(event), true);
  }

  /* data: what the page says of the walk; tell: passes on what to do. */
  take(data, box, tell) {
    const presenting = Boolean(data.total);
    this.data = data;
    this.tell = tell;
    this.asked = null;
    clearTimeout(this.timer);
    document.documentElement.toggleAttribute("data-presenting", presenting);
    if (!presenting) return;
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
    const to = Math.min(Math.max(number, 1), this.data.total);
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
    const { aside, number, total, seconds } = this.data;
    if (aside) return;
    if (number === total) { this.running = false; return; }
    this.timer = setTimeout(() => this.go(number + 1), seconds * 1000);
  }

  mark(number) {
    const { total, headings, aside, running } = this.data;
    this.line.querySelector(".done").style.width = `${(100 * number) / total}%`;
    this.line.querySelector(".place").textContent = `${number} / ${total}`;
    this.line.querySelector(".heading").textContent = aside && !this.asked ? aside : headings[number - 1];
    this.line.querySelector(".running").textContent = this.running ? running : "";
    this.line.classList.toggle("aside", Boolean(aside) && !this.asked);
  }
}

window.presenter = new Presenter();
