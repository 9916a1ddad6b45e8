// The text of a document with its places marked, each in the colour of its family.

const WIDE = 400; // Characters from which wrapped text is marked at its edge, not under every letter.

// What the marks of a document mean: the family of each place, and which are off, or wide.
function legend(entry, data, off) {
  const groups = entry.groups.flatMap((values) => withConsequences(record(data.fields.Group, values), data)).reverse();
  const lengths = new Map();
  for (const [, , pieces] of entry.text[0]) {
    for (const [text, places] of pieces.filter(Array.isArray)) {
      for (const place of places) lengths.set(place, (lengths.get(place) ?? 0) + text.length);
    }
  }
  const family = (place) => data.subjects[groups.find((group) => group.first <= place).subject].family;
  return {
    family,
    off: (place) => off.has(family(place)),
    wide: (place) => family(place) === "wrapping" && lengths.get(place) > WIDE,
    count: (name) => [...lengths.keys()].filter((place) => family(place) === name).length,
  };
}

const withConsequences = (group, data) => [group, ...group.consequences.map((values) => record(data.fields.Group, values))];

function textPane(entry, data, off) {
  const known = legend(entry, data, off);
  const switches = data.families.filter(known.count).map((family) => familySwitch(family, known.count(family), off));
  return element(
    "section",
    { class: "text", "aria-labelledby": "text-title" },
    element("h3", { id: "text-title" }, "Text ", element("span", { class: "quiet" }, extent(entry, data))),
    element("div", { class: "switches", role: "group", "aria-label": "Families marked in the text" }, switches),
    element(
      "div",
      { class: "sheet", role: "region", "aria-label": "Text of the document", tabindex: 0, dir: "auto" },
      sheet(record(data.fields.Text, entry.text), data, known),
    ),
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

function sheet(text, data, known) {
  const made = text.stretches.flatMap((values) => {
    const stretch = record(data.fields.Stretch, values);
    return [skipped(stretch.skipped), ...lines(stretch, known)];
  });
  return [...made, skipped(text.left)];
}

const skipped = (count) => (count ? element("p", { class: "skipped" }, `${plural(count, "character")} left out`) : "");

// A stretch as numbered lines; what is wide stands at their edge.
function lines(stretch, known) {
  const made = [element("div", { "data-line": stretch.line })];
  for (const piece of stretch.pieces) {
    const [text, places] = typeof piece === "string" ? [piece, []] : piece;
    const shown = places.filter((place) => !known.off(place));
    text.split("\n").forEach((part, index, parts) => {
      if (index) made.push(element("div", { "data-line": stretch.line + made.length }));
      const line = made.at(-1);
      const broken = !part && index < parts.length - 1; // nothing but a line end
      const narrow = shown.filter((place) => !known.wide(place));
      if (part || broken || !text) line.append(...marked(part || (broken && narrow.length ? "\u21b5" : ""), narrow, known));
      if (part) edge(line, shown.filter(known.wide));
    });
  }
  if (made.length > 1 && !made.at(-1).hasChildNodes()) made.pop();
  return made;
}

function edge(line, places) {
  const before = line.dataset.wide?.split(" ") ?? [];
  if (places.length) line.dataset.wide = [...new Set([...before, ...places.map(String)])].join(" ");
}

// A part of a line. What covers least is nearest to the point: it gives the colour, others a line beneath.
function marked(part, places, known) {
  if (!places.length) return part ? [part] : [];
  const [first, ...others] = [...places].reverse();
  const beneath = others.map(known.family).find((family) => family !== known.family(first));
  const kind = known.family(first) + (beneath ? ` over-${beneath}` : "");
  return [element("mark", { class: kind, "data-places": places.join(" ") }, part)];
}

// Lay the stress on one place and bring it into sight, without moving the rest of the page.
function stress(pane, number) {
  let first;
  for (const mark of pane.querySelectorAll("mark, [data-wide]")) {
    const here = (mark.dataset.places ?? mark.dataset.wide).split(" ").includes(String(number));
    mark.classList.toggle("current", here);
    if (here) first ??= mark;
  }
  const box = pane.querySelector(".sheet");
  if (first) box.scrollTop += first.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
}
