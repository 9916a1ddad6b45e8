// The text of a document with its places marked, each in the colour of its family.

// The family of each place of a document, by the number of the place.
function familyOfPlaces(entry, data) {
  const groups = entry.groups.map((values) => record(data.fields.Group, values)).reverse();
  return (number) => data.subjects[groups.find((group) => group.first <= number).subject].family;
}

function textPane(entry, data, off) {
  const familyOf = familyOfPlaces(entry, data);
  const shown = new Set(entry.text[0].flatMap(([, , pieces]) => pieces.flatMap((piece) => (typeof piece === "string" ? [] : piece[1]))));
  const counts = new Map();
  for (const number of shown) counts.set(familyOf(number), (counts.get(familyOf(number)) ?? 0) + 1);
  const lines = element("div", { class: "sheet", role: "region", "aria-label": "Text of the document", tabindex: 0, dir: "auto" });
  lines.append(...stretches(entry.text, data, familyOf, off));
  return element(
    "section",
    { class: "text", "aria-labelledby": "text-title" },
    element("h3", { id: "text-title" }, "Text", element("span", { class: "quiet" }, extent(entry, data))),
    element(
      "div",
      { class: "switches", role: "group", "aria-label": "Families marked in the text" },
      data.families.filter((family) => counts.has(family)).map((family) => familySwitch(family, counts.get(family), off)),
    ),
    lines,
  );
}

function extent(entry, data) {
  const text = record(data.fields.Text, entry.text);
  const left = text.stretches.reduce((sum, values) => sum + record(data.fields.Stretch, values).skipped, text.left);
  return left ? `${counted(entry.characters - left)} of ${counted(entry.characters)} characters` : "";
}

function familySwitch(family, count, off) {
  const box = element("input", { type: "checkbox", "data-family": family });
  box.checked = !off.has(family);
  return element("label", {}, box, swatch(family), `${family} `, element("span", { class: "quiet" }, counted(count)));
}

function stretches(values, data, familyOf, off) {
  const text = record(data.fields.Text, values);
  const made = [];
  for (const each of text.stretches) {
    const stretch = record(data.fields.Stretch, each);
    if (stretch.skipped) made.push(skipped(stretch.skipped));
    made.push(...lines(stretch, familyOf, off));
  }
  if (text.left) made.push(skipped(text.left));
  return made;
}

const skipped = (count) => element("p", { class: "skipped" }, `${plural(count, "character")} left out`);

// A stretch as numbered lines.
function lines(stretch, familyOf, off) {
  let number = stretch.line;
  let line = element("div", { "data-line": number });
  const made = [line];
  for (const piece of stretch.pieces) {
    const [text, places] = typeof piece === "string" ? [piece, []] : piece;
    const on = places.filter((place) => !off.has(familyOf(place)));
    text.split("\n").forEach((part, index, parts) => {
      if (index) {
        number += 1;
        line = element("div", { "data-line": number });
        made.push(line);
      }
      if (!on.length) line.append(...(part ? [part] : []));
      else if (part || parts.length === 1) line.append(marking(part, on, familyOf));
      else if (index < parts.length - 1) line.append(marking("\u21b5", on, familyOf));
    });
  }
  if (!line.hasChildNodes() && made.length > 1) made.pop();
  return made;
}

// What covers least is nearest to the point: it gives the colour, the others a line beneath.
function marking(text, places, familyOf) {
  const [first, ...others] = [...places].reverse();
  const beneath = others.map((place) => familyOf(place)).find((family) => family !== familyOf(first));
  return element("mark", { class: [familyOf(first), beneath ? `over-${beneath}` : ""].join(" ").trim(), "data-places": places.join(" ") }, text);
}

// Lay the stress on one place and bring it into sight, without moving the rest of the page.
function stress(pane, number) {
  const marks = [...pane.querySelectorAll("mark")];
  let first;
  for (const mark of marks) {
    const here = mark.dataset.places.split(" ").includes(String(number));
    mark.classList.toggle("current", here);
    if (here) first ??= mark;
  }
  const box = pane.querySelector(".sheet");
  if (first) box.scrollTop += first.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
}
