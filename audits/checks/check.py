"""What every check module provides; the module itself is the check."""

from collections.abc import Iterator
from typing import Final, Protocol

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Measure

FAMILIES: Final = {
    "RP": "repetition",
    "LW": "wrapping",
    "PB": "punctuation",
    "EN": "encoding",
}
"""Family of a check by the letters of its code."""

ALWAYS: Final = Property(0)
"""NEEDS of a check that no screening can spare."""


class Check(Protocol):
    """A module of audits.checks: its docstring is its page of the manual."""

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]
        """The manual page, with `Okay:` and `Bad:` examples that run as tests."""

    @property
    def CODE(self) -> str:  # noqa: N802
        """Letters of the family and three digits."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """What it finds, in a few words."""

    @property
    def COLUMNS(self) -> tuple[Column, ...]:  # noqa: N802
        """The measures that it gives; the first is the one its examples break."""

    @property
    def NEEDS(self) -> Property:  # noqa: N802
        """Properties without any of which it cannot fire; ALWAYS if it looks at each document."""

    def find(self, document: Document) -> Iterator[Measure]:
        """The measures of *document*; a measure that is not given is 0."""
