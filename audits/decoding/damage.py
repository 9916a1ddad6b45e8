"""Damage: bytes that belong to no character, found while the rest of a text is decoded."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.patterns import byte_pattern

MOST_INVALID: Final = 1000
"""Damaged places described one by one; beyond them they are only counted."""

WINDOWS: Final = 16
WINDOW: Final = 1 << 14
"""Number and length in bytes of the windows through which large data are looked at."""

_ESCAPE: Final = 0xDC00  # PEP 383: byte 0xNN is decoded as the lone surrogate U+DCNN
_LAST_ESCAPE: Final = 0xDCFF
_REPLACEMENT: Final = 0xFFFD
_SEPARATOR: Final = 0x0A

KINDS_OF_DAMAGE: Final = {
    "pair": "surrogates in UTF-8 (CESU-8)",
    "surrogate": "surrogate in UTF-8",
    "overlong": "overlong sequence",
    "beyond": "code point beyond U+10FFFF",
    "cut": "cut sequence",
    "byte": "byte that UTF-8 never uses",
    "stray": "stray continuation byte",
    "other": "no character of the encoding",
}
"""Names of the groups of the patterns below, in words."""

_UTF_8: Final = (
    rb"(?P<pair>\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf])"
    rb"|(?P<surrogate>\xed[\xa0-\xbf][\x80-\xbf]?)"
    rb"|(?P<overlong>[\xc0\xc1][\x80-\xbf]|\xe0[\x80-\x9f][\x80-\xbf]?|\xf0[\x80-\x8f][\x80-\xbf]{0,2})"
    rb"|(?P<beyond>(?:\xf4[\x90-\xbf]|[\xf5-\xf7][\x80-\xbf])[\x80-\xbf]{0,2})"
    rb"|(?P<cut>[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})"
    rb"|(?P<byte>[\xc0-\xff])"
    rb"|(?P<stray>[\x80-\xbf]+)"
)
"""Damaged sequences of UTF-8, after table 3-7 of the Unicode Standard."""

_OTHER: Final = rb"(?P<other>[\x80-\xff]+)"


class InvalidBytes(NamedTuple):
    """Bytes that do not belong to any character of the encoding."""

    offset: int
    """Bytes before the place."""
    data: bytes
    kind: str
    """What is wrong with them: "stray continuation byte", "cut sequence", …"""
    place: int
    """Code points before the place; each invalid byte stands in the text as one U+FFFD."""

    @property
    def shaped(self) -> bool:
        """Is it a lead byte of UTF-8 with continuation bytes, which other encodings rarely give?"""
        return len(self.data) > 1 and self.data[0] >= 0xC0


class Damaged(NamedTuple):
    """A decoded text whose invalid bytes are still to be described."""

    escaped: str
    """Each invalid byte stands as a lone surrogate (PEP 383)."""
    codec: str
    places: NDArray[np.int64]
    """Code points before each invalid byte."""

    @property
    def text(self) -> str:
        """The text with U+FFFD for each invalid byte."""
        if not self.places.size:
            return self.escaped
        codes = _codes(self.escaped).copy()
        codes[self.places] = _REPLACEMENT
        return codes.tobytes().decode("utf-32-le")

    def described(self) -> tuple[tuple[InvalidBytes, ...], int]:
        """The first damaged places, at most MOST_INVALID, and how many there are in all."""
        runs = self._runs()
        damaged = byte_pattern(_UTF_8 if self.codec == "utf-8" else _OTHER)
        found = damaged.finditer(runs)
        first = list(islice(found, MOST_INVALID))
        return tuple(self._records(first, runs)), len(first) + sum(1 for _ in found)

    def _runs(self) -> bytes:
        """The invalid bytes, runs of neighbours kept apart by a separator."""
        if not self.places.size:
            return b""
        bad = (_codes(self.escaped)[self.places] - _ESCAPE).astype(np.uint8)
        borders = (np.diff(self.places) != 1).nonzero()[0] + 1
        return np.insert(bad, borders, _SEPARATOR).tobytes()

    def _records(self, found: list[re.Match[bytes]], runs: bytes) -> Iterator[InvalidBytes]:
        """The damaged sequences with their places in the text and in the bytes."""
        offset = separators = place = index = 0
        for match in found:
            separators += runs.count(_SEPARATOR, index, match.start())
            index, before = match.start(), place
            place = int(self.places[index - separators])
            offset += len(self.escaped[before:place].encode(self.codec, "surrogateescape"))
            kind = KINDS_OF_DAMAGE[match.lastgroup or "other"]
            yield InvalidBytes(offset, match[0], kind, place)


def decoded(data: bytes, codec: str) -> Damaged:
    """*data* read in *codec*, any stateless codec of Python, whatever of it does not decode."""
    escaped = data.decode(codec, "surrogateescape")
    codes = _codes(escaped)
    return Damaged(escaped, codec, ((codes >= _ESCAPE) & (codes <= _LAST_ESCAPE)).nonzero()[0])


def hopeless(data: bytes) -> bool:
    """Is *data* so large, and a sample of it so far from UTF-8, that decoding it is in vain?"""
    if len(data) <= WINDOWS * WINDOW:
        return False
    step = len(data) // WINDOWS
    sample = b"".join(data[at : at + WINDOW] for at in range(0, len(data) - WINDOW, step))
    beyond_ascii = len(sample) - len(sample.translate(None, bytes(range(0x80, 0x100))))
    return decoded(sample, "utf-8").places.size > beyond_ascii / 2


def _codes(text: str) -> NDArray[np.uint32]:
    """The code points of *text*, lone surrogates included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
