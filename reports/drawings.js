// Drawings of a document: the same as in document.html.

function figure(caption, drawing, note, legend, kind = null) {
  return element(
    "figure",
    kind ? { class: kind } : {},
    element("figcaption", {}, caption),
    drawing,
    note ? element("p", { class: "note" }, note) : null,
    element("p", { class: "legend" }, legend.map(([kind, text]) => [element("span", { class: kind }), text, " "])),
  );
}

function repetition(drawn, box) {
  const height = drawn.lanes * box.lane;
  const drawing = element(
    "svg",
    {
      class: "repetition",
      viewBox: `0 0 ${box.length} ${height}`,
      height: drawn.pixels,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": "Where the copies stand, from the beginning of the document to its end",
    },
    element("path", { class: "first", d: drawn.first }),
    element("path", { class: "later", d: drawn.later }),
  );
  return figure(
    `Repetition: ${drawn.blocks === 1 ? "one block," : `${drawn.blocks} blocks, up to`} ${drawn.copies} times`,
    drawing,
    drawn.lanes < drawn.blocks ? `The ${drawn.lanes} largest are drawn.` : "",
    [["first", "first occurrence"], ["later", "copy"]],
  );
}

function recurrence(drawn, box) {
  if (!drawn.recurrence) return null;
  const drawing = element(
    "svg",
    {
      class: "recurrence",
      viewBox: `0 0 ${box.length} ${box.length}`,
      role: "img",
      "aria-label": "Each slanted line below the diagonal is a text that stands at two places: across where it stands first, down where it stands again",
    },
    element("path", { class: "diagonal", d: `M0 0L${box.length} ${box.length}` }),
    element("path", { class: "later", d: drawn.recurrence }),
  );
  return figure("Recurrence: the document against itself", drawing, "", [["later", "the same text at two places"]], "square");
}

function widths(drawn, box) {
  const drawing = element(
    "svg",
    {
      class: "widths",
      viewBox: `0 0 ${drawn.stretches} ${box.height}`,
      height: 64,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": "The widest line of each stretch, from the beginning of the document to its end",
    },
    element("path", { class: "lines", d: drawn.path }),
    drawn.wrap_at >= 0 ? element("path", { class: "wrap", d: `M0 ${drawn.wrap_at}H${drawn.stretches}` }) : null,
  );
  const legend = [["lines", "widest line of each stretch"]];
  if (drawn.wrap_at >= 0) legend.push(["wrap", "wrap"]);
  const wrapped = drawn.wrap ? `, wrapped at ${drawn.wrap}` : "";
  return figure(`Line widths: up to ${drawn.widest} columns${wrapped}`, drawing, "", legend);
}
