"""Level-one characters: the hanzi and syllables that national standards list first.

A text in Chinese, Japanese or Korean that was decoded rightly draws 97 to 100 % of its hanzi and
Hangul from them; bytes decoded wrongly scatter over all of Unicode's. Which they are, and by which
standards, is said in generators/level_one.py.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from audits.decoding.level_one_table import BITS, FIRST


@cache
def level_one() -> NDArray[np.bool_]:
    """For each code point below U+10000: is it a level-one hanzi or a Hangul of KS X 1001?"""
    table = np.zeros(0x10000, dtype=np.bool_)
    bits = np.unpackbits(np.frombuffer(bytes.fromhex(BITS), dtype=np.uint8))
    table[FIRST : FIRST + bits.size] = bits
    table.flags.writeable = False
    return table
