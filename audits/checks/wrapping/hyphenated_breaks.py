r"""Hyphenated breaks: words parted by a hyphen at a line's end.

Books and columns part words at line ends. Taken over into a text, the halves are two words that no
dictionary knows, and joined with their hyphen they are a third. Some hyphens belong to the word
(well-known), so they cannot all be dropped.

A break counts if a hyphen (U+002D, U+2010 or the soft U+00AD) ends the line after a letter and the
next line goes on in lower case, inside a wrapped stretch (LW001) or where the document itself
proves it: the joined word stands elsewhere in it. Scripts without case are judged by that proof alone.

Suspended hyphens (pre- and post-war) and dashes are not counted.

To mend, drop the hyphen if the joined word stands elsewhere in the text, keep it if the hyphenated
one does; the finding says which. Else look it up.

Sources: the document as its own dictionary is the way of e-book converters; UAX #14 (BA, HY) for
the hyphens.

Okay: a well-known word, and one that ends a line with a dash -\nlike so
Bad: "information is what informa-\ntion does\n"
Bad: "The machine parted words at its line ends, for exam-\nple this one, and it went on to do so through the\nwhole paragraph, because its columns were narrow in\ncomparison with the length of the words that it had\nto set in them.\n"
"""  # noqa: E501

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from audits.characters import Property, kinds_with
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.layout import wraps
from audits.patterns import pattern

CODE: Final = "LW003"
NAME: Final = "hyphenated breaks"
NEEDS: Final = Property.HYPHEN
COLUMNS: Final = (
    Column("hyphenated_breaks", "words parted by a hyphen at the end of a line", "places", 0),
)

SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
HALF: Final = 40
"""Letters looked at on each side of a break; longer words are not in use."""

DICTIONARY: Final = 2_000_000
"""Characters of the document that serve as its dictionary; a bound on time and memory."""

SUSPENDED: Final = frozenset(
    {"and", "or", "to", "und", "oder", "bis", "bzw", "en", "of", "och", "eller", "og", "tai", "ja"}
    | {"et", "ou", "y", "o", "e", "i", "a", "ali", "ili", "\u0438", "\u0438\u043b\u0438"}
)
"""Conjunctions after a suspended hyphen: pre- and post-war, Ein- und Ausgabe."""

WORD: Final = r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*"
LEFT: Final = r"[^\W\d_]+\Z"
RIGHT: Final = r"[^\W\d_]+"


class Parted(NamedTuple):
    """A word parted at a line's end."""

    start: int
    end: int
    left: str
    right: str
    hyphen: str


def find(document: Document) -> Iterator[Measure]:
    """The parted words."""
    soft = (
        {
            end: start
            for wrap in wraps(document)
            for end, start in zip(wrap.ends.tolist(), wrap.nexts.tolist(), strict=True)
        }
        if (at := _hyphens_at_line_ends(document))
        else {}
    )
    parted = [(word, end in soft) for end in at if (word := _parted(document, end, soft.get(end)))]
    if not parted:
        return
    words = frozenset(pattern(WORD).findall(document.text[:DICTIONARY]))
    findings = [
        _finding(word, words)
        for word, wrapped in parted
        if word.hyphen == SOFT_HYPHEN
        or (wrapped and word.right[0].islower())
        or (word.left + word.right in words and not word.right[0].isupper())
    ]
    yield Measure("hyphenated_breaks", float(len(findings)), evidence(findings))


def _hyphens_at_line_ends(document: Document) -> list[int]:
    """Offsets after the hyphens that stand between a letter and the end of a line."""
    places = document.places(Property.HYPHEN)
    places = places[(places > 0) & (places + 1 < document.codes.size)]
    blank = kinds_with(Property.SPACE).take(document.kinds[places + 1])
    letter = kinds_with(Property.LETTER | Property.MARK).take(document.kinds[places - 1])
    places = places[blank & letter]
    if not places.size:
        return []
    ends = document.lines.ends
    line = np.searchsorted(ends, places)  # a hyphen before trailing blanks ends the line as well
    text, last = document.text, ends[np.minimum(line, ends.size - 1)].tolist()
    pairs = zip(places.tolist(), last, strict=True)
    return [
        place + 1 for place, end in pairs if text[place + 1 : end].isspace() or place + 1 == end
    ]


def _parted(document: Document, end: int, start: int | None) -> Parted | None:
    """The word that the hyphen before *end* parts, if letters stand on both sides."""
    text = document.text
    if start is None:
        line = int(np.searchsorted(document.lines.starts, end))
        if line >= document.lines.count:
            return None
        start = int(document.lines.starts[line])
        start += len(text[start : start + HALF]) - len(text[start : start + HALF].lstrip(" \t"))
    left = pattern(LEFT).search(text, max(end - 1 - HALF, 0), end - 1)
    right = pattern(RIGHT).match(text, start, start + HALF)
    if not left or not right or right[0] in SUSPENDED:
        return None
    return Parted(left.start(), right.end(), left[0], right[0], text[end - 1])


def _finding(word: Parted, words: frozenset[str]) -> Finding:
    """One parted word, and what the document itself says of its hyphen."""
    joined, kept = word.left + word.right, f"{word.left}-{word.right}"
    if word.hyphen == SOFT_HYPHEN or (joined in words and kept not in words):
        fix = f"join the lines and drop the hyphen: {joined}"
    elif kept in words and joined not in words:
        fix = f"join the lines and keep the hyphen: {kept}"
    else:
        fix = f"join the lines; {joined} or {kept}: the document does not tell which"
    return Finding(
        word.start,
        word.end,
        f"{kept} is parted by the end of a line",
        fix,
        details={
            "joined": joined,
            "joined_elsewhere": joined in words,
            "kept_elsewhere": kept in words,
        },
    )
