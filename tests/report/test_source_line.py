"""The caret stands under the place, whatever the script."""

import pytest
import verdict_samples
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from audits.report.source_line import columns, source_line
from audits.row import CONTEXT


def shown(before: str, marked: str, after: str, width: int = 60) -> tuple[str, str]:
    item = verdict_samples.found(
        "EN008", "x", (len(before), len(before) + len(marked)), 1,
        column=len(before) + 1, around=(before, marked, after),
    )  # fmt: skip
    return source_line(item, width)


@pytest.mark.parametrize(
    ("around", "line", "carets"),
    [
        pytest.param(("ab ", "(", " c"), "ab ( c", "   ^", id="narrow"),
        pytest.param(("天氣", "：", "好"), "天氣：好", "    ^^", id="wide characters take two"),
        pytest.param(("e\u0301", "x", ""), "e\u0301x", " ^", id="marks take none"),
        pytest.param(("a\tb", "x", ""), "a⇥bx", "   ^", id="a tab is one arrow"),
        pytest.param(
            ("a", "\u202e", "b"), "a<U+202E>b", " ^^^^^^^^", id="an override is spelt out"
        ),
        pytest.param(("a", "", "b"), "ab", " ^", id="an empty place has one caret"),
        pytest.param(("a", "b\nc", ""), "ab↵c", " ^^^", id="a place over a line end"),
    ],
)
def test_carets_under_the_place(around: tuple[str, str, str], line: str, carets: str) -> None:
    assert shown(*around) == (line, carets)


def test_a_long_line_is_cut_on_both_sides_of_the_place() -> None:
    line, carets = shown("b" * CONTEXT, "here", "a" * CONTEXT, 40)
    assert line.startswith("…b")
    assert line.endswith("a…")
    assert line[carets.index("^") : len(carets)] == "here"


def test_a_short_side_gives_its_room_to_the_other() -> None:
    line, _ = shown("b" * 50, "here", "", 40)
    assert columns(line) == 40


def test_text_that_the_row_left_out_is_marked_by_an_ellipsis() -> None:
    item = verdict_samples.found("RP001", "x", (100, 900), 1, column=101, around=("b", "m", "a"))
    assert source_line(item, 60)[0] == "…bm…a"


@given(texts(), texts(), texts(), st.integers(8, 120))
def test_a_line_fits_its_width_and_the_carets_lie_under_it(
    before: str, marked: str, after: str, width: int
) -> None:
    line, carets = shown(before[:CONTEXT], marked[:CONTEXT], after[:CONTEXT], width)
    assert columns(line) <= width
    assert columns(carets) <= width
