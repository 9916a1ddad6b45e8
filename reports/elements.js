"use strict";
// Elements from data. Text enters the page only as text nodes and attribute values, never as markup.

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set(["svg", "path", "rect"]);

function element(name, attributes, ...children) {
  const made = DRAWN.has(name) ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== ""));
  return made;
}

// A record comes as an array of its fields; the names of the fields stand once in the data.
function record(names, values) {
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

const counted = (count) => count.toLocaleString("en");

const plural = (count, noun) => `${counted(count)} ${noun}${count === 1 ? "" : "s"}`;

// As audits.report.quantity with two digits: 87.5 % becomes 88 %.
const share = (value) => `${counted(Number((100 * value).toPrecision(2)))} %`;

const pill = (outcome) => element("span", { class: `pill ${outcome}` }, outcome);

const swatch = (family) => element("span", { class: `swatch ${family}` });

function bar(value, kind) {
  return element(
    "svg",
    { class: `bar ${kind}`, viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
    element("rect", { class: "track", width: 100, height: 6 }),
    element("rect", { class: "fill", width: Math.round(1000 * value) / 10, height: 6 }),
  );
}
