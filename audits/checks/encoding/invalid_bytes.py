r"""Invalid bytes: bytes that make no character, in a text that is otherwise well encoded.

A strict reader refuses the whole file for one such byte, a lenient one puts U+FFFD in its place
and the character is lost. They come from files cut at a number of bytes, from lines of another
encoding pasted in, from transfers that lost bytes, and from programs that encode surrogates
(CESU-8) or pad with overlong forms.

A text is taken for damaged UTF-8, not for a legacy encoding, if three quarters of its bytes beyond
ASCII lie in valid sequences. In the text that other checks see each invalid byte stands as one
U+FFFD, which they do not count again. The same is reported for UTF-16 with half a unit at its end
and for legacy texts with bytes that their encoding does not have.

To mend, take the text from its source again; the message says what the byte would be in
Windows-1252, the usual origin of a lone one, or which character two surrogates make.

Source: the Unicode Standard, table 3-7 and section 5.22.

Okay: b"na\xc3\xafve caf\xc3\xa9"
Bad: b"na\xc3\xafve caf\xe9 \xc3\xa0 la carte, d\xc3\xa9j\xc3\xa0 vu"
Bad: b"\xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1"
Bad: b"smile \xed\xa0\xbd\xed\xb8\x80 and NUL \xc0\x80"
"""

from collections.abc import Iterator
from typing import Any, Final

from audits.checks.check import ALWAYS
from audits.decoding.damage import InvalidBytes
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence

CODE: Final = "EN002"
NAME: Final = "invalid bytes"
NEEDS: Final = ALWAYS
COLUMNS: Final = (
    Column("invalid_bytes", "places with bytes that make no character", "places", 0, "critical"),
)

SHOWN: Final = 8
"""Bytes that a message spells out."""


def find(document: Document) -> Iterator[Measure]:
    """Each damaged place."""
    decoded = document.decoded
    if decoded.invalid:
        findings = evidence(_finding(invalid, decoded.encoding) for invalid in decoded.invalid)
        yield Measure("invalid_bytes", float(decoded.invalid_places), findings)


def _finding(invalid: InvalidBytes, encoding: str) -> Finding:
    """What the bytes are, where, and what they may have been."""
    data = invalid.data
    spelled = data[:SHOWN].hex(" ").upper() + (" …" if len(data) > SHOWN else "")
    details: dict[str, Any] = {"offset": invalid.offset, "bytes": data.hex(), "kind": invalid.kind}
    message = f"{invalid.kind} at byte {invalid.offset}: {spelled}"
    fix = "take the text from its source again, or delete the damaged character"
    meant = _meant(data, encoding)
    if meant:
        details["meant"] = meant
        message += f"; it may have been “{meant}”"
        fix = f"put “{meant}” there in UTF-8, if the words around bear it out"
    return Finding(invalid.place, invalid.place + len(data), message, fix, details=details)


def _meant(data: bytes, encoding: str) -> str:
    """The characters that invalid bytes of UTF-8 stand for, as far as they tell; else empty."""
    if encoding != "utf-8":
        return ""
    if len(data) == 1 or data[0] < 0xC0:
        meant = data[:SHOWN].decode("cp1252", "ignore")
        return meant if meant.isprintable() and len(meant) == len(data) else ""
    if len(data) == 6:
        halves = data.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
        return halves.decode("utf-16-le")
    return ""
