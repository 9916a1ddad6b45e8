// The page's life: its address says what is shown; every change of view is a change of address.

const $ = (id) => document.getElementById(id);
const DATA = JSON.parse($("data").textContent);
const ENTRIES = DATA.documents.map((values, number) => {
  const entry = record(DATA.fields.Entry, values);
  entry.number = number;
  const measures = causes(entry, DATA).flatMap((group) => group.measures);
  entry.broken = new Set(measures.map((values) => DATA.subjects[record(DATA.fields.Measured, values).subject].name));
  return entry;
});
const KEYS = new Map(); // an entry's key in the address: its path, numbered where paths repeat
for (const entry of ENTRIES) {
  let key = entry.path;
  for (let copy = 2; KEYS.has(key); copy += 1) key = `${entry.path}~${copy}`;
  KEYS.set(key, entry);
  entry.key = key;
}
const FILTERS = ["text", "verdict", "family", "check"];

let state = {};
let rows = [];
let built = 0;
let place = -1;
let seen; // the address that is shown
let scrolled = 0;
let tabled; // the address of the table as it stands

function parsed() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  return Object.fromEntries(parameters);
}

function address(changes) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...state, ...changes })) {
    if (value) parameters.set(name, value);
  }
  return `#${parameters}`;
}

function go(changes) {
  const target = address(changes);
  if (target !== location.hash) history.replaceState(null, "", target === "#" ? location.pathname + location.search : target);
  show();
}

function show() {
  seen = location.hash;
  state = parsed();
  for (const name of FILTERS) if ($(name).value !== (state[name] ?? "")) $(name).value = state[name] ?? "";
  rows = selected(ENTRIES, state, DATA);
  const entry = state.document === undefined ? undefined : KEYS.get(state.document);
  const leaving = !$("single").hidden;
  $("overview").hidden = Boolean(entry);
  document.querySelector(".top").classList.toggle("brief", Boolean(entry));
  $("single").hidden = !entry;
  if (entry) {
    if (!leaving) scrolled = scrollY;
    showDocument(entry);
  } else {
    showTable();
    if (leaving) scrollTo(0, scrolled);
  }
}

function showTable() {
  if (tabled === address({})) return;
  tabled = address({});
  $("rows").replaceChildren();
  built = 0;
  more();
  const shown = `${counted(rows.length)} of ${plural(ENTRIES.length, "document")}`;
  $("count").textContent = rows.length === ENTRIES.length ? `${plural(rows.length, "document")}${state.sort ? "" : ", the worst first"}` : shown;
  $("clear").disabled = !FILTERS.some((name) => state[name]);
  for (const head of document.querySelectorAll("th[data-key]")) {
    if (head.dataset.key === state.sort) head.setAttribute("aria-sort", state.direction ?? "ascending");
    else head.removeAttribute("aria-sort");
  }
}

function more() {
  const next = rows.slice(built, built + DATA.rows);
  built += next.length;
  $("rows").append(...next.map((entry) => row(entry, DATA, address({ document: entry.key }))));
  $("more").hidden = built >= rows.length;
  $("more").textContent = `Show more (${counted(built)} of ${counted(rows.length)})`;
}

// A link to a selection of documents leads to their table.
function choose(event) {
  event.preventDefault();
  history.pushState(null, "", event.currentTarget.getAttribute("href"));
  show();
  $("documents").scrollIntoView();
  $("documents").focus({ preventScroll: true });
}

function showDocument(entry) {
  const index = rows.indexOf(entry);
  const steps = { previous: rows[index - 1], next: index < 0 ? undefined : rows[index + 1] };
  for (const [id, target] of Object.entries(steps)) $(id).disabled = !target;
  $("position").textContent = index < 0 ? "" : `${counted(index + 1)} of ${counted(rows.length)}`;
  $("back").setAttribute("href", address({ document: "", place: "" }));
  $("article").replaceChildren(article(entry, DATA, "ocument"));
  place = -1;
  scrollTo(0, 0);
  const title = $("article").querySelector("h3");
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
  showPlace(Number(state.place ?? 0) - 1);
}

function stepDocument(by) {
  if (!$("single").hidden) {
    const target = rows[rows.indexOf(KEYS.get(state.document)) + by];
    if (target) location.hash = address({ document: target.key, place: "" });
    return;
  }
  const links = [...$("rows").querySelectorAll("th a")];
  const index = links.indexOf(document.activeElement) + by;
  if (index >= built && built < rows.length) more();
  [...$("rows").querySelectorAll("th a")][Math.max(index, 0)]?.focus();
}

function stepPlace(by) {
  const places = [...$("article").querySelectorAll(".places li")];
  if ($("single").hidden || !places.length) return;
  showPlace(Math.min(Math.max(place + by, 0), places.length - 1));
  state.place = String(place + 1);
  history.replaceState(null, "", address({}));
  seen = location.hash;
}

function showPlace(index) {
  const places = [...$("article").querySelectorAll(".places li")];
  if (!places[index]) return;
  place = index;
  for (let fold = places[place].closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  places[place].tabIndex = -1;
  places[place].focus();
}

function sort(key) {
  const first = FIRST_DIRECTION[key] === 1 ? "ascending" : "descending";
  const other = first === "ascending" ? "descending" : "ascending";
  if (state.sort !== key) go({ sort: key, direction: first });
  else if (state.direction === first) go({ direction: other });
  else go({ sort: "", direction: "" });
}

const ACTIONS = {
  "/": () => $("text").focus(),
  j: () => stepDocument(1),
  k: () => stepDocument(-1),
  n: () => stepPlace(1),
  p: () => stepPlace(-1),
  Escape: () => {
    if (state.document !== undefined) location.hash = address({ document: "", place: "" });
  },
};

function pressed(event) {
  const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (typing && event.key === "Escape") event.target.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !$("keys").checked) return;
  const action = ACTIONS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

function start() {
  document.documentElement.classList.add("live");
  const broken = new Set(ENTRIES.flatMap((entry) => [...entry.broken]));
  $("check").append(
    ...DATA.subjects.filter((about) => broken.has(about.name)).map((about) => element("option", { value: about.name }, `${about.code} ${about.title}: ${about.name}`)),
  );
  for (const head of document.querySelectorAll("th[data-key]")) {
    const button = element("button", { type: "button" }, head.textContent);
    button.addEventListener("click", () => sort(head.dataset.key));
    head.replaceChildren(button);
  }
  for (const name of FILTERS) $(name).addEventListener("input", () => go({ [name]: $(name).value }));
  $("clear").addEventListener("click", () => go(Object.fromEntries(FILTERS.map((name) => [name, ""]))));
  $("more").addEventListener("click", more);
  $("previous").addEventListener("click", () => stepDocument(-1));
  $("next").addEventListener("click", () => stepDocument(1));
  document.querySelector("form.filters").addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", pressed);
  new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && more(), { rootMargin: "600px" }).observe($("more"));
  for (const link of document.querySelectorAll(".tiles a, .causes a")) link.addEventListener("click", choose);
  for (const event of ["hashchange", "popstate"]) addEventListener(event, () => location.hash !== seen && show());
  addEventListener("beforeprint", () => document.querySelectorAll("#worst > details").forEach((each) => { each.open = true; }));
  show();
}

start();
