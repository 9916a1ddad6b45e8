"""Single-byte code pages as tables.

Bytes that a code page leaves undefined are read as the C1 control of the same value, as browsers
do (WHATWG Encoding Standard, section 9); Python's codecs refuse them.
"""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audits.mojibake.code_page_table import UPPER_HALVES

READERS: Final = (
    "cp1252", "latin-1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "cp1258", "cp874", "iso8859-2", "iso8859-5", "iso8859-7", "iso8859-15", "mac_roman",
    "mac_cyrillic", "cp437", "cp850", "cp852", "cp866", "koi8-r",
)  # fmt: skip
"""Code pages in which text is read by mistake, the likeliest first; each has a bit of 32."""

LETTER_TRAILS: Final = (
    ("cp866", 0x430, 0x45F), ("koi8-r", 0x400, 0x45F), ("iso8859-5", 0x400, 0x45F),
    ("cp1251", 0x400, 0x4FF), ("mac_cyrillic", 0x400, 0x45F), ("cp1256", 0x600, 0x6FF),
)  # fmt: skip
"""Code pages whose bytes 80-BF are letters of these ranges."""

FIRST_TRAIL: Final = 0x80
"""The second byte of all marks from U+2000 to U+203F. As a letter it is a capital, which stands
behind a small one in no clean text, so that quotation marks alone show the damage."""

BMP: Final = 0x10000
_ASCII: Final = "".join(map(chr, range(0x80)))
SUBSTITUTE: Final = 0x1A
"""The byte of a character that a code page does not hold."""


@cache
def characters(codec: str) -> str:
    """The 256 characters of a code page, by byte."""
    upper = UPPER_HALVES.get(codec)
    return _ASCII + upper if upper else from_codec(codec)


def from_codec(codec: str) -> str:
    """The same from Python's codec, which is to be imported first."""
    text = bytes(range(256)).decode(codec, "surrogateescape")
    return text.translate({0xDC00 + byte: byte for byte in range(0x80, 0x100)})


@cache
def bytes_table(codec: str) -> NDArray[np.uint8]:
    """The byte of each character of the BMP in a code page, or SUBSTITUTE."""
    table = np.full(BMP, SUBSTITUTE, dtype=np.uint8)
    table[_points(codec)] = np.arange(256, dtype=np.uint8)
    return table


@cache
def bytes_of_readers() -> NDArray[np.uint8]:
    """The tables of all READERS, one after another."""
    return np.concatenate([bytes_table(codec) for codec in READERS])


def written(text: str, codec: str) -> bytes:
    """The bytes that were read as *text* in a code page; SUBSTITUTE for what it does not hold."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return bytes_table(codec).take(codes, mode="clip").tobytes()


def _points(codec: str) -> NDArray[np.uint32]:
    """The code points of a code page, by byte."""
    return np.frombuffer(characters(codec).encode("utf-32-le"), dtype="<u4")


class Roles:
    """What each character of the BMP is as a byte of UTF-8, one bit a code page of READERS."""

    def __init__(self) -> None:
        """Fill the tables; about 2 ms."""
        self.leads = np.zeros((3, BMP), dtype=np.uint32)
        """Of sequences of two, of three and of four bytes."""
        self.trail = np.zeros(BMP, dtype=np.uint32)
        bounds = ((0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5))
        spans = [(lead, *bound) for lead, bound in zip(self.leads, bounds, strict=True)]
        for bit, codec in enumerate(READERS):
            points = _points(codec)
            for table, first, end in (*spans, (self.trail, 0x80, 0xC0)):
                table[points[first:end]] |= np.uint32(1 << bit)
        self.trail[0xFFFD] = 0xFFFFFFFF  # a lost byte may have been any continuation
        # Where a letter of a code page leads and its letters continue, the words of clean text
        # look like UTF-8; true damage shows other pairs as well, so a screen may pass those by.
        lead, trail = np.bitwise_or.reduce(self.leads), self.trail.copy()
        self.leading: NDArray[np.bool_] = lead > 0
        outside = lead.copy()
        for codec, first, last in LETTER_TRAILS:
            page = np.uint32(1 << READERS.index(codec))
            for table in (outside, trail):
                table[first : last + 1] &= ~page
            trail[_points(codec)[FIRST_TRAIL]] |= page
        self.screen_first = lead.astype(np.uint64) << np.uint64(32) | outside
        self.screen_next = trail.astype(np.uint64) << np.uint64(32) | self.trail


@cache
def roles() -> Roles:
    """The tables, built when first needed."""
    return Roles()
