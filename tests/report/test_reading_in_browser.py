"""Reading one document in a real browser: its text, its marks, the links to its places."""

from typing import Any

import pytest
from reading import Reader

pytestmark = pytest.mark.browser

WEATHER = "#document=news%2Fweather.txt"
MARKED = "return [...document.querySelectorAll('.sheet mark.current')].map((e) => e.textContent)"


def test_the_text_stands_beside_the_findings_with_its_lines_numbered(reader: Reader) -> None:
    reader.open("page.html", WEATHER)
    assert reader.texts(".sheet > div")[0] == "受到東北季風影響今天北部及東北部"
    assert reader.run("return document.querySelector('.sheet > div').dataset.line") == "1"
    assert reader.texts(".sheet .skipped") == [
        "520 characters left out",
        "2,769 characters left out",
    ]
    assert reader.texts(".text h3") == ["Text 743 of 4,032 characters"]


def test_each_family_is_marked_in_its_colour_and_can_be_switched_off(reader: Reader) -> None:
    reader.open("page.html", WEATHER)
    colour = "return getComputedStyle(document.querySelector(arguments[0])).backgroundColor"
    assert reader.texts(".switches label") == ["repetition 1", "wrapping 12"]
    assert reader.run(colour, ".sheet mark.repetition") != reader.run(
        colour, ".sheet mark.wrapping"
    )
    reader.click("input[data-family=repetition]")
    assert reader.texts(".sheet mark.repetition") == []
    assert reader.texts(".sheet mark.wrapping") != []
    address = reader.address()
    assert "hide=repetition" in address
    reader.open("page.html", address)
    assert reader.texts(".sheet mark.repetition") == []
    assert not reader.run("return document.querySelector('input[data-family=repetition]').checked")


def test_keys_go_from_place_to_place_in_text_and_findings_at_once(reader: Reader) -> None:
    reader.open("page.html", WEATHER)
    reader.press("n", "n")
    assert reader.texts(".places li.current .where") == ["line 1, column 32"]
    assert "".join(reader.run(MARKED))
    address = reader.address()
    assert "place=2" in address
    marked = reader.run(MARKED)
    reader.open("page.html", address)
    assert reader.run(MARKED) == marked
    reader.press("p")
    assert "place=1" in reader.address()


def test_what_is_switched_off_is_passed_over(reader: Reader) -> None:
    reader.open("page.html", f"{WEATHER}&hide=repetition")
    reader.press("n")
    assert "place=2" in reader.address()


def test_every_place_has_a_link_and_every_mark_leads_to_its_place(reader: Reader) -> None:
    reader.open("page.html", WEATHER)
    assert len(reader.texts(".places a.where[href*='place=']")) == 13
    reader.click("a.where[href$='place=4']")
    reader.until(".places li.current .where", ["line 3, column 32"])
    reader.run("document.querySelector('.sheet mark.wrapping').click()")
    assert reader.texts(".places li.current .where") == ["line 1, column 32"]


def test_the_place_is_brought_into_sight_in_the_text(reader: Reader) -> None:
    reader.size(1400, 400)
    reader.open("page.html", f"{WEATHER}&place=13")
    inside = """const box = document.querySelector(".sheet").getBoundingClientRect();
        const mark = document.querySelector(".sheet mark.current").getBoundingClientRect();
        return box.top <= mark.top && mark.bottom <= box.bottom"""
    assert reader.run(inside)


def test_what_can_be_mended_is_shown_before_and_after(reader: Reader) -> None:
    reader.open("page.html", WEATHER)
    assert reader.texts(".mending dd")[:2] == ["受到東北↵\n季風影響", "受到東北季風影響"]


def test_what_another_finding_explains_is_folded_beneath_it(reader: Reader) -> None:
    reader.open("explained.html", "#document=news%2Fcopies.txt")
    assert reader.texts("#article .group.repetition .follows summary") == [
        "explains 2 places: unbalanced brackets PB001"
    ]
    assert reader.texts("#article .group.punctuation .rest") == [
        "2 more places that another finding explains are told there"
    ]
    assert reader.texts(".sheet mark.punctuation") != []
    reader.press("n", "n")
    assert "place=4" in reader.address()
    reader.open("explained.html", "#document=news%2Fcopies.txt&place=2")
    assert reader.run("return document.querySelector('#article .follows').open")
    assert reader.texts(".follows li.current .said") == ["line 19, column 1 ( is not closed"]
    reader.press("n")
    assert "place=3" in reader.address()


def test_hostile_text_stays_text_in_the_sheet(reader: Reader) -> None:
    hostile = next(path for path in reader.paths() if "script" in path)
    reader.click(f"#rows tr:nth-child({reader.paths().index(hostile) + 1}) a")
    reader.until("#article h3", [hostile])
    assert "<script>window.hurt = 1</script>" in "".join(reader.texts(".sheet > div"))
    assert reader.run("return document.querySelectorAll('.sheet script, .sheet img').length") == 0
    assert "\u202e" not in "".join(reader.texts(".sheet"))


def test_a_document_for_whose_text_there_is_no_room_says_so(reader: Reader) -> None:
    reader.open("many.html", "#document=bad%2F09999.txt")
    (note,) = reader.texts("#reader .note")
    assert note.startswith("This page has room for the text of")


def test_an_accepted_defect_is_told_with_its_reason(reader: Reader) -> None:
    assert reader.texts("ul.accepted li") == [
        "Unbalanced brackets PB001 unbalanced_brackets in 1 document: quotes old letters"
    ]
    reader.open("page.html", "#document=clean%2F00002.txt")
    assert reader.texts("#article .reason") == ["quotes old letters"]


def test_a_comparison_tells_and_filters(reader: Reader) -> None:
    reader.open("compared.html")
    assert reader.texts(".comparison .tiles strong") == ["1", "6", "0", "1", "0"]
    assert reader.texts(".changes .worse ~ .why") == [
        "warn → fail; repeated_block_ratio 10 % → 87.5 %; wrapped_line_ratio 0 % → 99 %"
    ]
    assert reader.texts("details.gone bdi") == ["old/lost.txt"]
    reader.click(".comparison .worse a")
    reader.until("#rows bdi", ["news/weather.txt"])
    assert reader.address() == "#change=worse"


def test_the_index_of_a_folder_leads_to_the_page_of_a_document_and_back(reader: Reader) -> None:
    reader.open("site/index.html", "#text=00399")
    assert reader.paths() == ["bad/00399.txt"]
    reader.click("#rows a")
    reader.until("#article h3", ["bad/00399.txt"])
    assert reader.run("return location.pathname").endswith("pages/0001.html")
    reader.click(".home a")
    reader.until("#count", ["500 documents, the worst first"])
    assert reader.run("return document.querySelectorAll('#rows a:not([href])').length") == 0
    reader.open("site/index.html", "#verdict=pass")
    assert reader.run("return document.querySelectorAll('#rows a[href]').length") == 0


@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize("fragment", ["", WEATHER], ids=["overview", "document"])
def test_nothing_sticks_out_of_text_and_comparison(
    reader: Reader, width: int, fragment: str
) -> None:
    reader.size(width)
    reader.open("compared.html", fragment)
    assert reader.run("return document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.fixture(scope="module")
def axe() -> str:
    """The rules of axe-core (MPL-2.0), as the package axe-core-python ships them."""
    files = pytest.importorskip("importlib.resources").files
    pytest.importorskip("axe_core_python")
    return str((files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "fragment", ["", WEATHER, "#document=old%2Fcaf%C3%A9.txt"], ids=["overview", "text", "bytes"]
)
def test_the_page_keeps_the_rules_of_accessibility(
    reader: Reader, axe: str, scheme: str, fragment: str
) -> None:
    reader.scheme(scheme)
    reader.open("compared.html", fragment)
    reader.run("for (const fold of document.querySelectorAll('details')) fold.open = true")
    reader.run(axe)
    found: list[dict[str, Any]] = reader.driver.execute_async_script(
        "const done = arguments[0]; axe.run().then((result) => done(result.violations))"
    )
    broken = {rule["id"]: [node["target"] for node in rule["nodes"]][:5] for rule in found}
    assert not broken
