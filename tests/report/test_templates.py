"""Templates of the user's own stand in for ours; what is wrong in them is told in one line."""

from pathlib import Path

import pytest
import verdict_samples

from audits.report.html import page
from audits.report.options import Options
from audits.report.templates import Templates
from audits.usage import UsageError

pytestmark = pytest.mark.usefixtures("catalogued")


def rendered(folder: Path, **files: str) -> str:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return page(verdict_samples.corpus(), Options(Templates(str(folder))))


def test_a_template_of_the_users_takes_the_place_of_ours_and_the_others_stay(
    tmp_path: Path,
) -> None:
    text = rendered(tmp_path, summary_html="<h1>House of {{ page.tally.total }} texts</h1>")
    assert "<h1>House of 7 texts</h1>" in text
    assert "Which files first" in text


def test_style_of_the_users_is_admitted_by_its_hash(tmp_path: Path) -> None:
    text = rendered(tmp_path, overview_css="h1 { color: red }")
    assert "h1 { color: red }" in text
    assert text.count("sha256-") == 2


def test_templates_may_include_files_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "mine.html").write_text("<p>Mine</p>", encoding="utf-8")
    assert "<p>Mine</p>" in rendered(tmp_path, accepted_html='{% include "mine.html" %}')


def test_text_stays_escaped_in_templates_of_the_users(tmp_path: Path) -> None:
    text = rendered(tmp_path, slice_html="", summary_html="{{ page.documents[1].path }}")
    assert "&lt;script&gt;window.hurt" in text


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param(
            {"causes_html": "one\n{% if %}"}, "causes.html:2: Expected", id="a wrong statement"
        ),
        pytest.param(
            {"causes_html": "one\n\n{{ page.nonsense }}"}, "causes.html:3: .*nonsense",
            id="an unknown name",
        ),
        pytest.param(
            {"causes_html": "{{ 1 / 0 }}"}, "causes.html:1: ZeroDivisionError",
            id="an error of its own",
        ),
        pytest.param(
            {"causes_html": "\n{% include 'no.html' %}"}, "causes.html:2: no template no.html",
            id="a missing template",
        ),
        pytest.param(
            {"style_css": "a {}\nb::after { content: '→' }"}, "style.css:2: is not ASCII", id="→"
        ),
    ],
)  # fmt: skip
def test_an_error_is_one_line_with_file_and_line(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    with pytest.raises(UsageError, match=said) as raised:
        rendered(tmp_path, **files)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"\xff")
    with pytest.raises(UsageError, match=r"page.html: cannot be read"):
        rendered(tmp_path)


def test_a_missing_or_idle_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such folder"):
        Templates(str(tmp_path / "nowhere"))
    with pytest.raises(UsageError, match=r"holds none of .*page.html"):
        Templates(str(tmp_path))
