"""Neighbouring places as stretches, and which places lie in some."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray


def stretches(places: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Start and end of each run of successive places; *places* ascend."""
    if not places.size:
        return
    breaks = (np.diff(places) > 1).nonzero()[0]
    firsts = places[np.append(0, breaks + 1)]
    lasts = places[np.append(breaks, places.size - 1)]
    yield from zip(firsts.tolist(), (lasts + 1).tolist(), strict=True)


def inside(spans: Iterable[tuple[int, int]]) -> Callable[[int], bool]:
    """Says of a place whether it lies in one of these stretches, which may overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    starts = [start for start, _ in merged]

    def is_inside(place: int) -> bool:
        at = bisect_right(starts, place) - 1
        return at >= 0 and place < merged[at][1]

    return is_inside
