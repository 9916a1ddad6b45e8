"""Following a copy from anchor to anchor, as long as both texts go on alike."""

from typing import Final, NamedTuple

import numpy as np

from audits.repeats.fingerprints import Places
from audits.repeats.windows import Ranges, Windows

LARGE: Final = 192
"""Windows from which a copy is worth being followed by itself; fewer are looked up one by one."""


class Anchors(NamedTuple):
    """The anchors of a text, in order of place."""

    places: Places
    firsts: Places
    """For each anchor the first that is equal, by number."""
    lows: Places
    """The first place whose window has this anchor for its own."""
    highs: Places
    """The last one; before the first if there is none."""


class Group(NamedTuple):
    """Successive windows whose anchors all stood before, equally far."""

    low: int
    high: int
    shift: int


def groups(anchors: Anchors) -> tuple[list[Group], Ranges]:
    """The large groups, and the windows of all others together with those they may equal."""
    places, firsts, lows, highs = anchors
    later = ((firsts != np.arange(firsts.size)) & (lows <= highs)).nonzero()[0]
    if not later.size:
        return [], _unknown(later, later)
    shifts = places[later] - places[firsts[later]]
    parted = (lows[later[1:]] != highs[later[:-1]] + 1) | (shifts[1:] != shifts[:-1])
    begins = np.append(True, parted).nonzero()[0]
    ends = np.append(parted, True).nonzero()[0]
    sizes = highs[later[ends]] - lows[later[begins]] + 1
    is_large = sizes >= LARGE
    large = [
        Group(int(lows[later[begin]]), int(highs[later[end]]), int(shifts[begin]))
        for begin, end in zip(begins[is_large].tolist(), ends[is_large].tolist(), strict=True)
    ]
    small = later[~np.repeat(is_large, ends - begins + 1)]
    alike = np.zeros(places.size, np.bool_)
    alike[small] = alike[firsts[small]] = True
    return large, _unknown(lows[alike], highs[alike])


def follow(windows: Windows, group: Group) -> tuple[Ranges, Ranges]:
    """The windows of a group that equal those *shift* before, and the others.

    Compared is character by character.
    """
    low, high, shift = group
    begin, end = max(low, shift), int(windows.ends(np.array([high]))[0])
    codes = windows.codes
    apart = (codes[begin:end] != codes[begin - shift : end - shift]).nonzero()[0] + begin
    lows = np.append(begin, apart + 1)
    highs = np.minimum(windows.last_within(np.append(apart, end)), high)
    kept = lows <= highs
    lows, highs = lows[kept], highs[kept]
    others = np.append(low, highs + 1), np.append(lows - 1, high)
    return Ranges(lows, highs, np.full(lows.size, shift)), _unknown(*others)


def _unknown(lows: Places, highs: Places) -> Ranges:
    """Ranges of which it is not known where they stood before."""
    return Ranges(lows, highs, np.zeros(lows.size, np.int64))
