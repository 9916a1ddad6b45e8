"""The non-blank lines of a stretch of text, and what may follow what: one array a fact."""

import re
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from audits.characters import Property, kinds_with
from audits.layout.rows import rows
from audits.layout.stretch import Flags, Ints, Kinds, Stretch
from audits.patterns import pattern

PREFIX: Final = r"(?:>[ \t]?)+|(?:#+|//+|;+|%+|\|)(?:[ \t]|$)"
"""Marks of a quotation or of a comment, which stand before every line of it."""

MARKER: Final = (
    r"[-*+\u2022\u2023\u25aa\u25cf\u25e6\u25cb\u25a0\u25a1\u25c6\u25c7\u2605\u2606\u00b7\u2013\u2014]\s"
    r"|\u2014\S|\(?\d{1,3}[.)]\s|\d{1,3}[.\uff0e\u3001\uff09](?!\d)|\(?[A-Za-z]{1,4}\)\s|[A-Za-z]\.\s"
    r"|[(\uff08][0-9\u4e00-\u9fff]{1,3}[)\uff09]"
    r"|[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}\u3001|[\u2460-\u24ff\u3220-\u3243]"
    r"|[\[<(]?\d{1,2}:\d\d|```|~~~|\||#+\s|=+\s|[=*_~-]{3,}$"
)
"""What begins an item, a heading, a row or an entry: the line before it ended by itself.

List markers of guide lines for plain text (bullets, numbers, letters, circled and Chinese
numbers), times of chats and logs, fences, rows, headings and rules of Markdown.
"""

DOUBLE_SPACED: Final = 0.6
"""Share of lines with one empty line before the next from which a text is double-spaced."""
MOST_SINGLE: Final = 2
"""Lines of it with none, such as a title's: with three there may be a wrap among paragraphs."""

_MARKS: Final = ".):\u3001\uff0e\uff09"
_AHEAD: Final = np.arange(1, 4)
"""A marker that begins with a letter has one of these marks as its second to fourth character."""


class FilledLines(NamedTuple):
    """The non-blank lines of a stretch."""

    number: Ints
    """Line numbers, from 0."""
    start: Ints
    """First character of the line."""
    first: Ints
    """First character after indent, quotation and comment marks."""
    end: Ints
    """First character after the last that is no blank."""
    blanks: Ints
    """Blanks between the words of the line."""
    lead: Kinds
    """Kind of the character at `first`."""
    last: Kinds
    """Kind of the character before `end`."""
    follows: Flags
    """The next of these lines may go on with the paragraph of this one."""
    deeper: Flags
    """Like `follows`, but the next line is indented more than this one."""
    spacing: int
    """Lines from one of these to that which may go on with it: see `spacing`."""


def filled_lines(stretch: Stretch) -> FilledLines:
    """The non-blank ones among the lines of *stretch*."""
    inked = (~stretch.blank).nonzero()[0]
    left, right = inked.searchsorted(stretch.starts), inked.searchsorted(stretch.ends)
    number = (left < right).nonzero()[0]
    left, right = left[number], right[number]
    start, body, end = stretch.starts[number], inked[left], inked[right - 1] + 1
    blanks = (end - body) - (right - left)
    body, quoted = _after_prefix(stretch, body, end)
    if quoted is not None and (body >= end).any():
        keep = body < end  # a line that holds nothing but marks of quotation is blank
        number, start, body, end = number[keep], start[keep], body[keep], end[keep]
        blanks, quoted = blanks[keep], quoted[keep]
    lead, last = stretch.kinds.take(body), stretch.kinds.take(end - 1)
    follows, deeper = np.zeros((2, number.size), dtype=bool)
    apart = spacing(number)
    if number.size > 1:
        follows[:-1] = number[1:] - number[:-1] == apart
        follows[:-1] &= _may_go_on(stretch, body, end, quoted)
        _split_by_indent(stretch, start, body, end, follows, deeper)
    return FilledLines(number, start, body, end, blanks, lead, last, follows, deeper, apart)


def spacing(number: Ints) -> int:
    """Lines from one filled line to the next within a paragraph: 2 in double-spaced text, else 1.

    So does a text stand whose every line was taken for a paragraph.
    """
    apart = number[1:] - number[:-1]
    single, double = np.count_nonzero(apart == 1), np.count_nonzero(apart == 2)
    is_double = 0 < double >= DOUBLE_SPACED * apart.size and single <= MOST_SINGLE
    return 2 if is_double else 1


def _after_prefix(stretch: Stretch, content: Ints, end: Ints) -> tuple[Ints, Ints | None]:
    """Where each line goes on after its marks of quotation, and a number for the marks if any.

    Marks other than ">" count only if the line before or after bears the same.
    """
    lead = stretch.codes.take(content)
    candidates = _is_prefix_mark().take(lead, mode="clip").nonzero()[0]
    if not candidates.size:
        return content, None
    quoted = np.zeros(content.size, dtype=np.int64)
    body, seen = content.copy(), {"": 0}
    found: dict[int, tuple[str, int]] = {}
    for line in candidates.tolist():
        stop = int(end[line])
        match = pattern(PREFIX).match(stretch.text, int(content[line]), stop)
        if match:
            found[line] = match[0].replace(" ", "").replace("\t", ""), match.end()
    for line, (marks, after) in found.items():
        near = {found.get(line - 1, ("", 0))[0], found.get(line + 1, ("", 0))[0]}
        if marks[0] == ">" or marks in near:
            inside = stretch.text[after : int(end[line])]
            body[line] = after + len(inside) - len(inside.lstrip())
            quoted[line] = seen.setdefault(marks, len(seen))
    return body, quoted


@cache
def _is_prefix_mark() -> Flags:
    table = np.zeros(0x81, dtype=bool)
    table[[ord(mark) for mark in ">#/;%|"]] = True
    return table


def _may_go_on(stretch: Stretch, body: Ints, end: Ints, quoted: Ints | None) -> Flags:
    """For each line but the last: may the next go on with its paragraph, by what they hold?"""
    near = ~_marked(stretch, body, end)[1:]
    if quoted is not None:
        near &= quoted[1:] == quoted[:-1]
    tabular = rows(stretch, body, end)
    if tabular is not None:
        near &= ~(tabular[1:] | tabular[:-1])
    return near


def _split_by_indent(
    stretch: Stretch, start: Ints, body: Ints, end: Ints, follows: Flags, deeper: Flags
) -> None:
    """Move the lines that a deeper one follows from *follows* to *deeper*.

    Under a marker or a term the text goes on where it began there: a hanging indent, no deeper.
    """
    indent = body - start
    steps = indent[1:] > indent[:-1] + 1
    if not np.count_nonzero(steps):
        return
    under = start[:-1] + indent[1:]
    under[under >= end[:-1]] = 0
    blank = stretch.blank
    hanging = (under > body[:-1]) & ~blank[under] & blank[under - 1]
    deeper[:-1] = follows[:-1] & steps & ~hanging
    follows[:-1] &= ~deeper[:-1]


def _marked(stretch: Stretch, body: Ints, end: Ints) -> Flags:
    """Which lines begin with a marker of a list, a heading, a row or a time."""
    ahead = stretch.codes.take(body[:, None] + _AHEAD, mode="clip")
    candidates = _is_mark().take(ahead, mode="clip").any(axis=1)
    candidates |= ~kinds_with(Property.LETTER).take(stretch.kinds.take(body))
    marked = np.zeros(body.size, dtype=bool)
    begins = marker().match
    for line in candidates.nonzero()[0].tolist():
        marked[line] = begins(stretch.text, int(body[line]), int(end[line])) is not None
    return marked


@cache
def marker() -> re.Pattern[str]:
    """MARKER, compiled when first needed."""
    return re.compile(MARKER)


@cache
def _is_mark() -> Flags:
    table = np.zeros(0x10001, dtype=bool)
    table[[ord(mark) for mark in _MARKS]] = True
    return table
