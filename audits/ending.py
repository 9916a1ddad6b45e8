"""The ending of a document: does its last paragraph come to an end?

What an ending looks like is the document's own habit: where most paragraphs end in a terminal mark,
a last one that ends in a word broke off; where few do (lists, verse, Thai), nothing can be said.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audits.characters import KINDS, Property, kinds_with
from audits.document import Document, once
from audits.layout import Paragraph, paragraphs
from audits.patterns import pattern

HABIT: Final = 0.75
"""Share of the paragraphs of prose that must end in a terminal mark for the last to be judged."""

LEAST_PARAGRAPHS: Final = 2
"""Other paragraphs that make a habit where the last one holds no ended sentence itself."""

REACH: Final = 40
"""Paragraphs before the last that are asked for their habit."""

PROSE: Final = 60
"""Visible characters from which on a paragraph is no heading, caption or label."""

CLAUSE: Final = 30
"""Visible characters from which on it can be the beginning of a sentence, if it holds a comma, ends
in small letters, and follows only such as end in a mark."""

BEFORE_CLAUSE: Final = 4
"""Paragraphs that must do so: no list ends like this."""

CAPTION: Final = r"[^\W\d_]{1,15}\.?[ \xa0]?\d{1,3}(?:[.\xa0–-]\d{1,3})*[.:：]"
"""How a caption begins, in most languages: `Figure 9.2.`, `Taula 11.1.`, `예 6.3.`, `図 2：`."""

REFERENCE: Final = r"\[[^\]\n]{1,80}\]:[ \t]"
"""How a link of Markdown is defined, `[1]: ../page.md`."""

ITEM: Final = r"[ \t]*(?:[-*+•·‣◦]|\d{1,3}[.)])[ \t]"
"""How an item of a list begins."""

VOWEL_SIGNS: Final = (
    "\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0963\u0981-\u0dff\u0e30-\u0e4e"
    "\u0eb0-\u0ecd\u0f18-\u0f7e\u0f80-\u0fc6\u102b-\u103e\u1056-\u109d\u17b4-\u17d3"
)
"""Ranges, for a class of a pattern, of what ends a word and is no `\\w` to Python: the combining
marks of Latin, Hebrew, Arabic, the Indic scripts and their neighbours (DerivedCombiningClass)."""

WITHOUT_STOPS: Final = "[\u0e00-\u0eff]"
"""Thai and Lao, where no mark ends a sentence; their full stops abbreviate."""

_TAIL: Final = 12
_TERMINAL: Final = frozenset(
    ".!?…‥。！？．｡․։۔؟।॥။၊៕។៖༎།༏༐༑፧·;:：；،؛、)]}）】」』》〉〕\"'”’»›“‟〞〟*_~|>/\\-–—=%"
)
"""What may end a paragraph: stops of every script, closers, quotes, rules and markup."""


def ends_well(text: str) -> bool:
    """Does a paragraph end in a mark, a number, a symbol or an address, not in a word?"""
    tail = text[-_TAIL:].rstrip().rstrip("\u200b\u200c\u200d\u200e\u200f\u00ad\ufeff\ufe0f")
    if not tail or tail[-1] in _TERMINAL or _holds_address(text.rsplit(maxsplit=1)[-1]):
        return True
    return not (tail[-1].isalpha() or _is_mark(tail[-1]))


def _holds_address(word: str) -> bool:
    """Is it the address of a page or of a person, `ann(at)b.org` included?"""
    return any(map(word.__contains__, ("://", "@", "(at)", "[at]", "www.")))


def _is_mark(character: str) -> bool:
    """Is it a combining mark, part of a letter?"""
    return bool(kinds_with(Property.MARK)[KINDS[ord(character)]])


@once
def cut_off(document: Document) -> Paragraph | None:
    """The last paragraph, if the document's habit says that it broke off; else None."""
    every = paragraphs(document)
    text = document.text
    if not every or ends_well(text[slice(*every[-1])]):
        return None
    if not _is_prose(text, every[-1]):
        return every[-1] if _is_clause(text, every) else None
    if pattern(WITHOUT_STOPS).search(text, max(every[-1].end - _TAIL, 0), every[-1].end):
        return None
    last, before = every[-1], [one for one in every[-1 - REACH : -1] if _is_prose(text, one)]
    if pattern(ITEM).match(text, last.start):
        before = [one for one in before if pattern(ITEM).match(text, one.start)]
        if len(before) < LEAST_PARAGRAPHS:
            return None
    terminals = document.mask(Property.TERMINAL)
    alike = [one for one in before if _holds_sentences(terminals, one)]
    if not _holds_sentences(terminals, last):
        alike = before
        if len(before) < LEAST_PARAGRAPHS:
            return None
    well = sum(ends_well(text[slice(*one)]) for one in alike)
    return last if well >= HABIT * len(alike) else None


def breaks_off(document: Document, place: int) -> bool:
    """Does the document break off inside what was opened at *place*?"""
    last = cut_off(document)
    return last is not None and last.start <= place


def _is_prose(text: str, paragraph: Paragraph) -> bool:
    """Is it long enough for a sentence, and no caption, no row of a table, and no reference?"""
    piece = text[paragraph.start : min(paragraph.end, paragraph.start + 400)]
    if len("".join(piece.split())) < PROSE or "\t" in piece or piece.count("|") >= 2:
        return False
    return not pattern(f"{CAPTION}|{REFERENCE}").match(piece)


def _is_clause(text: str, every: Sequence[Paragraph]) -> bool:
    """Is the last paragraph, though short, one whose sentence does not end?"""
    piece = text[slice(*every[-1])]
    words = piece.split()
    if not CLAUSE <= sum(map(len, words)) < PROSE or "\t" in piece or "|" in piece:
        return False
    if not any(word.endswith(",") for word in words[:-1]) or not words[-1].islower():
        return False
    before = (text[slice(*one)] for one in every[-1 - REACH : -1])
    long = [one for one in before if sum(map(len, one[: 2 * PROSE].split())) >= CLAUSE]
    return len(long) >= BEFORE_CLAUSE and all(map(ends_well, long))


def _holds_sentences(terminals: NDArray[np.bool_], paragraph: Paragraph) -> bool:
    """Does a sentence end inside the paragraph, so that an end of the last was to be expected?"""
    return bool(terminals[paragraph.start : paragraph.end - 1].any())
