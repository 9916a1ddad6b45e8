"""UTF-8 that lost bytes on its way through a multi-byte encoding, proved byte by byte.

GBK, Big5, Shift-JIS and EUC read UTF-8 two bytes at a time; where a pair means nothing to them, a
byte is lost. The bytes that are left still keep to the order of UTF-8: leading byte, then as many
continuations as it announces.
"""

import re
from typing import Final

UTF8_WITH_LOSSES: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf\x1a?]|[\xe0-\xef][\x80-\xbf\x1a?]{2}"
    rb"|[\xf0-\xf4][\x80-\xbf\x1a?]{3}|[\x1a?][\x80-\xbf]{1,2}"
)
CONSISTENT: Final = 0.93
"""Share of the high bytes that must be UTF-8. It is 1.00 if the text was UTF-8 (9 scripts, read as
GBK, Big5, cp932, cp949, EUC-JP), and at most .58 in clean text, .78 if 40 % of it were lost."""
PAIR: Final = 1.5
"""Evidence of one more byte of a sequence: a pair of high bytes is valid in one case of five."""
ENOUGH: Final = 6.0
PROOF: Final = 1000.0
"""What such a proof counts more than any gain: the letters of a lossy text fit many languages."""


def evidence(data: bytes) -> float:
    """Evidence, in nats, that bytes are UTF-8 of which some were lost; 0 if there is not enough.

    A lost byte stays in its place as one SUBSTITUTE or "?", and may have been any continuation.
    """
    known = sum(byte > 0x7F for byte in data)
    fitting, nats = 0, 0.0
    for found in UTF8_WITH_LOSSES.finditer(data):
        bytes_left = sum(byte > 0x7F for byte in found[0])
        fitting += bytes_left
        nats += PAIR * (bytes_left - 1) * (found[0][0] > 0x7F)
    proved = nats >= ENOUGH and fitting >= CONSISTENT * known
    return PROOF + nats if proved else 0.0
