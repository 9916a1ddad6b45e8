"""Legacy encodings: which one bytes are in that are neither UTF-8 nor UTF-16 nor UTF-32."""

import codecs
from typing import Final, NamedTuple

SAMPLE: Final = 1 << 17
"""Bytes that the detectors see."""

FAMILY: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
}
"""Codec that reads all of another's texts, and more; the smaller one is a common misnomer."""


class Guess(NamedTuple):
    """An encoding, and a second one if the first is not certain."""

    codec: str
    alternative: str = ""


def guess(data: bytes) -> Guess:
    """The encoding of *data*, which is no UTF-8; never an error."""
    import cchardet
    import chardet

    sample = data[:SAMPLE]
    first = _codec(chardet.detect(sample)["encoding"])
    second = _codec(cchardet.detect(sample)["encoding"])
    fit = [codec for codec in (first, second, "cp1252") if codec and _fits(data, codec)]
    return Guess(fit[0] if fit else "latin-1")


def _codec(name: str | None) -> str:
    """Python's name of an encoding; empty if it has none."""
    try:
        codec = codecs.lookup(name or "").name
    except LookupError:
        return ""
    return FAMILY.get(codec, codec)


def _fits(data: bytes, codec: str) -> bool:
    """Do all bytes decode?"""
    try:
        data.decode(codec)
    except (UnicodeError, ValueError):
        return False
    return True
