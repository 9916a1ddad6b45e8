"""Text of documents made safe to show: what would act on a reader's screen is written out.

An escape sequence in a file name can rewrite a terminal, a bidirectional override can turn a line
around, a lone surrogate cannot be encoded at all. Each becomes a sign that names it: the control
picture of a C0 control, an arrow for a line end or a tab, `<U+202E>` for the others.
"""

import re
from functools import cache
from typing import Final

import numpy as np

from audits.characters import KINDS, Property, kinds_with, points_with
from audits.patterns import pattern

ACTING: Final = (
    Property.CONTROL
    | Property.BIDI_CONTROL
    | Property.NEWLINE
    | Property.SURROGATE
    | Property.NONCHARACTER
    | Property.TAG
)
"""What acts on a screen or cannot be written: never shown as it stands."""

UNSEEN: Final = (
    ACTING | Property.FORMAT | Property.IGNORABLE | Property.VARIATION | Property.PRIVATE
)
"""What no reader sees besides: joiners, soft hyphens, fillers, private use."""

_ARROWS: Final = {
    "\n": "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}",
    "\t": "\N{RIGHTWARDS ARROW TO BAR}",
}
_PICTURES: Final = 0x2400
"""The block Control Pictures: U+2400 + n is the picture of the C0 control n."""
_ODD_SPACE: Final = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
"""White space (general category Zs) that is no U+0020."""
_EDGES: Final = "^ +| +$"


def visible(text: str, *, unseen: bool = False) -> str:
    """*text* on one line, with what acts on a screen written out; *unseen* characters as well."""
    if not unseen and text.isprintable():  # no character of Cc, Cf, Cs, Cn, Zl or Zp
        return text
    return _pattern(UNSEEN if unseen else ACTING).sub(_sign, text)


def visible_place(text: str, *, unseen: bool = False) -> str:
    """A marked place: as `visible`, and the white space at its edges can be seen as well."""
    edged = pattern(_EDGES).sub(lambda run: "\N{MIDDLE DOT}" * len(run[0]), text)
    if unseen or not text.strip():
        edged = pattern(_ODD_SPACE).sub(_named, edged)
    shown = visible(edged, unseen=unseen)
    return "\N{DOTTED CIRCLE}" + shown if shown and _is_mark(shown[0]) else shown


@cache
def _pattern(properties: Property) -> re.Pattern[str]:
    """Any one character that bears one of *properties*."""
    codes = points_with(properties)
    breaks = (np.diff(codes) > 1).nonzero()[0]
    firsts = codes[np.append(0, breaks + 1)].tolist()
    lasts = codes[np.append(breaks, -1)].tolist()
    runs = [f"\\U{first:08x}-\\U{last:08x}" for first, last in zip(firsts, lasts, strict=True)]
    return re.compile(f"[\x00-\x1f{''.join(runs)}]")


def _sign(character: re.Match[str]) -> str:
    """The sign of a character that is not shown itself."""
    code = ord(character[0])
    if code < 0x20:
        return _ARROWS.get(character[0], chr(_PICTURES + code))
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else _named(character)


def _named(character: re.Match[str]) -> str:
    """The character's code point."""
    return f"<U+{ord(character[0]):04X}>"


def _is_mark(character: str) -> bool:
    """Whether it would combine with what stands before it."""
    return bool(kinds_with(Property.MARK)[KINDS[ord(character)]])
