"""Repetition planted: copies of a whole text, of a passage, near copies, boilerplate."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from planted.case import Case, text_case
from planted.texts import columns, is_unspaced

LEAST: Final = 75
"""Columns from which a passage is surely a block; a near copy has as many on both sides."""


def cases(language: str, paragraphs: Sequence[str]) -> Iterator[Case]:
    """Each kind of repetition once."""
    text = "\n\n".join(paragraphs)
    for copies in (2, 5):
        yield text_case(
            "repetition/whole", language, "repetition", wrapped(language, text, copies),
            ratio=1 - 1 / copies,
        )  # fmt: skip
    first, *rest = sorted(paragraphs, key=len, reverse=True)
    block = "\n\n".join([first, *rest, first])
    ratio = visible(first) / visible(block)
    if columns(first) >= LEAST:
        yield text_case("repetition/block", language, "repetition", block, ratio=ratio)
    if columns(first) >= 2 * LEAST:
        near = edited(language, first)
        yield text_case(
            "repetition/near", language, "repetition", "\n\n".join([first, *rest, near]),
            ratio=ratio,
        )  # fmt: skip
    footer = first[:160]
    if columns(footer) >= LEAST:
        sections = "\n\n".join(f"{one}\n\n{footer}" for one in rest)
        if len(rest) > 1:
            share = (len(rest) - 1) * visible(footer) / visible(sections)
            yield text_case("repetition/boilerplate", language, "repetition", sections, ratio=share)


def wrapped(language: str, text: str, copies: int) -> str:
    """So many copies as one text, wrapped without regard to where a copy begins."""
    flat = text.replace("\n\n", "" if is_unspaced(language) else " ")
    joined = (flat if is_unspaced(language) else flat + " ") * copies
    if is_unspaced(language):
        return "\n".join(joined[at : at + 37] for at in range(0, len(joined), 37))
    return textwrap.fill(joined, 68, break_long_words=False, break_on_hyphens=False)


def edited(language: str, text: str) -> str:
    """The text with three characters near its middle replaced."""
    middle = len(text) // 2
    return text[:middle] + ("一二三" if is_unspaced(language) else "xyz") + text[middle + 3 :]


def visible(text: str) -> int:
    """Characters that are no white space."""
    return len("".join(text.split()))
