/*
 * The legend of a map: classes, states and signs, each with the number of its units now.
 */
class Legend {
  constructor(parent) {
    this.box = element("div", "legend");
    parent.append(this.box);
  }

  show(series, codes, { significantOnly, texts, spots }) {
    const counts = new Map();
    for (const code of codes) counts.set(code, (counts.get(code) || 0) + 1);
    const classes = series.classes.map((_class, number) => this.counted(counts, (bits) =>
      bits < CODE.states && (bits & CODE.classes) === number));
    const few = this.counted(counts, (bits) => bits < CODE.states && bits & CODE.few);
    const marked = this.counted(counts, (bits) => bits < CODE.states && bits & CODE.marked);
    const items = [
      ...series.classes.map(({ fill, words }, number) => this.item(fill, words, classes[number])),
      ...Object.entries(series.states).filter(([code]) => counts.has(code))
        .map(([code, { css, words }]) => this.item(css, words, counts.get(code))),
    ];
    if (few) items.push(this.item(series.paleSign, series.pale, few));
    if (marked && !significantOnly) items.push(this.outlined(series.marked, marked));
    if (significantOnly) items.push(this.item("#f5f6f8", texts.byChance, this.counted(counts, (bits) =>
      bits < CODE.states && !(bits & CODE.sure))));
    if (series.note) items.push(element("span", "note", series.note));
    items.push(element("span", "scheme", series.scheme), ...spots);
    this.box.replaceChildren(...items);
  }

  counted(counts, wanted) {
    let sum = 0;
    counts.forEach((count, code) => { if (wanted(code.charCodeAt(0) - CODE.first)) sum += count; });
    return sum;
  }

  item(background, words, count) {
    const item = element("span", "legend-item");
    const sign = element("i", "");
    sign.style.background = background;
    item.append(sign, words, element("b", "", String(count)));
    return item;
  }

  outlined(words, count) {
    const item = this.item("transparent", words, count);
    item.firstChild.className = "marked";
    return item;
  }
}
