// The table of documents: which rows, in which order, and the rows themselves, built as needed.

const RANKS = ["", "info", "warning", "critical"];

// Worst first where that is what people look for, ascending for names.
const FIRST_DIRECTION = { path: 1, verdict: 1 };

function causes(entry, data) {
  const names = data.fields.Group;
  return entry.groups.map((values) => record(names, values)).filter((group) => group.severity);
}

// What a search looks at, put together when a document is first searched for.
function searchable(entry, data) {
  entry.searchable ??= [
    entry.path,
    entry.encoding,
    entry.error,
    ...entry.groups.map((values) => {
      const group = record(data.fields.Group, values);
      const { name, code, title } = data.subjects[group.subject];
      const said = group.places.map((place) => record(data.fields.Place, place).message);
      return [name, code, title, ...said].join("\n");
    }),
  ].join("\n").toLowerCase();
  return entry.searchable;
}

function matches(entry, state, data) {
  if (state.verdict && entry.outcome !== state.verdict) return false;
  if (state.family && !entry.families[data.families.indexOf(state.family)]) return false;
  if (state.check && !entry.broken.has(state.check)) return false;
  if (state.change && entry.change !== state.change) return false;
  return !state.text || searchable(entry, data).includes(state.text.toLowerCase());
}

function sortValue(key, data) {
  if (key === "verdict") return (entry) => data.outcomes.indexOf(entry.outcome);
  const family = data.families.indexOf(key);
  return family < 0 ? (entry) => entry[key] : (entry) => entry.families[family] ?? 0;
}

// Documents that the state selects, in its order; those that are equal stay worst first.
function selected(entries, state, data) {
  const rows = entries.filter((entry) => matches(entry, state, data));
  if (!state.sort) return rows;
  const value = sortValue(state.sort, data);
  const sign = state.direction === "descending" ? -1 : 1;
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return rows.sort((a, b) => sign * compare(value(a), value(b)) || a.number - b.number);
}

function why(entry, data) {
  if (entry.error) return entry.error;
  const broken = causes(entry, data).map((group) => {
    const { value } = record(data.fields.Measured, group.measures[0]);
    return data.subjects[group.subject].title + (value === "1" ? "" : ` ${value}`);
  });
  const dot = () => element("span", { class: "dot" }, " \u00b7 ");
  const said = broken.slice(0, 3).flatMap((text, index) => (index ? [dot(), text] : [text]));
  return broken.length > 3 ? [...said, dot(), `${broken.length - 3} more`] : said;
}

function row(entry, data, address) {
  const families = data.families.map((_, index) => {
    const rank = entry.families[index] ?? 0;
    const mark = rank ? element("span", { class: `mark rank${rank}` }, RANKS[rank]) : "";
    return element("td", { class: "family" }, mark);
  });
  return element(
    "tr",
    {},
    element("td", {}, pill(entry.outcome)),
    element(
      "th",
      { scope: "row" },
      element("a", { "data-document": entry.number, href: address }, element("bdi", {}, entry.path)),
      element("span", { class: "why" }, why(entry, data)),
    ),
    element("td", { class: "number" }, entry.damaged ? [share(entry.damaged), bar(entry.damaged, entry.outcome)] : ""),
    families,
    element("td", { class: "number size" }, counted(entry.characters)),
  );
}
