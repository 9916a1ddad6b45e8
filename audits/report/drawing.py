"""Drawings of a document as path data of SVG: its line widths, where its repetitions stand.

Only numbers come out of here; the frame, the colours and the words around them are the template's.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby, islice
from typing import Any, Final, NamedTuple

from audits.row import Row

HEIGHT: Final = 40
"""Units of the drawing of line widths, top to bottom."""
LENGTH: Final = 1000
"""Units that stand for the whole document in the drawing of repetition."""
LANE: Final = 10
"""Units from one repeated block's lane to the next."""
GAP: Final = 1
"""Units above and below the bars of a lane."""
LANE_PIXELS: Final = 16
LEAST_PIXELS: Final = 32
LANES: Final = 8
"""Blocks drawn: the largest ones."""
COPIES: Final = 200
"""Copies drawn of one block."""
PAIRS: Final = 120
"""Pairs of places drawn in the recurrence plot: those of the largest blocks first."""
BINS: Final = 30
"""Bars of a distribution."""


class Widths(NamedTuple):
    """The widest line in each stretch of a document, as a filled outline."""

    path: str
    """In a box as wide as there are stretches and HEIGHT high."""
    stretches: int
    widest: int
    """Columns of the widest line: the full height."""
    wrap: str
    """Where the text is wrapped, with its unit; empty if it is not."""
    wrap_at: int
    """How far down that width lies; -1 if it is not in columns, as the lines are."""


class Repetition(NamedTuple):
    """Where each repeated block stands: a lane a block, the document from left to right."""

    first: str
    """The first occurrences."""
    later: str
    """Their copies."""
    lanes: int
    pixels: int
    """How high to draw it."""
    blocks: int
    """All blocks, drawn or not."""
    copies: int
    """Occurrences of the block that stands most often."""
    recurrence: str = ""
    """The document against itself, in a square of LENGTH: a slanted line for each pair of places
    that hold the same text."""


class Distribution(NamedTuple):
    """How many documents have which value of a measure, as bars in a box BINS wide."""

    path: str
    """Bars in a box HEIGHT high; their heights grow with the logarithm of the count."""
    bound_at: float
    """Where the bound lies, from the left."""
    highest: float
    """The value at the right end."""


def widths(row: Row) -> Widths | None:
    """The line widths of *row*; None if it has no line."""
    widest = max(row.widths, default=0)
    if not widest:
        return None
    steps, down = [f"M0 {HEIGHT}"], HEIGHT
    for width, run in groupby(row.widths):
        target = round(HEIGHT * (1 - width / widest))
        steps += [f"v{target - down}"] * (target != down) + [f"h{len(list(run))}"]
        down = target
    width, unit = _wrap(row)
    drawn = unit == "columns" and width <= widest
    return Widths(
        path="".join([*steps, f"V{HEIGHT}z"]),
        stretches=len(row.widths),
        widest=widest,
        wrap=f"{width} {unit}" if width else "",
        wrap_at=round(HEIGHT * (1 - width / widest)) if drawn else -1,
    )


def repetition(row: Row) -> Repetition | None:
    """The repeated blocks of *row*, the largest first; None if it has none."""
    blocks = sorted(_blocks(row), key=lambda block: (-_extent(block), block))
    if not blocks or not row.characters:
        return None
    scale = LENGTH / row.characters
    drawn = blocks[:LANES]
    return Repetition(
        first="".join(_bars(block[:1], lane, scale) for lane, block in enumerate(drawn)),
        later="".join(_bars(block[1:COPIES], lane, scale) for lane, block in enumerate(drawn)),
        lanes=len(drawn),
        pixels=max(LANE_PIXELS * len(drawn), LEAST_PIXELS),
        blocks=len(blocks),
        copies=max(map(len, blocks)),
        recurrence="".join(islice(_recurrence(drawn, scale), PAIRS)),
    )


def distribution(values: Sequence[float], bound: float) -> Distribution | None:
    """The bars of *values* with the place of the *bound*; None where all values are the same."""
    highest = max([*values, bound])
    if highest <= 0 or not values or min(values) < 0:
        return None
    counts = [0] * BINS
    for value in values:
        counts[min(int(value / highest * BINS), BINS - 1)] += 1
    most = math.log1p(max(counts))
    heights = [round(HEIGHT * math.log1p(count) / most) for count in counts]
    bars = (f"M{x} {HEIGHT}v-{h}h.8v{h}z" for x, h in enumerate(heights) if h)
    return Distribution("".join(bars), round(bound / highest * BINS, 1), highest)


def _wrap(row: Row) -> tuple[int, str]:
    """The widest wrap of *row* with its unit; 0 if it has none."""
    found = [item.finding.details for item in row.evidence if item.family == "wrapping"]
    wraps = [
        (int(each["width"]), str(each["unit"]))
        for each in found
        if {"width", "unit"} <= each.keys()
    ]
    return max(wraps, default=(0, ""))


def _blocks(row: Row) -> set[tuple[tuple[int, int], ...]]:
    """The occurrences of each repeated block, in order of place."""
    copies: Iterable[Any] = (
        item.finding.details["copies"] for item in row.evidence if "copies" in item.finding.details
    )
    blocks = (tuple(sorted((int(start), int(end)) for start, end in each)) for each in copies)
    return {block for block in blocks if len(block) > 1}


def _recurrence(blocks: Iterable[tuple[tuple[int, int], ...]], scale: float) -> Iterator[str]:
    """A slanted line for each pair of a block's places, below the diagonal."""
    for block in blocks:
        for (here, end), (there, _) in combinations(block, 2):
            length = max(round((end - here) * scale), 2)
            yield f"M{round(here * scale)} {round(there * scale)}l{length} {length}"


def _extent(block: tuple[tuple[int, int], ...]) -> int:
    """Characters in all copies after the first."""
    return sum(end - start for start, end in block[1:])


def _bars(places: Iterable[tuple[int, int]], lane: int, scale: float) -> str:
    """A bar for each place; at least two units long, so that it can be seen."""
    top = lane * LANE + GAP
    return "".join(
        f"M{round(start * scale)} {top}h{max(round((end - start) * scale) - 1, 2)}v{LANE - 2 * GAP}"
        f"H{round(start * scale)}z"
        for start, end in places
    )
