"""The text of a document with its places marked, ready to be shown.

A text is cut wherever a mark begins or ends; each piece bears the numbers of the places that cover
it. Line ends of every kind become one, so that whoever shows the text can number its lines.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from audits.excerpt import Excerpt, Passage
from audits.report.visible import visible, visible_place

_LINE_END: Final = re.compile("\r\n|[\n\r\u2028\u2029]")
_SIGNS: Final = {"\r\n": "\n", "\n": "\n", "\r": "\N{SYMBOL FOR CARRIAGE RETURN}\n"}


class Mark(NamedTuple):
    """A stretch of the text that a place is about; a place may have several."""

    start: int
    end: int
    place: int
    """The number of the place in its document."""
    unseen: bool = False
    """Is it about characters that nobody sees? Then they are written out."""


Piece = str | tuple[str, tuple[int, ...]]
"""Text that no place covers, or text with the numbers of the places that cover it."""


class Stretch(NamedTuple):
    """A passage of a text in pieces."""

    line: int
    """The line on which it begins, counted from 1."""
    skipped: int
    """Characters left out before it."""
    pieces: tuple[Piece, ...]


class Text(NamedTuple):
    """What is shown of a document's text."""

    stretches: tuple[Stretch, ...]
    left: int
    """Characters left out after the last of them."""


def marked(excerpt: Excerpt, marks: Iterable[Mark], size: int) -> Text:
    """The passages of an excerpt from a text of *size* characters, with *marks* in them."""
    every = sorted(marks)
    reached, stretches = 0, []
    for passage in excerpt.passages:
        pieces = tuple(_pieces(passage, every))
        stretches.append(Stretch(passage.line, passage.start - reached, pieces))
        reached = passage.start + len(passage.text)
    return Text(tuple(stretches), size - reached)


def _pieces(passage: Passage, marks: list[Mark]) -> Iterator[Piece]:
    """The passage, cut where a mark begins or ends."""
    text, first = passage.text, passage.start
    inside = [
        mark._replace(start=max(mark.start - first, 0), end=min(mark.end - first, len(text)))
        for mark in marks
        if mark.start <= first + len(text) and mark.end >= first
    ]
    bounds = {_whole(text, at) for mark in inside for at in (mark.start, mark.end)}
    cuts = sorted(bounds | {0, len(text)})
    waiting, active = iter(sorted(inside)), list[Mark]()
    following = next(waiting, None)
    for index, cut in enumerate(cuts):
        while following and following.start <= cut:
            active.append(following)
            following = next(waiting, None)
        yield from (("", (mark.place,)) for mark in active if mark.start == mark.end)
        active = [mark for mark in active if mark.end > cut]
        if index + 1 < len(cuts):
            yield _piece(text[cut : cuts[index + 1]], active)


def _whole(text: str, at: int) -> int:
    """*at*, moved out of a line end of two characters."""
    return at + (text[at - 1 : at + 1] == "\r\n") if at else at


def _piece(text: str, covering: list[Mark]) -> Piece:
    """A piece of text with what covers it, the narrowest mark last."""
    if not covering:
        return _shown(text, unseen=False, edges=False)
    unseen = any(mark.unseen for mark in covering)
    widest_first = sorted(covering, key=lambda mark: (mark.start - mark.end, mark.place))
    places = tuple(dict.fromkeys(mark.place for mark in widest_first))
    return _shown(text, unseen=unseen, edges=text.strip(" ") == ""), places


def _shown(text: str, *, unseen: bool, edges: bool) -> str:
    """*text* made visible, its lines kept."""
    show = visible_place if edges else visible
    pieces, at = [], 0
    for end in _LINE_END.finditer(text):
        pieces += [show(text[at : end.start()], unseen=unseen), _end(end[0])]
        at = end.end()
    pieces.append(show(text[at:], unseen=unseen))
    return "".join(pieces)


def _end(end: str) -> str:
    """A line end, with a sign if it is an unusual one."""
    return _SIGNS.get(end) or f"<U+{ord(end):04X}>\n"
