"""The characters outside ASCII of a text, and what stands around each of them.

Wrong readings change nothing else; so whoever looks for them looks at these characters only.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.document import AHEAD


class High(NamedTuple):
    """The characters outside ASCII."""

    bounded: NDArray[np.uint32]
    """The code points of the whole text after one zero and before AHEAD of them."""
    places: NDArray[np.int64]
    points: NDArray[np.uint32]
    """Their code points."""

    @property
    def before(self) -> NDArray[np.uint32]:
        """The code points before them; 0 at the start of the text."""
        return self.bounded.take(self.places)

    @property
    def after(self) -> NDArray[np.uint32]:
        """The code points after them; 0 at the end of the text."""
        return self.bounded[2:].take(self.places)

    def ahead(self, numbers: NDArray[np.int64]) -> NDArray[np.uint32]:
        """The code points from each of some characters on, ASCII or not: a row for each of AHEAD.

        So many make the longest sequence of UTF-8.
        """
        return self.bounded.take(self.places.take(numbers) + _STEPS)


_STEPS: Final = np.arange(1, AHEAD + 1)[:, None]


def high_characters(bounded: NDArray[np.uint32]) -> High:
    """The characters outside ASCII of a text given as `bounded_points`."""
    codes = bounded[1:-AHEAD]
    places = (codes > 0x7F).nonzero()[0]
    return High(bounded, places, codes.take(places))
