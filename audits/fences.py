"""Code between fences, as Markdown has it (CommonMark 0.31, section 4.5)."""

from collections.abc import Iterator
from typing import Final

from audits.patterns import pattern

FENCED: Final = r"(?m)^[ \t]{0,9}(?P<fence>```|~~~)[^\n]*\n[\s\S]*?^[ \t]{0,9}(?P=fence)"
"""From one fence to the next; nine blanks, for CommonMark's three and the indent of a list."""


def fenced(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch between fences, these included."""
    if "```" in text or "~~~" in text:
        yield from (found.span() for found in pattern(FENCED).finditer(text))
