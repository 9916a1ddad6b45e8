// Reading one document: its findings, its text beside them, one place after the other.

let place = -1;
let reading; // the entry that is shown

const off = () => new Set((state.hide ?? "").split(",").filter(Boolean));

function showDocument(entry) {
  const index = rows.indexOf(entry);
  const steps = { previous: rows[index - 1], next: index < 0 ? undefined : rows[index + 1] };
  for (const [id, target] of Object.entries(steps)) $(id).disabled = !target;
  $("position").textContent = index < 0 ? "" : `${counted(index + 1)} of ${counted(rows.length)}`;
  $("back").setAttribute("href", address({ document: "", place: "", hide: "" }));
  if (reading !== entry) {
    reading = entry;
    $("article").replaceChildren(article(entry, DATA, "ocument"));
    linkPlaces();
    scrollTo(0, 0);
  }
  showText(entry);
  const title = $("article").querySelector("h3");
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
  place = -1;
  showPlace(listed().findIndex((item) => item.dataset.place === state.place));
}

function showText(entry) {
  const reads = Boolean(entry.text);
  $("reader").parentElement.classList.toggle("beside", reads);
  if (!reads) {
    const left = entry.groups.length && DATA.texts ? `This page has room for the text of ${plural(DATA.texts, "document")}, the worst; it leaves out that of this one.` : "";
    $("reader").replaceChildren(left ? element("p", { class: "note" }, left) : "");
    return;
  }
  const top = $("reader").querySelector(".sheet")?.scrollTop ?? 0;
  $("reader").replaceChildren(textPane(entry, DATA, off()));
  $("reader").querySelector(".sheet").scrollTop = top;
  for (const box of $("reader").querySelectorAll("input")) box.addEventListener("change", () => switchFamily(box));
  for (const mark of $("reader").querySelectorAll("mark")) mark.addEventListener("click", () => choosePlace(mark));
}

// Every place has a link of its own.
function linkPlaces() {
  for (const group of $("article").querySelectorAll("[data-first]")) {
    const own = [...group.querySelectorAll(".places > li")].filter((item) => item.closest("[data-first]") === group);
    own.forEach((item, index) => {
      item.dataset.place = String(Number(group.dataset.first) + index + 1);
      const where = item.querySelector(".where");
      const link = element("a", { class: "where", href: address({ place: item.dataset.place }), title: "link to this place" }, where.textContent);
      where.replaceWith(link);
    });
  }
}

const listed = () => [...$("article").querySelectorAll(".places > li")];

function switchFamily(box) {
  const hidden = off();
  if (box.checked) hidden.delete(box.dataset.family);
  else hidden.add(box.dataset.family);
  replaceAddress({ hide: [...hidden].join(",") });
  state = parsed();
  seen = location.hash;
  showText(reading);
  $("reader").querySelector(`input[data-family=${box.dataset.family}]`).focus();
}

function choosePlace(mark) {
  const number = Number(mark.dataset.places.split(" ").at(-1)) + 1;
  const index = listed().findIndex((item) => Number(item.dataset.place) === number);
  if (index >= 0) keepPlace(index);
}

function stepPlace(by) {
  const hidden = off();
  const open = listed().filter((item) => {
    const group = item.closest("[data-first]");
    const folded = group.matches(".follows:not([open])");
    return !folded && ![...hidden].some((family) => group.classList.contains(family));
  });
  if ($("single").hidden || !open.length) return;
  const at = open.indexOf(listed()[place]);
  const next = open[Math.min(Math.max(at + by, 0), open.length - 1)];
  keepPlace(listed().indexOf(next));
}

function keepPlace(index) {
  showPlace(index);
  replaceAddress({ place: listed()[index].dataset.place });
  state = parsed();
  seen = location.hash;
}

function showPlace(index) {
  const item = listed()[index];
  if (!item) return;
  place = index;
  for (let fold = item.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  for (const other of $("article").querySelectorAll(".places > li.current")) other.classList.remove("current");
  item.classList.add("current");
  item.tabIndex = -1;
  item.focus();
  if (reading.text) stress($("reader"), Number(item.dataset.place) - 1);
}

function stepDocument(by) {
  if (!$("single").hidden) {
    const target = rows[rows.indexOf(reading) + by];
    if (target) location.hash = address({ document: target.key, place: "", hide: "" });
    return;
  }
  const links = [...$("rows").querySelectorAll("th a[href]")];
  const index = links.indexOf(document.activeElement) + by;
  if (index >= links.length && built < rows.length) more();
  [...$("rows").querySelectorAll("th a[href]")][Math.max(index, 0)]?.focus();
}
