r"""Leftover escapes: entities, backslash, percent and mail escapes that were never decoded.

`caf&eacute;` is no word that anybody writes. Escapes belong to formats; what is left of them in
prose shows that a text was taken out of HTML, JSON, a URL or a mail without being decoded, or was
encoded once too often (`&amp;amp;`). Models learn to write them, searches miss the words.

Looked for: character entities; runs of \uXXXX, of \xE2\x80\x99 and \303\251, \xE9 in a word; \n\n
and \r\n, or \n where a sentence ends or a capital follows; \" around words; %E4%BD%A0 outside of
addresses; quoted-printable =C3=A9; UTF-7 +AOk-; ISO-2022-JP without its escape characters, $B4A(B;
HZ, ~{VPND~}. An escape counts if it decodes to letters or marks beyond ASCII that could be text.

Spared are documents in HTML, XML or JSON, code in backquotes, and escapes between quotation marks,
brackets or other signs of a program, which speak about escapes instead of using them; `\n` and `\"`
also in a line that holds quotation marks which are not escaped, as the strings of programs have.

To mend, decode them: the finding shows the text that comes out.

Source: HTML Living Standard, section 13.5; RFC 3986, 2045, 2152, 1468 and 1843.

Okay: AT&T; Q&A; 100% sure; see https://example.org/%E4%BD%A0
Okay: "The class `[\\u4e00-\\u9fff]` matches hanzi, and `&eacute;` is an entity."
Bad: Seleccione una categor&iacute;a de la lista
Bad: Ben &amp;amp; Jerry
Bad: "la jeune femme s'\\u00e9garait"
Bad: "L'honneur exige que je r%C3%A9compense votre bravoure"
Bad: It=E2=80=99s late
Bad: caf+AOk- au lait
Bad: "The first line.\\nThe second line."
Bad: "He said \\\"no\\\" to it."
Bad: $BF|K\8l(B
Bad: ~{VPND~}
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from audits.checks.check import ALWAYS
from audits.decoding.escapes import Escape, escapes
from audits.document import Document
from audits.finding import MOST_TOLD, Column, Finding, Measure, counted
from audits.patterns import pattern

CODE: Final = "EN013"
NAME: Final = "leftover escapes"
NEEDS: Final = ALWAYS
COLUMNS: Final = (Column("leftover_escapes", "escapes left in the text", "places", 0),)

LEAST_TAGS: Final = 3
"""Tags of HTML or XML from which a document is taken for markup."""

_TAG: Final = r"</?[A-Za-z][\w:-]*(?:\s[^<>]{0,500})?/?>"
_CODE: Final = r"(?s)(```|~~~).*?(?:\1|\Z)|(`+)[^`\n]+\2"


def find(document: Document) -> Iterator[Measure]:
    """Each escape outside of code, in a document that is not data."""
    text = document.text
    found = sorted(escapes(text))
    if not found or _is_data(text):
        return
    code = [span.span() for span in pattern(_CODE).finditer(text)] if "`" in text else []
    left = _outside(found, code)
    yield counted(COLUMNS[0].name, (_finding(text, escape) for escape in left))


def _outside(found: Iterable[Escape], spans: Sequence[tuple[int, int]]) -> Iterator[Escape]:
    """The escapes in none of the spans, which stand in order and do not overlap."""
    ends = [end for _, end in spans]
    for escape in found:
        after = bisect_right(ends, escape.start)
        if after == len(spans) or escape.start < spans[after][0]:
            yield escape


def _is_data(text: str) -> bool:
    """Is the document written in HTML, XML or JSON, where escapes belong?"""
    borders = text.lstrip("\ufeff \t\r\n")[:1] + text.rstrip()[-1:]
    if borders in ("{}", "[]", "<>"):
        return True
    tags = pattern(_TAG).finditer(text)
    return sum(1 for _, _tag in zip(range(LEAST_TAGS), tags, strict=False)) == LEAST_TAGS


def _finding(text: str, escape: Escape) -> Finding:
    """An escape, with the text that it should be."""
    written = text[escape.start : escape.end]
    meant = _spoken(escape.meant)
    return Finding(
        escape.start,
        escape.end,
        f"{escape.kind} left in the text: {written[:40]} stands for {meant}",
        f"put {meant} there; better, decode the source once more",
        details={"meant": escape.meant[:MOST_TOLD], "kind": escape.kind},
    )


def _spoken(meant: str) -> str:
    """What an escape stands for, in a sentence."""
    ends = meant.count("\n")
    if ends == len(meant):
        return "a line end" if ends == 1 else f"{ends} line ends"
    return f"“{meant[:40]}”"
