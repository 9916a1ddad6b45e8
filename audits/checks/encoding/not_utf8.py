r"""Not UTF-8: the bytes of the document are in another encoding, or are no text at all.

Whoever reads the file as UTF-8 gets an error, loses characters, or lets a lenient program turn
them into others; a corpus in several encodings cannot be searched, compared or counted.

How the encoding is found: a byte order mark; the share of characters that make sense in a reading
as UTF-16 or UTF-32; else the candidates of two detectors, chardet and faust-cchardet, ranked by
how plausible the text is that each gives. No detector ever sees valid UTF-8. Where two encodings
are nearly as plausible both are named: look at the words before you convert. Subsets are reported
under the name of their superset (GB2312 and GBK as GB 18030, EUC-KR as Windows-949). Bytes with a
known signature or many control characters are no text; then no other check has anything to say.

UTF-8 with a few invalid bytes is still UTF-8: see EN002.

To mend, convert the file with the command that the finding shows, and look at the result; a wrong
conversion is worse than none.

Source: the Unicode Standard, section 3.9; measurements in audits/legacy.py and audits/wide.py.

Okay: b"caf\xc3\xa9"
Okay: b"\xef\xbb\xbfcaf\xc3\xa9"
Bad: b"\xc4\xe3\xba\xc3\xa3\xac\xca\xc0\xbd\xe7"
Bad: b"h\x00e\x00l\x00l\x00o\x00"
Bad: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
Bad: b"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0!"
"""

from collections.abc import Iterator
from typing import Any, Final

from audits.checks.check import ALWAYS
from audits.decoding import Decoded
from audits.decoding.encoding_names import conversion, named
from audits.document import Document
from audits.finding import Column, Finding, Measure

CODE: Final = "EN001"
NAME: Final = "not UTF-8"
NEEDS: Final = ALWAYS
COLUMNS: Final = (
    Column("not_utf8", "1 if the bytes are in another encoding, or no text", "yes", 0, "critical"),
)

EXCERPT: Final = 40
"""Characters of the decoded text that are shown as evidence."""


def find(document: Document) -> Iterator[Measure]:
    """1 and the encoding, if it is not UTF-8."""
    decoded = document.decoded
    if decoded.way == "binary":
        yield Measure("not_utf8", 1.0, (_no_text(decoded),))
    elif decoded.way in ("utf-16/32", "legacy"):
        yield Measure("not_utf8", 1.0, (_other(decoded),))


def _no_text(decoded: Decoded) -> Finding:
    """No encoding fits."""
    return Finding(
        0,
        0,
        f"no text encoding fits these bytes: they are {decoded.content}",
        "take the file out of the corpus, or put the text that it holds in its place",
        "byte",
        {"encoding": "binary", "content": decoded.content},
    )


def _other(decoded: Decoded) -> Finding:
    """Another encoding, with what it makes of the text."""
    start, end = _evidence(decoded.text)
    spoken = named(decoded.encoding).spoken
    message = f"the file is not in UTF-8; read as {spoken} it says “{_shown(decoded.text, start)}”"
    fix = conversion(decoded.encoding)
    details: dict[str, Any] = {"encoding": decoded.encoding}
    if decoded.alternative:
        message += f"; {named(decoded.alternative).spoken} is possible too"
        fix += f" – after a look at the words: else from {decoded.alternative}"
        details["alternative"] = decoded.alternative
    return Finding(start, end, message, fix, details=details)


def _evidence(text: str) -> tuple[int, int]:
    """The first word beyond ASCII, or the first word."""
    first = next((i for i, character in enumerate(text) if character > "\x7f"), 0)
    if text[first : first + 1] == "\ufeff":
        first = min(first + 1, len(text))
    return first, min(first + 1, len(text))


def _shown(text: str, start: int) -> str:
    """The text from the beginning of the word at *start*, on one line."""
    begin = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start), start - EXCERPT) + 1
    excerpt = " ".join(text[begin : begin + EXCERPT].split())
    return excerpt + "…" if begin + EXCERPT < len(text) else excerpt
