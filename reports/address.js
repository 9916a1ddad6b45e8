// The address says what is shown; every change of view is a change of address.

const $ = (id) => document.getElementById(id);
const DATA = JSON.parse($("data").textContent);
const ENTRIES = DATA.documents.map((values, number) => known(values, number));
const KEYS = keyed(ENTRIES);
const FILTERS = ["text", "verdict", "family", "check", "change"].filter((name) => $(name));

let state = {};
let seen; // the address that is shown

for (const [number, kind, said] of DATA.changes) Object.assign(ENTRIES[number], { change: kind, changes: said });

function known(values, number) {
  const entry = record(DATA.fields.Entry, values);
  entry.number = number;
  entry.broken = new Set();
  for (const group of causes(entry, DATA)) {
    entry.broken.add(DATA.subjects[group.subject].code);
    for (const measured of group.measures) {
      entry.broken.add(DATA.subjects[record(DATA.fields.Measured, measured).subject].name);
    }
  }
  return entry;
}

// An entry's key in the address is its path, numbered where paths repeat on its page.
function keyed(entries) {
  const keys = new Map();
  for (const entry of entries) {
    const page = DATA.pages ? `${Math.floor(entry.number / DATA.pages.size)}:` : "";
    entry.key = entry.path;
    for (let copy = 2; keys.has(page + entry.key); copy += 1) entry.key = `${entry.path}~${copy}`;
    keys.set(page + entry.key, entry);
  }
  return keys;
}

const parsed = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

function address(changes) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...state, ...changes })) {
    if (value) parameters.set(name, value);
  }
  return `#${parameters}`;
}

// Where a document is shown: here, or on its page in the folder; nowhere if it is clean and has none.
function addressOf(entry, changes = {}) {
  if (!DATA.pages) return address({ ...changes, document: entry.key });
  if (entry.number >= DATA.pages.paged) return null;
  const page = String(Math.floor(entry.number / DATA.pages.size) + 1).padStart(4, "0");
  return `pages/${page}.html#${new URLSearchParams({ document: entry.key })}`;
}

function replaceAddress(changes) {
  const target = address(changes);
  if (target !== location.hash) history.replaceState(null, "", target === "#" ? location.pathname + location.search : target);
}

function go(changes) {
  replaceAddress(changes);
  show();
}
