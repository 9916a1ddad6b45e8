"""The page in a real browser: it works by mouse and keyboard, at any width, and calls nobody."""

import time

import pytest
from reading import Reader

Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys

pytestmark = pytest.mark.browser


def test_the_page_opens_with_the_worst_document_first(reader: Reader) -> None:
    assert reader.texts("h1") == ["3 of 7 documents need cleaning"]
    assert reader.paths()[0] == "news/weather.txt"
    assert len(reader.paths()) == 7


def test_the_table_sorts_both_ways_and_back(reader: Reader) -> None:
    worst_first = reader.paths()
    button, head = "th[data-key=path] button", "th[data-key=path]"
    reader.click(button)
    assert reader.paths() == sorted(worst_first)
    assert reader.run("return document.querySelector(arguments[0]).ariaSort", head) == "ascending"
    reader.click(button)
    assert reader.paths() == sorted(worst_first, reverse=True)
    reader.click(button)
    assert reader.paths() == worst_first


def test_a_number_sorts_the_largest_first(reader: Reader) -> None:
    reader.click("th[data-key=characters] button")
    sizes = [int(text.replace(",", "")) for text in reader.texts("#rows td.size")]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("filters", "outcomes"),
    [
        pytest.param({"verdict": "fail"}, ["fail"] * 3, id="by verdict"),
        pytest.param({"family": "repetition"}, ["fail"], id="by family"),
        pytest.param({"check": "mojibake_characters"}, ["fail"] * 2, id="by defect"),
        pytest.param({"text": "CUT INSIDE A WORD"}, ["fail"], id="by message, in any case"),
        pytest.param({"text": "מסמך"}, ["warn"], id="by a name in Hebrew"),
        pytest.param({"verdict": "pass", "text": "weather"}, [], id="by several at once"),
    ],
)
def test_filters_choose_and_stand_in_the_address(
    reader: Reader, filters: dict[str, str], outcomes: list[str]
) -> None:
    change = """const field = document.getElementById(arguments[0]); field.value = arguments[1];
        field.dispatchEvent(new Event("input", {bubbles: true}))"""
    for name, value in filters.items():
        reader.run(change, name, value)
    assert reader.texts("#rows .pill") == outcomes
    assert reader.texts("#count") == [f"{len(outcomes)} of 7 documents"]
    address = reader.run("return location.hash")
    reader.open("page.html", address)
    assert reader.texts("#rows .pill") == outcomes
    reader.click("#clear")
    assert len(reader.paths()) == 7


def test_a_tile_and_a_cause_filter_the_table(reader: Reader) -> None:
    reader.click(".tiles .warn a")
    reader.until("#rows .pill", ["warn"])
    reader.click(".causes a")
    reader.until("#rows .pill", ["fail", "fail"])
    assert reader.run("return location.hash") == "#check=mojibake_characters"


def test_the_keyboard_alone_reads_every_document(reader: Reader) -> None:
    reader.press("j", "j", "k")
    reader.press(Keys.ENTER)
    reader.until("#article h3", ["news/weather.txt"])
    reader.press("n")
    focused = "return document.activeElement.closest('li')?.textContent"
    assert "a text of 480 characters stands 8 times" in reader.run(focused)
    for _ in range(6):
        reader.press("n")
    assert "line 6, column 32" in reader.run(focused)
    reader.press("p")
    assert "line 5, column 32" in reader.run(focused)
    address = reader.run("return location.hash")
    reader.open("page.html", address)
    assert "line 5, column 32" in reader.run(focused)
    reader.press("j")
    reader.until("#position", ["2 of 7"])
    reader.press(Keys.ESCAPE)
    reader.until("#single[hidden] h2", ["One document"])
    reader.press("/")
    reader.press("weather")
    assert reader.paths() == ["news/weather.txt"]


def test_the_keys_can_be_switched_off(reader: Reader) -> None:
    reader.run("document.getElementById('keys').checked = false")
    reader.press("j")
    assert reader.run("return document.activeElement.tagName") == "BODY"


def test_a_document_has_its_own_address_and_the_way_back(reader: Reader) -> None:
    reader.click("#rows a")
    reader.until("#article h3", ["news/weather.txt"])
    address = reader.run("return location.hash")
    reader.open("page.html", address)
    assert reader.texts("#article h3") == ["news/weather.txt"]
    reader.click("#back")
    reader.until("#count", ["7 documents, the worst first"])


def test_the_script_draws_what_the_template_draws(reader: Reader) -> None:
    script = """
        const flat = (e) => e.outerHTML.replace(/\\s+/g, " ").replace(/> | </g, (m) => m.trim())
            .replace(/ id="[^"]*"| tabindex="[^"]*"| open=""/g, "");
        const drawn = flat(article(ENTRIES[arguments[0]], DATA, 0));
        return [drawn, flat(document.querySelector(`#worst #d${arguments[0]}`))];"""
    for number in (0, 1, 2, 4):
        drawn, written = reader.run(script, number)
        assert drawn == written
    reader.open("explained.html")
    drawn, written = reader.run(script, 0)
    assert drawn == written


def test_the_script_draws_the_rows_that_the_template_draws(reader: Reader) -> None:
    script = "return [...document.querySelectorAll('#rows tr')].map((e) => e.innerText)"
    drawn = reader.run(script)
    reader.command("Emulation.setScriptExecutionDisabled", value=True)
    reader.open("page.html")
    reader.command("Emulation.setScriptExecutionDisabled", value=False)
    assert reader.run(script) == drawn


def test_hostile_text_stays_text(reader: Reader) -> None:
    names = [path for path in reader.paths() if "script" in path]
    reader.click(f"#rows tr:nth-child({reader.paths().index(names[0]) + 1}) a")
    reader.until("#article h3", names)
    assert "<script>window.hurt = 1</script>" in names[0]
    assert (
        reader.run("return document.querySelectorAll('#article script, #article img').length") == 0
    )


@pytest.mark.parametrize("width", [320, 400, 768, 1400])
def test_nothing_sticks_out_at_any_width(reader: Reader, width: int) -> None:
    reader.size(width)
    excess = "return document.documentElement.scrollWidth - innerWidth"
    assert reader.run(excess) <= 0
    for number in range(1, 5):
        reader.open("page.html")
        reader.click(f"#rows tr:nth-child({number}) a")
        reader.until("#position", [f"{number} of 7"])
        assert reader.run(excess) <= 0


def test_dark_and_light_follow_the_reader(reader: Reader) -> None:
    shade = """const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g);
        return (+r + +g + +b) / 3"""
    shades = []
    for scheme in ("light", "dark"):
        reader.scheme(scheme)
        shades.append(reader.run(shade))
    assert shades[0] > 230
    assert shades[1] < 40


def test_on_paper_the_worst_documents_are_shown_in_full(reader: Reader) -> None:
    reader.run("dispatchEvent(new Event('beforeprint'))")
    reader.command("Emulation.setEmulatedMedia", media="print")
    visible = reader.run("return document.querySelector('#worst .excerpt').checkVisibility()")
    reader.command("Emulation.setEmulatedMedia", media="")
    assert visible


def test_ten_thousand_documents_open_sort_and_filter_at_once(reader: Reader) -> None:
    began = time.monotonic()
    reader.open("many.html")
    assert reader.texts("#count") == ["10,000 documents, the worst first"]
    assert time.monotonic() - began < 4
    assert len(reader.paths()) < 500
    began = time.monotonic()
    reader.click("th[data-key=path] button")
    reader.run(
        """const field = document.getElementById("text"); field.value = "bad/09999";
        field.dispatchEvent(new Event("input"))"""
    )
    assert reader.paths() == ["bad/09999.txt"]
    assert time.monotonic() - began < 4


def test_more_rows_come_while_scrolling(reader: Reader) -> None:
    reader.open("many.html")
    before = len(reader.paths())
    reader.run("document.getElementById('more').scrollIntoView()")
    deadline = time.monotonic() + 5
    while len(reader.paths()) == before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(reader.paths()) > before
