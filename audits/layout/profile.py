"""The outline of a text's right edge: data for a drawing."""

from typing import Final

import numpy as np

from audits.characters import WIDTHS
from audits.document import Document

STEPS: Final = 120
"""Most numbers of a profile: what a drawing of an inch or two can show."""


def width_profile(document: Document) -> tuple[int, ...]:
    """The widest line, in columns, of each of at most 120 equal stretches of lines."""
    lines = document.lines
    if not lines.count:
        return ()
    widths = lines.ends - lines.starts
    if (WIDTHS[document.histogram > 0] != 1).any():
        sums = np.zeros(document.codes.size + 1, dtype=np.int64)
        np.cumsum(WIDTHS.take(document.kinds), out=sums[1:])
        widths = sums[lines.ends] - sums[lines.starts]
    if lines.count <= STEPS:
        return tuple(widths.tolist())
    first = np.arange(STEPS) * lines.count // STEPS
    return tuple(np.maximum.reduceat(widths, first).tolist())
