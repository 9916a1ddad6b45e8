"""The page as a file: whole, safe, the same each time, and no larger than can be opened."""

import base64
import hashlib
import json
import os
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
import verdict_samples
from hypothesis import given
from strategies import texts
from verdict_samples import found, judged

from audits import __version__
from audits.report import html
from audits.report.html import SCRIPTS, STYLES, page
from audits.row import Row
from audits.shipped import shipped
from audits.verdict import Verdict

pytestmark = pytest.mark.usefixtures("catalogued")

GOLDEN = Path(__file__).parents[1] / "cases/report/page.html"
ALLOWED_URL = ("#", "data:image/svg+xml,")


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text of those that hold code."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.code: dict[str, list[str]] = {"script": [], "style": []}
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.inside = tag

    def handle_endtag(self, _: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in self.code:
            self.code[self.inside].append(data)


@pytest.fixture
def text(catalogued: None) -> str:
    return page(verdict_samples.corpus())


def scrubbed(text: str) -> str:
    """The page without what changes for other reasons than its own."""
    text = re.sub(r"(<style>).*?(</style>)", r"\1\2", text, flags=re.DOTALL)
    text = re.sub(r"(<script>).*?(</script>)", r"\1\2", text, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]+", "sha256-", text).replace(__version__, "VERSION")


def test_the_page_is_the_golden_one(tmp_path: Path) -> None:
    actual = scrubbed(page(verdict_samples.corpus()))
    if os.environ.get("GOLDEN") == "accept":
        GOLDEN.write_text(actual, encoding="ascii")
    saved = tmp_path / "page.html"
    saved.write_text(actual, encoding="ascii")
    same = actual == GOLDEN.read_text(encoding="ascii")
    assert same, f"compare {saved} with {GOLDEN}; tests/cases/report/README.md says how to accept"


def test_the_page_is_ascii_and_the_same_each_time(text: str) -> None:
    assert text.isascii()
    assert text == page(verdict_samples.corpus())


@pytest.mark.parametrize("name", [*STYLES, *SCRIPTS])
def test_style_and_scripts_are_ascii_so_that_their_hashes_hold(name: str) -> None:
    assert (shipped("reports") / name).read_text(encoding="utf-8").isascii()


def test_the_policy_admits_the_pages_own_style_and_script_and_nothing_else(text: str) -> None:
    elements = Elements(text)
    policy = next(a["content"] for t, a in elements.found if a.get("http-equiv"))
    style, (_, script) = elements.code["style"][0], elements.code["script"]
    style_hash, script_hash = (
        base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        for code in (style, script)
    )
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_fetched_and_no_markup_bears_code(text: str) -> None:
    for tag, attributes in Elements(text).found:
        assert tag not in {"img", "iframe", "object", "embed", "base", "video", "audio"}
        assert "src" not in attributes
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "#").startswith(ALLOWED_URL)


def test_hostile_text_stays_text(text: str) -> None:
    assert "<script>window.hurt" not in text
    assert sum(tag == "script" for tag, _ in Elements(text).found) == 2
    assert not set(text) & {"\x00", "\x1b"}
    assert "&#8238;" not in text


@given(texts())
def test_any_name_and_any_text_give_a_page_that_holds_its_data(anything: str) -> None:
    evidence = found(
        "EN004", "mojibake_characters", (0, 1), 1,
        around=(anything, anything, anything), message=anything, fix=anything,
    )  # fmt: skip
    row = Row(anything, "utf-8", 9, 1, {"mojibake_characters": 1.0}, (evidence,))
    elements = Elements(page([judged(row)]))
    assert sum(tag == "script" for tag, _ in elements.found) == 2
    data = json.loads(elements.code["script"][0])
    assert len(data["documents"]) == 1


def test_headings_come_in_order(text: str) -> None:
    levels = [int(tag[1]) for tag, _ in Elements(text).found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_identifiers_are_unique_and_links_inside_the_page_lead_somewhere(text: str) -> None:
    found_elements = Elements(text).found
    names = [attributes["id"] for _, attributes in found_elements if "id" in attributes]
    assert len(names) == len(set(names))
    for _, attributes in found_elements:
        target = (attributes.get("href") or "").removeprefix("#")
        assert "=" in target or not target or target in names or target.startswith("data:")


def test_without_scripts_the_places_can_be_read(text: str) -> None:
    body = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    for said in ("a text of 480 characters stands 8 times", "Keep the first copy.", "87.5 %"):
        assert said in body
    assert "permission denied" in body


def test_nothing_judged_gives_a_page_that_says_so() -> None:
    assert "<h1>No document was judged</h1>" in page([])


@pytest.mark.slow
def test_ten_thousand_bad_documents_give_a_page_under_15_megabytes_in_seconds() -> None:
    bad = verdict_samples.repeated()
    verdicts = [judged(bad._replace(path=f"news/{n:05d}.txt")) for n in range(10_000)]
    began = process_time()
    assert len(page(verdicts)) < 15_000_000
    assert process_time() - began < 60


@pytest.mark.parametrize(
    ("paths", "common"),
    [
        pytest.param(["a/b/1.txt", "a/b/2.txt", "a/c/3.txt"], "a/", id="a folder"),
        pytest.param(["ab/1.txt", "ac/1.txt"], "", id="letters are no folder"),
        pytest.param(["a/1.txt", "b.txt"], "", id="a file beside a folder"),
        pytest.param(["/a/1.txt"], "/a/", id="one document"),
        pytest.param([], "", id="none"),
    ],
)
def test_names_in_the_map_lack_the_folder_that_all_have_in_common(
    paths: list[str], common: str
) -> None:
    assert html._common(paths) == common


def test_each_document_is_in_the_data() -> None:
    verdicts: list[Verdict] = [judged(verdict_samples.clean(number)) for number in range(300)]
    elements = Elements(page(verdicts))
    assert len(json.loads(elements.code["script"][0])["documents"]) == 300
    assert sum(tag == "tr" for tag, _ in elements.found) == 101
