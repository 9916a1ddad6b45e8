"""Code, formulas, addresses, markup, intervals, and marks that are spoken of."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from audits.fences import fenced

_SPOKEN: Final = "()[]{}（）「」【】《》"
_OPEN_QUOTE: Final = "\"'“‘„‚«‹「『”’"
_CLOSE_QUOTE: Final = "\"'”’“‘»›」』"

_BOUND: Final = r"\s{0,3}[\w+.^*/\\∞−–-]{1,20}\s{0,3}"
_BOUNDS: Final = f"{_BOUND}[,;]{_BOUND}"

_URL: Final = r"[!#-'*-;=?-Z\\^-z|~]"
"""What an address is made of, brackets and quotes aside."""

_INCHES: Final = r"\d(?<![\d.,]\d)\d{0,2}(?:[.,]\d+)?[½¼¾⅛⅜⅝⅞]?(?:[”\"]|“(?=-\w))"

_SPANS: Final = (
    (("`",), r"``[^`\n]{1,200}``|`[^`\n]{1,200}`"),
    # Formulas: $...$, escaped brackets, \left[ and \right).
    (("$",), r"\$[^$\n]{1,200}\$"),
    (("\\",), r"\\(?:(?:left|right|[bB]igg?[lr]?)\s{0,3})?[()\[\]{}]"),
    # Addresses, brackets only in pairs.
    (
        ("://", "www."),
        rf"\b(?:[A-Za-z][A-Za-z0-9+.-]{{1,15}}://|www\.)(?:{_URL}|\({_URL}*\)|\[{_URL}*\])+",
    ),
    (("<",), r"</?[A-Za-z!][^<>\n]{0,300}>"),
    # Half-open intervals.
    ((",", ";"), rf"\[{_BOUNDS}[)\[]|\({_BOUNDS}\]|\]{_BOUNDS}[\[\]]"),
    # Marks that are spoken of, between quotes or among other signs.
    (
        tuple(_OPEN_QUOTE),
        rf"[{_OPEN_QUOTE}](?P<blank>\s?)[{re.escape(_SPOKEN)}\"](?P=blank)[{_CLOSE_QUOTE}]",
    ),
    (("⟩", "⟨"), r"\|[^|⟨⟩\s]{0,12}⟩|⟨[^|⟨⟩\s]{0,12}\|"),  # bra and ket of physics
    # Russian lets one closing mark end a name within a name: ООО «Завод «Маяк».
    (("«",), r"«(?<=[А-ЯЁІЇ]{2} «)(?=[^«».,;:!?\n]{1,60}«[^«»\n]{1,80}»(?!»))"),
    # Square brackets that are names of keys: inside a line, between blanks.
    ((" [", " ]"), r"(?<=\S )[\[\]](?=[ ,;-])"),
    # Classes of regular expressions.
    (("]*", "]+", "]?"), r"\[[^\]\s]{1,12}\][*+?]"),
    (
        tuple("|/\\^~#&*+=<>@%$"),
        r"[|/\\^~#&*+=<>@%$](?<!\S.)[|/\\^~#&*+=<>@%$]{0,2}[()\[\]{}](?!\w)",
    ),
)
"""Signs of which each such stretch holds one, and its pattern."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when a text first holds its signs."""
    return re.compile(pattern, re.MULTILINE)


def spans(text: str, within: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is no prose *within* stretches of paragraphs, and inches; they may overlap.

    Fenced code is looked for in the whole text, since it goes over many paragraphs.
    """
    yield from fenced(text)
    for start, end in within:
        is_held = text[start:end].__contains__
        for signs, pattern in _SPANS:
            if any(map(is_held, signs)):
                found = _compiled(pattern).finditer(text, start, end)
                yield from (match.span() for match in found)
        if any(map(is_held, '”“"')):
            inches = _compiled(_INCHES).finditer(text, start, end)
            yield from ((match.end() - 1, match.end()) for match in inches)
