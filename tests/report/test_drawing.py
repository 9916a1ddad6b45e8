"""Drawings are path data that stays inside its box."""

import re

import pytest
import verdict_samples
from hypothesis import given
from hypothesis import strategies as st

from audits.report.drawing import BINS, HEIGHT, LENGTH, distribution, repetition, widths
from audits.row import Row


def wrapped(width: int, unit: str) -> Row:
    place = verdict_samples.found("LW001", "wrapped_line_ratio", (0, 9), 1, width=width, unit=unit)
    return Row("a", widths=(40, 40, 20), evidence=(place,))


def test_line_widths_are_drawn_as_steps_with_the_wrap() -> None:
    drawn = widths(wrapped(20, "columns"))
    assert drawn == ("M0 40v-40h2v20h1V40z", 3, 40, "20 columns", 20)


def test_a_document_without_lines_has_no_drawing_of_widths() -> None:
    assert widths(Row("a")) is None
    assert widths(Row("a", widths=(0, 0))) is None


@pytest.mark.parametrize(
    ("width", "unit"),
    [
        pytest.param(72, "columns", id="wider than any line"),
        pytest.param(20, "characters", id="in characters, where the lines are in columns"),
    ],
)
def test_a_wrap_that_has_no_place_among_the_lines_is_told_only(width: int, unit: str) -> None:
    drawn = widths(wrapped(width, unit))
    assert drawn is not None
    assert (drawn.wrap, drawn.wrap_at) == (f"{width} {unit}", -1)


def test_the_first_occurrence_and_its_copies_are_drawn_apart() -> None:
    drawn = repetition(verdict_samples.repeated())
    assert drawn is not None
    assert drawn.first.count("M") == 1
    assert drawn.later.count("M") == 7
    assert (drawn.lanes, drawn.blocks, drawn.copies) == (1, 1, 8)


def test_blocks_that_several_findings_name_are_drawn_once_and_the_largest_first() -> None:
    spans = [[[0, 10], [20, 30]], [[0, 10], [20, 30]], [[40, 90], [100, 150]]]
    evidence = tuple(
        verdict_samples.found("RP001", "x", (0, 1), 1, copies=copies) for copies in spans
    )
    drawn = repetition(Row("a", characters=200, lines=1, evidence=evidence))
    assert drawn is not None
    assert drawn.blocks == 2
    assert drawn.first.startswith("M200 ")


def test_a_document_without_repetition_has_no_drawing_of_it() -> None:
    assert repetition(verdict_samples.clean()) is None


def test_a_distribution_shows_every_value_and_the_bound() -> None:
    drawn = distribution([0, 0, 0, 1, 10], 5)
    assert drawn is not None
    assert drawn.path.count("M") == 3
    assert (drawn.bound_at, drawn.highest) == (BINS / 2, 10)


def test_values_that_are_all_0_have_no_distribution() -> None:
    assert distribution([0, 0], 0) is None
    assert distribution([], 1) is None


@given(st.lists(st.integers(0, 10**6), max_size=120))
def test_widths_stay_in_their_box(numbers: list[int]) -> None:
    drawn = widths(Row("a", widths=tuple(numbers)))
    if drawn is None:
        assert not any(numbers)
        return
    down, across = HEIGHT, 0
    for command, number in re.findall(r"([vh])(-?\d+)", drawn.path):
        down, across = (
            (down + int(number), across) if command == "v" else (down, across + int(number))
        )
        assert 0 <= down <= HEIGHT
    assert across == len(numbers)


@given(st.lists(st.tuples(st.integers(0, 990), st.integers(1, 9)), min_size=2, max_size=9))
def test_copies_stay_in_their_box(places: list[tuple[int, int]]) -> None:
    copies = [[start, start + size] for start, size in places]
    evidence = (verdict_samples.found("RP001", "x", (0, 1), 1, copies=copies),)
    drawn = repetition(Row("a", characters=1000, lines=1, evidence=evidence))
    assert drawn is not None
    for start, length in re.findall(r"M(\d+) \d+h(\d+)", drawn.first + drawn.later):
        assert int(start) + int(length) <= LENGTH + 2
