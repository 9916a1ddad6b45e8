// The page's life: the table, the keys, and what happens when the address changes.

let rows = [];
let built = 0;
let scrolled = 0;
let tabled; // the address of the table as it stands

function show() {
  seen = location.hash;
  state = parsed();
  for (const name of FILTERS) if ($(name).value !== (state[name] ?? "")) $(name).value = state[name] ?? "";
  rows = selected(ENTRIES, state, DATA);
  const entry = state.document === undefined || DATA.pages ? undefined : KEYS.get(state.document);
  const leaving = !$("single").hidden;
  $("overview").hidden = Boolean(entry);
  document.querySelector(".top").classList.toggle("brief", Boolean(entry));
  $("single").hidden = !entry;
  if (entry) {
    if (!leaving) scrolled = scrollY;
    showDocument(entry);
  } else {
    reading = undefined;
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
  $("rows").append(...next.map((entry) => row(entry, DATA, addressOf(entry))));
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
    if (state.document !== undefined) location.hash = address({ document: "", place: "", hide: "" });
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

// The filter knows every defect that occurs: by check, and by measure.
function fillChecks() {
  const broken = new Set(ENTRIES.flatMap((entry) => [...entry.broken]));
  const option = (value, text) => element("option", { value }, text);
  const codes = new Set();
  for (const { code, name, title } of DATA.subjects.filter((about) => broken.has(about.name))) {
    if (code && !codes.has(code)) $("check").append(option(code, `${code} ${title}`));
    codes.add(code);
    $("check").append(option(name, `${code} ${name}`));
  }
}

function start() {
  document.documentElement.classList.add("live");
  fillChecks();
  for (const link of document.querySelectorAll("#overview a[data-document]")) {
    const to = addressOf(ENTRIES[link.dataset.document]);
    if (to) link.setAttribute("href", to);
  }
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
  for (const link of document.querySelectorAll("#overview a[href*='='], .tiles a")) {
    if (!link.dataset.document) link.addEventListener("click", choose);
  }
  for (const event of ["hashchange", "popstate"]) addEventListener(event, () => location.hash !== seen && show());
  addEventListener("beforeprint", () => document.querySelectorAll("#worst > details").forEach((each) => { each.open = true; }));
  show();
}

start();
