"""A text written again as the bytes that each encoding may have made it of."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from audits.mojibake.code_pages import written
from audits.mojibake.profiles import Fit, Reading, fit, of_text

WIDE: Final = ("gb18030", "big5hkscs", "cp932", "cp949", "euc_jp")
"""Multi-byte encodings, as written."""
WIDE_READERS: Final = ("gbk", "big5hkscs", "cp932", "cp949", "euc_jp")
"""The same as read by mistake: GB 18030 would leave four-byte codes that nobody has seen."""
CYRILLIC: Final = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac_cyrillic", "koi8-u")
OTHERS: Final = ("cp1253", "iso8859-7", "cp1255", "cp1256", "cp874")
LATIN: Final = (
    "cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257", "cp852", "cp850", "cp437", "mac_roman",
    "iso8859-3", "iso8859-4", "mac_latin2", "cp857", "cp775",
)  # fmt: skip
SINGLE_READERS: Final = (
    "cp1252", "latin-1", "cp1251", "cp1250", "koi8-r", "cp866", "mac_roman", "cp437", "cp850",
    "iso8859-2", "cp1253", "cp1254", "cp1257", "mac_cyrillic", "iso8859-5", "cp852", "iso8859-15",
    "cp1255", "cp1256", "cp874",
)  # fmt: skip
"""Code pages in which text is read by mistake, the likeliest first."""

KNOWN: Final = 0.98
"""Share of a line's characters outside ASCII that the reading encoding must hold."""
LOST: Final = "\N{REPLACEMENT CHARACTER}"
SUBSTITUTE: Final = "\x1a"


class Sample(NamedTuple):
    """A text as one reader may have given it."""

    text: str
    reader: str
    data: bytes
    read: Reading
    fit: Fit


def samples(text: str, readers: tuple[str, ...]) -> Iterator[Sample]:
    """The text, or those of its lines that a reader can have given, for each of the *readers*.

    Of readers that saw the same bytes, only the first.
    """
    seen: set[bytes] = set()
    known: dict[str, tuple[Reading, Fit]] = {}
    for reader in readers:
        held = _held(text, reader)
        data = encoded(held, reader)
        if held and data not in seen:
            seen.add(data)
            if held not in known:
                read = of_text(held)
                known[held] = read, fit(read)
            yield Sample(held, reader, data, *known[held])


def encoded(text: str, reader: str) -> bytes:
    """The bytes that were read as *text*; 1A for what the reader does not hold."""
    if reader in WIDE_READERS:
        return text.replace(LOST, SUBSTITUTE).encode(reader, "replace")
    return written(text, reader)


def _held(text: str, reader: str) -> str:
    """The lines of a text that a reader can have given."""
    if _strange(text, reader) <= 0:
        return text
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if _strange(line, reader) <= 0)


def _strange(text: str, reader: str) -> float:
    """How many more characters than may be the encoding does not hold."""
    high = len(text) - len(text.encode("ascii", "ignore"))
    if reader in WIDE_READERS:
        return encoded(text, reader).count(b"?") - text.count("?")
    many = encoded(text, reader).count(b"\x1a") - text.count(LOST) - text.count(SUBSTITUTE)
    return many - (1 - KNOWN) * high
