"""A Document gives lines, places and counts that are true of its text."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.characters import (
    KINDS,
    UNICODE_VERSION,
    WIDTHS,
    Property,
    kinds_with,
    points_with,
    width_by_kind,
)
from audits.document import Document, once

LINE_END = re.compile("\r\n|[\r\n\u2028\u2029]")
LINES = st.text(st.sampled_from("a漢\r\n\u2028\u2029 \U0001f600"), max_size=30)


def lines_of(text: str) -> list[tuple[int, int]]:
    """Starts and ends of lines, by a pattern: the reference."""
    spans, start = [], 0
    for end in LINE_END.finditer(text):
        spans.append((start, end.start()))
        start = end.end()
    return spans if start == len(text) else [*spans, (start, len(text))]


@given(LINES)
def test_lines_are_those_that_a_pattern_finds(text: str) -> None:
    lines = Document.from_text(text).lines
    assert list(zip(lines.starts.tolist(), lines.ends.tolist(), strict=True)) == lines_of(text)


@given(LINES, st.data())
def test_line_and_column_lead_back_to_the_offset(text: str, data: st.DataObject) -> None:
    document = Document.from_text(text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = document.place(offset)
    start = int(document.lines.starts[line - 1]) if document.lines.count else 0
    assert start + column - 1 == offset
    assert line >= 1
    assert column >= 1


@given(st.text(st.characters(exclude_categories=())))
def test_counts_are_those_of_a_mask(text: str) -> None:
    document = Document.from_text(text)
    for property_ in Property:
        assert document.count(property_) == document.mask(property_).sum()
        assert (
            document.places(property_).tolist() == np.flatnonzero(document.mask(property_)).tolist()
        )
    assert document.visible == len(re.sub(r"\s", "", text)) + len(re.findall("[\x1c-\x1f]", text))


@pytest.mark.parametrize(
    ("character", "property_"),
    [
        ("A", Property.UPPER | Property.LATIN),
        ("漢", Property.HAN),
        ("ー", Property.KANA),
        ("한", Property.HANGUL),
        ("ش", Property.ARABIC),
        ("\u0e01", Property.SOUTH_EAST_ASIAN),
        ("\u094d", Property.VIRAMA),
        ("\u3000", Property.SPACE),
        ("\ufdd0", Property.NONCHARACTER),
        ("\ud800", Property.SURROGATE),
        ("\u0378", Property.UNASSIGNED),
        ("\ufd3e", Property.CLOSING),
        ("（", Property.OPENING),
        ("「", Property.QUOTE),
        ("\U000e0041", Property.TAG),
    ],
    ids=lambda value: f"U+{ord(value):04X}" if isinstance(value, str) else None,
)
def test_a_character_bears_its_properties(character: str, property_: Property) -> None:
    kind = KINDS[ord(character)]
    assert all(kinds_with(one)[kind] for one in property_)


def test_a_script_newer_than_the_interpreter_is_assigned() -> None:
    assert UNICODE_VERSION >= "18"
    todhri = KINDS[0x105C0]  # Unicode 16.0; Python 3.11 knows 14.0
    assert kinds_with(Property.LETTER)[todhri]
    assert not kinds_with(Property.UNASSIGNED)[todhri]


@pytest.mark.parametrize(
    ("character", "columns", "in_east_asia"),
    [("a", 1, 1), ("漢", 2, 2), ("\u0301", 0, 0), ("…", 1, 2), ("ﾊ", 1, 1), ("\u200d", 0, 0)],
)  # fmt: skip
def test_widths_are_those_of_uax_11(character: str, columns: int, in_east_asia: int) -> None:
    kind = KINDS[ord(character)]
    assert (WIDTHS[kind], width_by_kind(2)[kind]) == (columns, in_east_asia)


def test_once_computes_a_second_document_anew_and_the_first_not_again() -> None:
    calls: list[str] = []

    @once
    def seen(document: Document) -> int:
        calls.append(document.text)
        return len(document.text)

    one, two = Document.from_text("one"), Document.from_text("second")
    assert [seen(one), seen(one), seen(two), seen(one)] == [3, 3, 6, 3]
    assert calls == ["one", "second"]


@pytest.mark.parametrize("properties", [*Property, Property.HAN | Property.KANA])
def test_the_points_of_a_property_are_those_whose_kind_bears_it(properties: Property) -> None:
    expected = np.flatnonzero(kinds_with(properties).take(KINDS))
    assert np.array_equal(points_with(properties), expected)
