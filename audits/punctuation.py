"""The punctuation of a text: where its marks stand and what stands beside them, found once."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property
from audits.document import Document, once

LINE_END: Final = 0x0A


class Punctuation(NamedTuple):
    """Every mark of a text, in order; one element a mark in each array."""

    places: NDArray[np.int64]
    codes: NDArray[np.uint32]
    """The code points of the marks."""
    before: NDArray[np.uint32]
    """The code points before them; the start of the text counts as a line end."""
    after: NDArray[np.uint32]
    """The code points after them; the end of the text counts as a line end."""

    def only(self, numbers: NDArray[np.int64]) -> "Punctuation":
        """The marks of these numbers, in their order."""
        places, codes, before, after = self
        return Punctuation(
            places.take(numbers), codes.take(numbers), before.take(numbers), after.take(numbers)
        )


@once
def punctuation(document: Document) -> Punctuation:
    """The marks of *document*: general categories Pc to Ps of Unicode."""
    places, codes = document.places(Property.PUNCTUATION), document.codes
    before, after = codes.take(places - 1), codes.take(places + 1, mode="clip")
    if places.size and places[0] == 0:
        before[0] = LINE_END
    if places.size and places[-1] == codes.size - 1:
        after[-1] = LINE_END
    return Punctuation(places, codes.take(places), before, after)
