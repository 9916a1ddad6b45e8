"""A document: its text, and the arrays that every check reads."""

from collections.abc import Callable, Iterator
from functools import cached_property, wraps
from typing import Any, Final, NamedTuple, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from audits.characters import KINDS, Property, kinds_with, properties_of
from audits.decoding import Decoded, decode

T = TypeVar("T")

BLOCK: Final = 1 << 15
"""Characters looked up at once: numpy makes eight bytes of each, which a fast cache holds."""

AHEAD: Final = 4
"""Characters from one on that can be looked at without a look at the end of the text."""


class Lines(NamedTuple):
    """The lines of a text: offsets of first character and of line end, line ends excluded.

    LF, CR, CRLF, U+2028 and U+2029 end a line. A text that ends in a line end has no empty last
    line; an empty text has no line.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    @property
    def count(self) -> int:  # type: ignore[override]
        """How many lines there are."""
        return self.starts.size


class Document:
    """One text under audit; never changed, and lazy in everything that follows from its text."""

    def __init__(self, decoded: Decoded, path: str = "") -> None:
        """The document of a decoded text; *path* is the name under which it is reported."""
        self.decoded = decoded
        self.path = path
        self.derived: dict[Callable[..., Any], Any] = {}
        """What functions marked `once` found out about this document."""

    @classmethod
    def from_bytes(cls, data: bytes, path: str = "") -> Self:
        """The document that these bytes hold; any bytes give one."""
        return cls(decode(data), path)

    @classmethod
    def from_text(cls, text: str, path: str = "") -> Self:
        """A document that came as text already, as a record of JSON Lines does."""
        return cls(Decoded(text, "utf-8", "text"), path)

    @property
    def text(self) -> str:
        """The decoded text, line ends and byte order mark as they stand."""
        return self.decoded.text

    @cached_property
    def bounded(self) -> NDArray[np.uint32]:
        """The code points after one zero and before AHEAD of them: see `bounded_points`."""
        return bounded_points(self.text)

    @cached_property
    def codes(self) -> NDArray[np.uint32]:
        """The code points."""
        return self.bounded[1:-AHEAD]

    @cached_property
    def kinds(self) -> NDArray[np.uint8]:
        """The kind of each character (see audits.characters)."""
        kinds = np.empty(self.codes.size, np.uint8)
        for part in _blocks(kinds.size):
            KINDS.take(self.codes[part], out=kinds[part], mode="clip")
        return kinds

    @cached_property
    def histogram(self) -> NDArray[np.int64]:
        """How many characters of each kind there are."""
        counts = np.bincount(self.kinds[:BLOCK], minlength=256)
        for begin in range(BLOCK, self.kinds.size, BLOCK):
            counts += np.bincount(self.kinds[begin : begin + BLOCK], minlength=256)
        return counts

    @cached_property
    def held(self) -> int:
        """The properties that some character bears, as the bits of a Property."""
        return properties_of(self.histogram.nonzero()[0])

    def holds(self, properties: Property) -> bool:
        """Does any character bear any of *properties*?"""
        return bool(self.held & properties._value_)

    def count(self, properties: Property) -> int:
        """How many characters bear any of *properties*."""
        if not self.held & properties._value_:
            return 0
        return int(self.histogram @ kinds_with(properties))

    def mask(self, properties: Property) -> NDArray[np.bool_]:
        """For each character: does it bear any of *properties*? Not to be written to."""
        bears = self._kind_bytes.translate(kinds_with(properties).tobytes())
        return np.frombuffer(bears, np.bool_)

    @cached_property
    def _kind_bytes(self) -> bytes:
        """The kinds once more: bytes.translate looks up twice as fast as numpy, without indices."""
        return self.kinds.tobytes()

    def places(self, properties: Property) -> NDArray[np.int64]:
        """Offsets of the characters that bear any of *properties*."""
        if not self.holds(properties):
            return np.empty(0, dtype=np.int64)
        return self.mask(properties).nonzero()[0]

    @cached_property
    def high(self) -> NDArray[np.int64]:
        """Offsets of the characters outside ASCII: wrong readings change no others."""
        return self.places(Property.HIGH)

    @cached_property
    def visible(self) -> int:
        """Number of characters that are no white space."""
        return self.codes.size - self.count(Property.SPACE)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        codes, size = self.codes, self.codes.size
        ends = self.places(Property.NEWLINE)
        nexts = ends + 1
        if ends.size and "\r" in self.text:
            after = codes.take(np.minimum(ends + 1, size - 1))
            first = (codes[ends] == 0x0D) & (after == 0x0A) & (ends + 1 < size)
            second = np.append(False, first[:-1])  # the LF whose CR ended the line already
            ends, nexts = ends[~second], (nexts + first)[~second]
        starts = np.concatenate(([0], nexts))
        if starts[-1] >= size:
            return Lines(starts[:-1], ends)
        return Lines(starts, np.append(ends, size))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1."""
        starts = self.lines.starts
        if not starts.size:
            return 1, offset + 1
        line = max(int(np.searchsorted(starts, offset, side="right")), 1)
        return line, offset - int(starts[line - 1]) + 1


def bounded_points(text: str) -> NDArray[np.uint32]:
    """The code points of *text* after one zero and before AHEAD: all have neighbours."""
    bounded = "\0" + text + AHEAD * "\0"
    return np.frombuffer(bounded.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _blocks(size: int) -> Iterator[slice]:
    """The blocks of an array of *size* characters, in order."""
    return (slice(begin, begin + BLOCK) for begin in range(0, size, BLOCK))


def once(function: Callable[[Document], T]) -> Callable[[Document], T]:
    """*function*, computed once for each document; the result lives as long as the document.

    For what several checks need and none owns, such as the estimate of a wrap width.
    """

    @wraps(function)
    def remembered(document: Document) -> T:
        if function not in document.derived:
            document.derived[function] = function(document)
        result: T = document.derived[function]
        return result

    return remembered
