/*
 * What the map page shows in st_folium's frame: one or two maps that move together, the
 * player below them. Geometry and series are fetched once by address; a change brings
 * addresses only. Clicks, keys and the player are answered here at once, and then told to
 * the page.
 */
/* Around the units that a map is about, in pixels. */
const MARGIN = 14;
/* Steps out from what a map is about: beyond them there is nothing to see. */
const ZOOM_OUT = 1;
const READABLE_MS = 150;
/* After so long a page that shows the unit already is known to have no answer to give. */
const ANSWER_MS = 1000;
const KEYS_OF_THE_PAGE = ["PageUp", "PageDown", "Escape", "Home", "End"];
const KEYS_OF_THE_PRESENTER = [
  ...KEYS_OF_THE_PAGE, "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", " ", "Enter", "a", "A", "r", "R",
];

class Files {
  constructor() {
    this.fetched = new Map();
  }

  has(url) {
    return this.fetched.has(url);
  }

  /* missing: what stands for a file that cannot be had; without it that is an error. */
  get(url, missing) {
    if (!this.fetched.has(url)) this.fetched.set(url, this.load(url, missing));
    return this.fetched.get(url);
  }

  async load(url, missing) {
    try {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${answer.status} ${url}`);
      const content = await answer.json();
      if (content.periods) {
        content.places = new Map(content.periods.map((period, place) => [period, place]));
        content.widest = this.widest(content.values);
      }
      return content;
    } catch (error) {
      this.fetched.delete(url);
      if (missing) return missing;
      throw error;
    }
  }

  /* The longest value that each unit has in any period. */
  widest(values) {
    return values?.length ? values[0].map((_first, unit) => values.reduce((longest, period) =>
      (period[unit].length > longest.length ? period[unit] : longest), "")) : null;
  }
}

class Scene {
  constructor(options) {
    this.options = options;
    this.files = new Files();
    this.panes = [];
    this.told = 0;
    this.awaited = []; /* periods that the page was told of and has not answered to */
    this.toldAt = 0;
    const font = new FontFace("Noto Sans SC", `url(${options.fontUrl})`);
    document.fonts.add(font);
    font.load().then(() => this.relabel());
    document.documentElement.lang = options.texts.language;
    this.box = element("main", "scene unseen");
    this.maps = element("div", "maps");
    const bar = element("div", "bar");
    this.box.append(this.maps, bar);
    document.getElementById("parent").replaceWith(this.box);
    this.player = new Player(this, bar);
    this.search = new Search(this, bar);
    this.watchKeys();
    this.page = new ShownPage(this);
    this.sizes = new ResizeObserver(() => this.fit());
  }

  /* seen: address to tell that the state is seen. */
  async show(state, seen) {
    this.state = state;
    const { documentElement: page } = window.parent.document;
    this.presenting = page.hasAttribute("data-presenting");
    this.box.classList.toggle("presenting", this.presenting);
    if (!this.player.busy && !this.isEarlier(state)) this.period = state.period;
    this.selected = state.selected;
    this.provide(state.panes.length);
    const files = await Promise.all(this.panes.map((pane, place) => pane.fetch(state.panes[place])));
    if (this.state !== state) return; /* a later change overtook it */
    this.panes.forEach((pane, place) => pane.take(state.panes[place], files[place], this.period));
    this.player.offer(this.panes[0].series, this.period);
    this.page.follow();
    this.even(); /* before maps are aimed: texts take their room first */
    for (const pane of this.panes) {
      pane.draw();
      pane.map.getContainer().dataset.shown = state.key;
    }
    this.box.classList.remove("unseen");
    this.tellSeen(seen);
  }

  /* The page holds back what stands beside the maps until they are painted; who looks elsewhere
     has nothing painted. */
  tellSeen(address) {
    const tell = () => navigator.sendBeacon(address);
    if (document.hidden) tell();
    else requestAnimationFrame(() => setTimeout(tell));
  }

  /* Whether the page answers to a period that was told before the last: that one's answer comes. */
  isEarlier({ period }) {
    const place = this.awaited.indexOf(period);
    this.awaited = place < 0 ? [] : this.awaited.slice(place + 1);
    return this.awaited.length > 0;
  }

  /* As many maps as there is to show. */
  provide(number) {
    while (this.panes.length > number) this.panes.pop().remove();
    while (this.panes.length < number) {
      const pane = new Pane(this, this.maps);
      this.panes.push(pane);
      this.sizes.observe(pane.map.getContainer());
    }
  }

  /* Shows another period; the page need not know yet. */
  at(period) {
    this.period = period;
    this.panes.forEach((pane) => {
      pane.turn(periodApart(period, pane.spec.apart));
      pane.colour();
    });
    this.player.mark(period);
    this.page.follow();
    this.tellSoon();
  }

  /* Colours change with every frame; words no faster than they can be read. */
  tellSoon() {
    clearTimeout(this.telling);
    const wait = this.player.busy ? this.toldAt + READABLE_MS - performance.now() : 0;
    if (wait > 0) {
      this.telling = setTimeout(() => this.tellSoon(), wait);
      return;
    }
    this.toldAt = performance.now();
    this.panes.forEach((pane) => pane.tell());
    if (!this.player.busy) this.even();
  }

  /* way: “in” a step further, “straight” into a unit that was searched for, or “select” it only. */
  choose(code, way) {
    const played = this.player.halt();
    this.selected = code;
    this.tell({ code, way, ...played }); /* first: the server sets to work while the maps draw */
    setTimeout(() => {
      this.panes.forEach((pane) => pane.select(this.selected));
      this.even();
    });
    /* A page that shows the unit already has no answer to give. */
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.panes.forEach((pane) => pane.say(this.selected)), ANSWER_MS);
  }

  up() {
    if (this.state?.up) this.tell({ up: true, ...this.player.halt() });
  }

  tell(what) {
    this.told += 1;
    if (what.period) this.awaited.push(what.period);
    window.Streamlit.setComponentValue({ ...what, told: this.told });
  }

  /* Legends and captions of one height, so that the maps between them have one size. A caption
     keeps the room that it once took: the maps would else move below every click. */
  even() {
    const wide = this.maps.clientWidth;
    const anew = wide !== this.wide || this.panes.some(({ gone }) => gone);
    this.wide = wide;
    this.level(".legend", true);
    this.level(".answer", anew);
  }

  level(name, anew) {
    const boxes = this.panes.map((pane) => pane.box.querySelector(name));
    if (anew) boxes.forEach((box) => { box.style.minHeight = ""; });
    const height = Math.max(...boxes.map((box) => box.offsetHeight));
    boxes.forEach((box) => { box.style.minHeight = `${height}px`; });
  }

  /* Titles of one form: the longest that has room over every map. */
  entitle() {
    const panes = this.panes.filter((pane) => pane.period);
    const form = [0, 1].find((one) => panes.every((pane) => pane.holds(pane.titles[one]))) ?? 2;
    panes.forEach((pane) => pane.entitle(pane.titles[form]));
  }

  /* Turns a map to what it is about; the second looks where the first does. */
  aim(pane) {
    const [first] = this.panes;
    this.fitting = true;
    pane.map.setMinZoom(0);
    pane.map.invalidateSize({ animate: false });
    if (pane === first) {
      this.moved = false;
      const bounds = pane.focus.bounds;
      if (pane.hasRoom) pane.map.fitBounds(bounds, { animate: false, padding: [MARGIN, MARGIN] });
      else pane.map.setView(bounds.getCenter(), 8, { animate: false });
    } else {
      pane.map.setView(first.map.getCenter(), first.map.getZoom(), { animate: false });
    }
    pane.map.setMinZoom(pane.map.getZoom() - ZOOM_OUT);
    this.fitting = false;
  }

  /* The frame or the legends have changed their size. */
  fit() {
    if (!this.panes.some((pane) => pane.resized)) return;
    this.panes.filter((pane) => pane.focus && pane.hasRoom).forEach((pane) => {
      if (!this.moved) this.aim(pane);
      else pane.map.invalidateSize({ animate: false });
      pane.relabel();
    });
    this.entitle();
  }

  /* Whether the pointer is elsewhere than when this was last asked. */
  hasMoved({ screenX, screenY }) {
    const place = `${screenX},${screenY}`;
    const moved = place !== this.pointer;
    this.pointer = place;
    return moved;
  }

  relabel() {
    this.panes.forEach((pane) => pane.relabel());
  }

  follow(moved) {
    if (this.fitting) return;
    this.fitting = true;
    this.panes.filter((pane) => pane !== moved).forEach((pane) =>
      pane.map.setView(moved.map.getCenter(), moved.map.getZoom(), { animate: false }));
    this.fitting = false;
  }

  nameOf({ name, name_en: english }) {
    return (this.options.texts.language === "en" && english) || name;
  }

  shortOf(feature) {
    const { short, short_en: english } = feature.properties;
    return (this.options.texts.language === "en" && english) || short;
  }

  /* Backspace goes up, wherever the keyboard is; the presenter's keys belong to the page. */
  watchKeys() {
    const page = window.parent.document;
    const up = (event) => {
      const writing = event.target.closest?.("input, textarea, [contenteditable=true]");
      if (event.key === "Backspace" && !(writing && event.target.value !== undefined && event.target.type !== "range")) {
        event.preventDefault();
        this.up();
      }
    };
    document.addEventListener("keydown", up);
    page.addEventListener("keydown", up);
    window.addEventListener("pagehide", () => page.removeEventListener("keydown", up));
    document.addEventListener("keydown", (event) => {
      const presenting = page.documentElement.hasAttribute("data-presenting");
      const keys = presenting ? KEYS_OF_THE_PRESENTER : [...KEYS_OF_THE_PAGE, "p", "P", "r", "R"];
      if (!keys.includes(event.key) || event.target.matches?.("input:not([type=range])")) return;
      if (presenting) event.preventDefault();
      if (presenting) event.stopPropagation(); /* the map would move by its arrows */
      page.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, code: event.code, bubbles: true }));
    }, true);
  }
}

window.startScene = (options) => { window.scene = new Scene(options); };
