"""Lines that are rows of a table, by their tabs, bars and gaps."""

from typing import Final

import numpy as np

from audits.layout.stretch import Flags, Ints, Stretch

ALIGNED: Final = 2
"""Gaps of a line that stand in the columns of gaps beside it, from which it is a row."""


def rows(stretch: Stretch, body: Ints, end: Ints) -> Flags | None:
    """Which lines are rows: a tab inside, two gaps, or two bars; None if none can be."""
    text = stretch.text
    tables: list[Flags] = []
    for mark, least in (("\t", 1), ("|", 2)):
        if mark in text:
            places = (stretch.codes == ord(mark)).nonzero()[0]
            inside = places.searchsorted(end) - places.searchsorted(body)
            tables.append(inside >= least)
    if "  " in text:
        tables.append(_gapped(stretch, body, end))
    return np.logical_or.reduce(tables) if tables else None


def _gapped(stretch: Stretch, body: Ints, end: Ints) -> Flags:
    """Lines with a gap of four blanks, or with two gaps that stand above or below gaps.

    Blanks that pad a line to its right edge, and two blanks after a stop, stand anywhere.
    """
    blank = stretch.blank
    torn = (blank[3:] & blank[2:-1] & blank[1:-2] & blank[:-3]).nonzero()[0]
    rows: Flags = np.searchsorted(torn, end) > np.searchsorted(torn, body)
    ends = (blank[:-2] & blank[1:-1] & ~blank[2:]).nonzero()[0] + 2  # where words go on
    line = np.searchsorted(body, ends, side="right") - 1
    ends, line = ends[line >= 0], line[line >= 0]
    inside = (ends > body[line]) & (ends < end[line])
    ends, line = ends[inside], line[inside]
    place = line * stretch.kinds.size + ends - body[line]
    beside = np.isin(place + stretch.kinds.size, place) | np.isin(place - stretch.kinds.size, place)
    rows |= np.bincount(line[beside], minlength=body.size) >= ALIGNED
    return rows
