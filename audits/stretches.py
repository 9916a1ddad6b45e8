"""Neighbouring places as stretches."""

from collections.abc import Iterator

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
