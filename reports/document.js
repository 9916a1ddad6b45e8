// One document, drawn from its record: the same elements as in document.html.

function article(entry, data, number) {
  const groups = entry.groups.map((values) => record(data.fields.Group, values));
  const noted = groups.filter((group) => !group.severity);
  return element(
    "article",
    { class: "document", id: `d${number}` },
    element("h3", {}, element("bdi", {}, entry.path)),
    facts(entry),
    entry.error ? element("p", { class: "fix" }, entry.error) : null,
    drawings(entry, data),
    groups.filter((group) => group.severity).map((group) => findings(group, data)),
    noted.length
      ? element(
          "details",
          { class: "noted" },
          element("summary", {}, `${plural(noted.length, "observation")} that break${noted.length === 1 ? "s" : ""} no expectation`),
          noted.map((group) => findings(group, data)),
        )
      : null,
    accepted(entry, data),
    otherMeasures(entry, data),
  );
}

function facts(entry) {
  const said = [];
  if (entry.encoding) {
    said.push(entry.encoding, `${counted(entry.characters)} characters`, `${counted(entry.lines)} lines`);
  }
  if (entry.damaged) said.push(`${share(entry.damaged)} damaged`);
  return element("p", { class: "facts" }, pill(entry.outcome), said.map((text) => element("span", {}, text)));
}

function drawings(entry, data) {
  if (!entry.repetition && !entry.widths) return null;
  const { Repetition, Widths } = data.fields;
  return element(
    "div",
    { class: "drawings" },
    entry.repetition ? repetition(record(Repetition, entry.repetition), data.box) : null,
    entry.repetition ? recurrence(record(Repetition, entry.repetition), data.box) : null,
    entry.widths ? widths(record(Widths, entry.widths), data.box) : null,
  );
}

function findings(group, data) {
  const about = data.subjects[group.subject];
  const most = data.box.places;
  const further = group.places.slice(most);
  return element(
    "section",
    { class: `group ${about.family}`, "data-first": group.first },
    element(
      "h4",
      {},
      swatch(about.family),
      `${about.title} `,
      element("span", { class: "code" }, about.code),
      group.severity ? [" ", element("span", { class: `severity ${group.severity}` }, group.severity)] : null,
    ),
    group.measures.map((values) => measure(record(data.fields.Measured, values), data)),
    group.fix >= 0 ? element("p", { class: "fix" }, data.fixes[group.fix]) : null,
    group.places.length ? places(group.places.slice(0, most), data) : null,
    further.length
      ? element("details", { class: "further" }, element("summary", {}, plural(further.length, "more place")), places(further, data))
      : null,
    leftOut(group),
    group.folded ? element("p", { class: "rest" }, elsewhere(group)) : null,
    group.consequences.map((values) => follows(record(data.fields.Group, values), data)),
  );
}

function leftOut(group) {
  const rest = group.found - group.places.length;
  return rest ? element("p", { class: "rest" }, `and ${counted(rest)} more that this page leaves out`) : null;
}

const elsewhere = ({ folded, places }) =>
  `${counted(folded)}${places.length ? " more" : ""} place${folded === 1 ? "" : "s"} that another finding explains ${folded === 1 ? "is" : "are"} told there`;

// What a finding explains.
function follows(group, data) {
  const about = data.subjects[group.subject];
  return element(
    "details",
    { class: `follows ${about.family}`, "data-first": group.first },
    element("summary", {}, `explains ${plural(group.found, "place")}: ${about.plain} `, element("span", { class: "code" }, about.code)),
    places(group.places, data),
    leftOut(group),
  );
}

const places = (shown, data) => element("ol", { class: "places" }, shown.map((place) => found(place, data)));

function measure(measured, data) {
  return element(
    "p",
    { class: "measure" },
    element("code", {}, data.subjects[measured.subject].name),
    " ",
    element("strong", {}, measured.value),
    measured.bound ? [" ", element("span", {}, `expected ${measured.bound}`)] : null,
  );
}

function found(values, data) {
  const place = record(data.fields.Place, values);
  const where = place.line ? `line ${place.line}, column ${place.column}` : `byte ${place.column}`;
  return element(
    "li",
    {},
    element("p", { class: "said" }, element("span", { class: "where" }, where), ` ${place.message}`),
    place.line
      ? element("p", { class: "excerpt", dir: "auto" }, place.before, element("mark", {}, place.marked), place.after)
      : null,
    place.mending ? mending(record(data.fields.Mending, place.mending)) : null,
    place.fix >= 0 ? element("p", { class: "fix" }, data.fixes[place.fix]) : null,
  );
}

function mending(sides) {
  const side = (name, text) => element("div", {}, element("dt", {}, name), element("dd", { dir: "auto" }, text));
  return element("dl", { class: "mending" }, side("Before", sides.before), side("After", sides.after));
}

function accepted(entry, data) {
  if (!entry.accepted.length) return null;
  const said = (values) => {
    const each = record(data.fields.Accepted, values);
    const made = measure(record(data.fields.Measured, each.measured), data);
    made.append(" ", element("span", { class: "reason" }, each.reason));
    return made;
  };
  return element("section", { class: "group accepted" }, element("h4", {}, "Accepted"), entry.accepted.map(said));
}

function otherMeasures(entry, data) {
  if (!entry.measures.length) return null;
  const row = (values) => {
    const measured = record(data.fields.Measured, values);
    const name = element("th", { scope: "row" }, data.subjects[measured.subject].name);
    return element("tr", {}, name, element("td", { class: "number" }, measured.value));
  };
  return element(
    "details",
    { class: "measures" },
    element("summary", {}, plural(entry.measures.length, "other measure")),
    element("table", {}, element("tbody", {}, entry.measures.map(row))),
  );
}
