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
    const among = (signs) => [...signs].reduce((sum, code) => sum + (counts.get(code) || 0), 0);
    const items = key.flatMap((entry) => {
      const count = among(entry.codes);
      const words = entry.words + this.byChance(among(entry.judged), series.chance);
      return count || entry.always ? [this.item({ ...entry, words }, count)] : [];
    });
    if (series.note) items.push(element("span", "note", series.note));
    items.push(element("span", "scheme", series.scheme), ...spots);
    this.box.replaceChildren(...items);
  }

  item({ form, css, words }, count) {
    const item = element("span", "legend-item");
    if (form !== "words") {
      const sign = element("i", form);
      sign.style.background = css;
      item.append(sign);
    }
    item.append(words, element("b", "", String(count)));
    return item;
  }

  /* How many of the judged units chance alone would put there, at most: rounded up to a tenth. */
  byChance(judged, { words, rate, least }) {
    if (judged < least) return "";
    return words.replace("{expected}", Math.ceil(+(10 * judged * rate).toFixed(6)) / 10);
  }
}
