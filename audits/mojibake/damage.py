"""A damaged stretch of a text: where it lies, and how it came about."""

from typing import NamedTuple


class Step(NamedTuple):
    """One wrong reading: bytes written in one encoding were read in another."""

    written: str
    read: str

    def __str__(self) -> str:
        """The step as "utf-8>cp1252"."""
        return f"{self.written}>{self.read}"


class Damage(NamedTuple):
    """A stretch of characters that a wrong reading made."""

    start: int
    end: int
    characters: int
    """How many of its characters the reading made: those outside ASCII."""
    step: Step
    """The last wrong reading; the text may have been damaged before it (see repair)."""
