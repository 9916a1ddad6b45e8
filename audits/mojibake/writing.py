"""Whether characters stand as in writing: beside others, in words."""

from typing import Final

import numpy as np

from audits.document import Document
from audits.mojibake.misfit import Region
from audits.mojibake.samples import LOST

LEAST: Final = 0.5
"""Share of the characters outside ASCII that stand in words, in damaged text: nearly all do. In
alphabets, rules of collation and key maps they stand alone, in drawn tables beside their like."""


def in_words(document: Document, region: Region) -> bool:
    """Do the characters outside ASCII stand beside letters, or beside others than themselves?

    Replacement characters, which stand for many others, may be beside their like.
    """
    codes = document.codes[max(region.start - 1, 0) : region.end + 1]
    high = codes > 0x7F
    lower = codes | 0x20
    word = high | ((lower >= ord("a")) & (lower <= ord("z")))
    unlike = (codes[1:] != codes[:-1]) | (codes[1:] == ord(LOST))
    joined = word[1:] & word[:-1] & unlike
    inside = high & (np.append(False, joined) | np.append(joined, False))
    return bool(inside.sum() >= LEAST * high.sum())
