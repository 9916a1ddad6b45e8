"""The line of text at a finding, with carets under the place."""

from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from audits.characters import KINDS, WIDTHS
from audits.report.visible import visible, visible_place
from audits.row import CONTEXT, Evidence

ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
"""Stands where text was left out."""


def columns(text: str) -> int:
    """Columns that *text* takes on a terminal: wide characters take two, marks none."""
    return sum(_width(character) for character in text)


def source_line(item: Evidence, width: int) -> tuple[str, str]:
    """The text around a place and the line of carets below it, each at most *width* columns.

    What does not fit is cut, on the side that is farther from the place.
    """
    unseen = item.family == "encoding"
    cut = item.finding.end - item.finding.start > len(item.marked)
    marked = visible_place(item.marked.rstrip(" ") if cut else item.marked, unseen=unseen)
    marked += ELLIPSIS * cut
    marked = _head(marked, max(width - 2 * columns(ELLIPSIS), 1))
    room = max(width - max(columns(marked), 1), 0)
    before, cut_before = visible(item.before), item.column - 1 > len(item.before)
    after, cut_after = visible(item.after), len(item.after) >= CONTEXT
    side = min(columns(after), max(room // 2, room - columns(before)))
    before = _tail(before, room - side, cut=cut_before)
    after = _head(after, room - columns(before), cut=cut_after)
    carets = "^" * max(columns(marked), 1)
    return before + marked + after, " " * columns(before) + carets


def _head(text: str, room: int, *, cut: bool = False) -> str:
    """The beginning of *text* in *room* columns; an ellipsis where more follows."""
    if columns(text) + cut <= room:
        return text + ELLIPSIS * cut
    return text[: _fitting(text, room - 1)] + ELLIPSIS if room > 0 else ""


def _tail(text: str, room: int, *, cut: bool = False) -> str:
    """The end of *text* in *room* columns; an ellipsis where more goes before."""
    if columns(text) + cut <= room:
        return ELLIPSIS * cut + text
    return ELLIPSIS + text[len(text) - _fitting(reversed(text), room - 1) :] if room > 0 else ""


def _fitting(characters: Iterable[str], room: int) -> int:
    """How many of the *characters*, from the first, take no more than *room* columns."""
    return sum(1 for used in accumulate(map(_width, characters)) if used <= room)


def _width(character: str) -> int:
    """Columns of one character."""
    return int(WIDTHS[KINDS[ord(character)]])
