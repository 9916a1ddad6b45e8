"""Bytes become text: strict UTF-8 first, then UTF-16 and UTF-32, then a legacy encoding."""

from typing import Literal, NamedTuple

Way = Literal["utf-8", "damaged utf-8", "utf-16/32", "legacy", "text"]


class InvalidBytes(NamedTuple):
    """Bytes that do not belong to any character of the encoding."""

    offset: int
    """Bytes before the place."""
    data: bytes
    kind: str
    """What is wrong with them: "stray continuation byte", "cut sequence", …"""
    place: int
    """Code points before the place; each invalid byte stands in the text as one U+FFFD."""


class Decoded(NamedTuple):
    """The text of some bytes, and how it was read."""

    text: str
    encoding: str
    """Python's name of the codec that gave the text."""
    way: Way
    invalid: tuple[InvalidBytes, ...] = ()
    alternative: str = ""
    """A second encoding that fits as well; empty if the first is certain."""


def decode(data: bytes) -> Decoded:
    """The text of *data*, whatever the bytes are: never an error."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "utf-8")
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1", "legacy")
