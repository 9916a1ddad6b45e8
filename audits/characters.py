"""What is known of each code point: its kind, and the properties of each kind.

A *kind* is one byte: code points of the same kind share all properties. So one table look-up a
character gives everything, and the histogram of kinds says which properties a document holds.
"""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audits.character_table import KIND_PROPERTIES, RUN_KINDS, RUN_STARTS, UNICODE_VERSION
from audits.properties import Property

__all__ = [
    "KINDS",
    "UNICODE_VERSION",
    "WIDTHS",
    "Property",
    "kinds_with",
    "points_with",
    "properties_of",
    "width_by_kind",
]

_LAST: Final = 0x110000

_RUNS: Final = np.fromstring(RUN_KINDS, dtype=np.uint8, sep=" ")
_STARTS: Final = np.fromstring(RUN_STARTS, dtype=np.int64, sep=" ")
_SIZES: Final = np.diff(np.append(_STARTS, _LAST))
"""Kind, first code point and length of each run of code points of one kind."""

KINDS: Final[NDArray[np.uint8]] = np.repeat(_RUNS, _SIZES)
"""Kind of each code point, by code point."""

_PROPERTIES: Final[NDArray[np.uint64]] = np.zeros(256, dtype=np.uint64)
_masks: Final = [int(mask, 16) for mask in KIND_PROPERTIES.split()]
_PROPERTIES[: len(_masks)] = _masks


@cache
def kinds_with(properties: Property) -> NDArray[np.bool_]:
    """For each of the 256 kinds: does it bear any of *properties*?"""
    found: NDArray[np.bool_] = (_PROPERTIES & np.uint64(properties.value)) != 0
    found.flags.writeable = False
    return found


def points_with(properties: Property) -> NDArray[np.int64]:
    """The code points that bear any of *properties*, in order."""
    runs = kinds_with(properties).take(_RUNS).nonzero()[0]
    sizes = _SIZES[runs]
    before = np.cumsum(sizes) - sizes
    points: NDArray[np.int64] = np.arange(sizes.sum()) + (_STARTS[runs] - before).repeat(sizes)
    return points


def properties_of(kinds: NDArray[np.int64]) -> int:
    """All properties that any of these kinds bears, as the bits of a Property."""
    return int(np.bitwise_or.reduce(_PROPERTIES[kinds]))


@cache
def width_by_kind(ambiguous: int) -> NDArray[np.uint8]:
    """Columns of each kind on a terminal (UAX #11): wide 2, marks and format characters 0.

    *ambiguous* is the width of East Asian Ambiguous characters: 1, or 2 in East Asian fonts.
    """
    widths = np.ones(256, dtype=np.uint8)
    widths[kinds_with(Property.AMBIGUOUS)] = ambiguous
    widths[kinds_with(Property.WIDE)] = 2
    widths[kinds_with(Property.ZERO_WIDTH)] = 0
    widths.flags.writeable = False
    return widths


WIDTHS: Final = width_by_kind(1)
"""Columns of each kind, East Asian Ambiguous characters taking one."""
