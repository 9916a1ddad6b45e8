"""Seven-bit encodings of Chinese, Japanese and Korean: ISO-2022 and HZ, which look like ASCII.

Strict UTF-8 accepts them, so they are known by their escapes, and believed if the bytes decode
without a fault into common characters.
"""

from typing import Final, NamedTuple

from audits.decoding import plausibility

CODECS: Final = (
    (b"\x1b$)C", ("iso2022_kr",)),
    (b"\x1b$", ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2004", "iso2022_jp_2")),
    (b"~{", ("hz",)),
)
"""Escapes with the codecs that use them (RFC 1557, RFC 1468, RFC 2237, RFC 1554, RFC 1843)."""

LEAST_SENSE: Final = -3.5
LEAST_CHARACTERS: Final = 2
"""Plausibility of the text, and its characters beyond ASCII, from which it is believed."""


class SevenBitText(NamedTuple):
    """A text in one of CODECS."""

    text: str
    codec: str


def read(data: bytes) -> SevenBitText | None:
    """The text of *data* if it is in one of CODECS."""
    for escape, codecs in CODECS:
        if escape[0] in data and escape in data:  # one byte is looked for ten times as fast
            for codec in codecs:
                text = _strictly(data, codec)
                mean, characters = plausibility.sense(text[: 1 << 12])
                if characters >= LEAST_CHARACTERS and mean >= LEAST_SENSE:
                    return SevenBitText(text, codec)
    return None


def _strictly(data: bytes, codec: str) -> str:
    """The text of *data*; empty if it does not decode."""
    try:
        return data.decode(codec)
    except UnicodeError:
        return ""
