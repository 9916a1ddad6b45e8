"""Wraps planted: greedy at several widths, indented, quoted, partial, quoted-printable."""

import quopri
import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from planted.case import Case, text_case
from planted.texts import is_unspaced

LEAST: Final = 8
"""Lines from which a wrap can be known."""


def cases(language: str, paragraphs: Sequence[str]) -> Iterator[Case]:
    """Each kind of wrap once, as far as the text is long enough."""
    for width in (40, 66, 78):
        yield from _case("wrapping/greedy", language, greedy(language, paragraphs, width), width)
    yield from _case(
        "wrapping/indented", language,
        textwrap.indent(greedy(language, paragraphs, 60), "    "), 64,
    )  # fmt: skip
    yield from _case(
        "wrapping/quoted", language,
        textwrap.indent(greedy(language, paragraphs, 60), "> ", lambda _line: True), 62,
    )  # fmt: skip
    first, second, *rest = sorted(paragraphs, key=len, reverse=True)
    part = greedy(language, [first + ("" if is_unspaced(language) else " ") + second], 36)
    if len(part.splitlines()) >= LEAST and len(rest) > 1:
        before, after = rest[0], "\n\n".join(rest[1:])
        yield text_case(
            "wrapping/partial", language, "wrapping", f"{before}\n\n{part}\n\n{after}\n",
            span=(len(before) + 2, len(before) + 2 + len(part)),
        )  # fmt: skip
    encoded = quopri.encodestring("\n\n".join(paragraphs).encode()).decode("ascii")
    yield text_case("wrapping/quoted-printable", language, "wrapping", encoded)


def _case(kind: str, language: str, text: str, width: int) -> Iterator[Case]:
    """The case, if it has lines enough."""
    if len([line for line in text.splitlines() if line.strip("> ")]) >= LEAST:
        yield text_case(kind, language, "wrapping", text + "\n", width=width)


def greedy(language: str, paragraphs: Sequence[str], width: int) -> str:
    """The paragraphs wrapped: at blanks, or after so many columns where there are none."""
    if is_unspaced(language):
        each = width // 2 if language[:2] in ("zh", "ja") else width
        return "\n\n".join(
            "\n".join(text[at : at + each] for at in range(0, len(text), each))
            for text in paragraphs
        )
    return "\n\n".join(
        textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
        for text in paragraphs
    )
