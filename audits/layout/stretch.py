"""A run of lines of a document, with offsets and line numbers of its own."""

from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property, kinds_with
from audits.document import Document

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Kinds = NDArray[np.uint8]


class Stretch(NamedTuple):
    """A run of lines of a document, with offsets and line numbers of its own."""

    text: str
    codes: NDArray[np.uint32]
    kinds: Kinds
    blank: Flags
    """For each character: is it white space?"""
    starts: Ints
    ends: Ints

    @classmethod
    def of(cls, document: Document, first: int, last: int) -> Self:
        """The lines *first* to *last* (excluded)."""
        lines = document.lines
        base, end = int(lines.starts[first]), int(lines.ends[last - 1])
        kinds = document.kinds[base:end]
        return cls(
            document.text[base:end],
            document.codes[base:end],
            kinds,
            kinds_with(Property.SPACE).take(kinds),
            lines.starts[first:last] - base,
            lines.ends[first:last] - base,
        )
