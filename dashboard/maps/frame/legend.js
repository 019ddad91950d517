/*
 * The legend of a map: classes, states and signs, each with the number of its units now.
 */
class Legend {
  constructor(parent) {
    this.box = element("div", "legend");
    parent.append(this.box);
  }

  /* key: entries with the characters of the units that they count. */
  show(key, codes, { series, spots }) {
    const counts = new Map();
    for (const code of codes) counts.set(code, (counts.get(code) || 0) + 1);
    const items = key.flatMap((entry) => {
      const count = [...entry.codes].reduce((sum, code) => sum + (counts.get(code) || 0), 0);
      return count || entry.always ? [this.item(entry, count)] : [];
    });
    if (series.note) items.push(element("span", "note", series.note));
    items.push(element("span", "scheme", series.scheme), ...spots);
    this.box.replaceChildren(...items);
  }

  item({ form, css, words }, count) {
    const item = element("span", "legend-item");
    const sign = element("i", form);
    sign.style.background = css;
    item.append(sign, words, element("b", "", String(count)));
    return item;
  }
}
