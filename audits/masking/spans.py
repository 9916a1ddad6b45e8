"""Code, formulas, addresses, markup, intervals, and marks that are spoken of."""

import re
from collections.abc import Iterator
from typing import Final

_SPOKEN: Final = "()[]{}（）「」【】《》"
_OPEN_QUOTE: Final = "\"'“‘„‚«‹「『`”’"
_CLOSE_QUOTE: Final = "\"'”’“‘»›」』`"

_BOUND: Final = r"\s{0,3}[\w+.^*/\\∞−–-]{1,20}\s{0,3}"
_BOUNDS: Final = f"{_BOUND}[,;]{_BOUND}"

_URL: Final = r"[!#-'*-;=?-Z\\^-z|~]"
"""What an address is made of, brackets and quotes aside."""

_SPANS: Final = (
    # Fenced code.
    (("```", "~~~"), r"^[ \t]{0,9}(?P<fence>```|~~~)[^\n]*\n[\s\S]*?^[ \t]{0,9}(?P=fence)"),
    (("`",), r"`[^`\n]{1,200}`"),
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
        rf"[{_OPEN_QUOTE}]\s?(?:[{re.escape(_SPOKEN)}]|{_OPEN_QUOTE[0]})\s?[{_CLOSE_QUOTE}]",
    ),
    (("⟩", "⟨"), r"\|[^|⟨⟩\s]{0,12}⟩|⟨[^|⟨⟩\s]{0,12}\|"),  # bra and ket of physics
    # Russian lets one closing mark end a name within a name: ООО «Завод «Маяк».
    (("«",), r"(?<=[А-ЯЁІЇ]{2} )«(?=[^«».,;:!?\n]{1,60}«[^«»\n]{1,80}»(?!»))"),
    # Classes of regular expressions.
    (("]*", "]+", "]?"), r"\[[^\]\s]{1,12}\][*+?]"),
    (tuple("|/\\^~#&*+=<>@%$"), r"(?<!\S)[|/\\^~#&*+=<>@%$]{1,3}[()\[\]{}](?!\w)"),
)
_COMPILED: Final = tuple((signs, re.compile(rule, re.MULTILINE)) for signs, rule in _SPANS)
_INCHES: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d+)?[½¼¾⅛⅜⅝⅞]?(?:[”\"]|“(?=-\w))")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that are no prose, and inches; they may overlap."""
    for signs, pattern in _COMPILED:
        if any(sign in text for sign in signs):
            yield from (found.span() for found in pattern.finditer(text))
    if any(mark in text for mark in '”“"'):
        yield from ((found.end() - 1, found.end()) for found in _INCHES.finditer(text))
