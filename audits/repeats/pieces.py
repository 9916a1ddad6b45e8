"""Pieces of a text that are compared whole: its lines, and its paragraphs.

The cuts are those of Gopher's public re-implementations (datatrove's gopher_repetition_filter):
lines part at every run of line ends, paragraphs at every run of two or more.
"""

from collections import Counter
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.document import Document, once
from audits.fences import fenced
from audits.finding import MOST_FINDINGS
from audits.repeats.speakers import speakers
from audits.stretches import inside

Spans = list[tuple[int, int]]
"""Start and end of some pieces."""


class Pieces(NamedTuple):
    """Stretches of the text: offsets of the first character and of the end."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


class Duplicates(NamedTuple):
    """Pieces that stood earlier in the document already."""

    ratio: float
    """Of the pieces."""
    character_ratio: float
    """Of the text's characters, white space included."""
    filled_character_ratio: float
    """Of the text's characters but line ends, in such pieces as are not blank."""
    told_ratio: float
    """Of the text's characters, in such pieces as are words of prose, and no names of speakers."""
    places: tuple[tuple[int, int, int], ...]
    """Start, end, and how often the piece stands: the first such pieces."""
    told: tuple[tuple[int, int, int], ...]
    """The same, of these pieces only."""


NONE: Final = Duplicates(0.0, 0.0, 0.0, 0.0, (), ())


@once
def repeated_lines(document: Document) -> Duplicates:
    """The lines that stood before; empty lines are none."""
    return _duplicates(document, _lines_with_text(document))


def repeated_paragraphs(document: Document) -> Duplicates:
    """The paragraphs that stood before; where no line stood before, none did."""
    if not repeated_lines(document).places:
        return NONE
    return _duplicates(document, _paragraphs_by_blank_lines(document))


@once
def _lines_with_text(document: Document) -> Pieces:
    """The lines that are not empty."""
    starts, ends = document.lines
    filled = ends > starts
    return Pieces(starts[filled], ends[filled])


def _paragraphs_by_blank_lines(document: Document) -> Pieces:
    """The stretches that empty lines part; lines of blanks alone do not, as in Gopher's code."""
    starts, ends = _lines_with_text(document)
    begins = np.append(True, _line_ends_between(document, starts) > 1)
    first = begins.nonzero()[0]
    last = np.append(first[1:] - 1, starts.size - 1)
    return Pieces(starts[first], ends[last])


def _line_ends_between(document: Document, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many line ends stand before each line but the first; CRLF is one."""
    numbers: NDArray[np.int64] = np.searchsorted(document.lines.starts, starts)
    return np.diff(numbers)


def _duplicates(document: Document, pieces: Pieces) -> Duplicates:
    """The pieces that occur again, exact to the character."""
    text = document.text
    spans = list(zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True))
    cut = [text[start:end] for start, end in spans]
    if len(set(cut)) == len(cut):
        return NONE
    names, counts = speakers([piece for piece in cut if not piece.isspace()]), Counter(cut)
    again, is_fenced = _later(spans, cut), inside(fenced(text))
    told = [
        (start, end)
        for start, end in again
        if not is_fenced(start) and _holds_words(piece := text[start:end]) and piece not in names
    ]
    filled = [(start, end) for start, end in again if not text[start:end].isspace()]
    within_lines = int((document.lines.ends - document.lines.starts).sum())
    return Duplicates(
        len(again) / len(cut),
        _characters(again) / len(text),
        _characters(filled) / within_lines,
        _characters(told) / len(text),
        _first(again, text, counts),
        _first(told, text, counts),
    )


def _holds_words(piece: str) -> bool:
    """Is it more than a line drawn with signs, or the bracket of a program?"""
    return any(map(str.isalnum, piece))


def _characters(spans: Spans) -> int:
    """How many characters some spans hold."""
    return sum(end - start for start, end in spans)


def _first(spans: Spans, text: str, counts: Counter[str]) -> tuple[tuple[int, int, int], ...]:
    """The first spans, each with the number of pieces of its text."""
    return tuple((start, end, counts[text[start:end]]) for start, end in spans[:MOST_FINDINGS])


def _later(spans: Spans, cut: list[str]) -> Spans:
    """The spans whose text stood before."""
    seen: set[str] = set()
    again = []
    for span, piece in zip(spans, cut, strict=True):
        if piece in seen:
            again.append(span)
        seen.add(piece)
    return again
