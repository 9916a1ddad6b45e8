"""Escapes: the notations in which formats write characters, read back into text."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from audits.decoding.meanings import (
    entity,
    from_hex,
    from_octal,
    from_pairs,
    from_percent,
    from_units,
    from_utf_7,
    latin_1,
    latin_1_hex,
    line_end,
    quotation,
)
from audits.patterns import pattern

_RAISED: Final = "A-ZÀ-ÖØ-ÞΑ-ΩА-Я"
_WIDE: Final = "\u2e80-\uffef"

LINE_ENDS: Final = (
    r"(?<=[^\s\\\"'`(\[])(?:(?:\\n){2,}|(?:\\r\\n)+)(?![a-z\"'`)\]])"
    rf"|(?<=[.!?…:;,”»)。！？，])\\n(?=[{_RAISED}{_WIDE}“„«¿¡*•-])"
    rf"|(?<=[^\W\d_])(?<=[^{_RAISED}])\\n(?=[{_RAISED}{_WIDE}])"
)
"""Line ends of a string of JSON or C between sentences; `C:\\new` and `\\newline` are none."""


class Escape(NamedTuple):
    """An escape with what it stands for."""

    start: int
    end: int
    kind: str
    meant: str


class Notation(NamedTuple):
    """A way of writing escapes."""

    kind: str
    sign: str
    """What each of them holds: without it, no search."""
    expression: str
    meaning: Callable[[re.Match[str]], str]
    """What an escape stands for; empty if it is none."""


def escapes(text: str) -> Iterator[Escape]:
    """The escapes in *text* that stand for letters or marks, in order within each notation."""
    for notation in NOTATIONS:
        first = notation.sign[0]  # a single character is found in no time
        if first in text and notation.sign in text:
            for found in pattern(notation.expression).finditer(text):
                meant = notation.meaning(found)
                if meant:
                    yield Escape(*found.span(), notation.kind, meant)


NOTATIONS: Final = (
    Notation("character entity", "&", r"&(?:amp;)*(#?[0-9A-Za-z]{2,31};)", entity),
    Notation("backslash escape", "\\u", r"(?:\\u[0-9A-Fa-f]{4})+", from_units),
    Notation("backslash escape", "\\x", r"(?:\\x[0-9A-Fa-f]{2}){2,}", from_hex),
    Notation(
        "backslash escape",
        "\\x",
        r"(?<=[a-z])\\x[c-fC-F][0-9a-fA-F](?![0-9a-fA-F\\])",
        latin_1_hex,
    ),
    Notation("line end", "\\n", LINE_ENDS, line_end),
    Notation(
        "quotation mark",
        '\\"',
        r'(?<![^\s(—–-])\\"(?=[^\s"\\])[^"\\\n]{1,200}(?<=[^\s"\\])\\"(?=[\s.,;!?)…—–-]|$)',
        quotation,
    ),
    Notation("backslash escape", "\\", r"(?:\\[2-3][0-7]{2}){2,}", from_octal),
    Notation("percent escape", "%", r"(?:%[0-9A-Fa-f]{2}){2,}", from_percent),
    Notation("quoted-printable", "=", r"(?:=[0-9A-F]{2}){2,}", from_hex),
    Notation("quoted-printable", "=", r"(?<=[a-z])=[C-F][0-9A-F](?=[a-z])", latin_1),
    Notation("UTF-7", "+", r"\+[A-Za-z0-9/][A-Za-z0-9+/]{2,300}-", from_utf_7),
    Notation(
        "ISO-2022-JP",
        "$",
        r"\x1b?\$[@B]((?:[!-~]{2}){1,80}?)\x1b?\([BJ]",
        from_pairs("iso2022_jp", "\x1b$B", "\x1b(B"),
    ),
    Notation("HZ", "~{", r"~\{((?:[!-}][!-~]){1,80}?)~\}", from_pairs("hz", "~{", "~}")),
)
