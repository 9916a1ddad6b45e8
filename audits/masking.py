"""Masks: stretches in which marks are not punctuation, such as code, addresses and emoticons.

They are asked for only where a mark seems to have lost its partner, and then only around it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.layout import paragraphs
from audits.mojibake.repair import damage
from audits.stretches import stretches

_SPANS: Final = re.compile(
    r"""
      ^[ \t]*(?P<fence>```|~~~)[^\n]*\n[\s\S]*?^[ \t]*(?P=fence)        # fenced code
    | `[^`\n]{1,200}`                                                   # inline code
    | \$[^$\n]{1,200}\$                                                 # mathematics
    | \\[()\[\]{}]                                                      # escaped brackets
    | \b[A-Za-z][A-Za-z0-9+.-]{1,15}://[!-~]+ | \bwww\.[!-~]+           # addresses
    | [!-?A-~]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+
    | </?[A-Za-z!][^<>\n]{0,300}>                                       # markup
    | (?<![\w:;=])[:;=8xX][-o*'^]?[()\[\]|/\\DPp]+(?![\w])              # emoticons, both ways round
    | (?<![\w])[()\[\]]+[-o*']?[:;=](?![\w:;=])
    | (?<=[\w!?.,…"'»”]) ?[)]{2,} | (?<=[\w!?.,…"'»”]) ?[(]{2,}(?!\w)   # Cyrillic smiles: text)))
    | \([\^´`・゜ﾟ;；TωДд_oO0><=*-]{1,4}[^\w()\n]{0,6}\)?              # kaomoji
    | [\[(\]]\s*[^\s,;()\[\]]{1,20}\s*[,;]\s*[^\s,;()\[\]]{1,20}\s*[)\]\[(]   # half-open intervals
    | ["'“‘«「『`]\s?[()\[\]{}（）「」【】《》]\s?["'”’»」』`]             # a mark that is spoken of
    """,
    re.VERBOSE | re.MULTILINE,
)

_LABEL: Final = (
    r"(?P<label>\d{1,3}|[^\W\d_]|[ivxlcIVXLC]{2,5}|[а-яА-Я]{2}|[一二三四五六七八九十]{1,3})"
)
_ENUMERATOR: Final = re.compile(rf"(?<![(\[（\w]){_LABEL}(?P<mark>[)）\]])")
_AT_LINE_START: Final = re.compile(rf"^[\s>*•–—-]*{_LABEL}(?P<mark>[)）\]])", re.MULTILINE)


def masks(document: Document) -> Iterator[tuple[int, int]]:
    """Start and end of every stretch of the text whose marks do not count for pairing."""
    for span in _SPANS.finditer(document.text):
        yield span.span()
    yield from enumerators(document.text)
    yield from damaged_paragraphs(document)


def damaged_paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    """The logical paragraphs that hold mojibake or lost characters.

    Marks that are missing there are a consequence of that damage, which has its own findings.
    """
    hurt = [*((item.start, item.end) for item in damage(document))]
    hurt += stretches(document.places(Property.REPLACEMENT))
    if not hurt:
        return
    starts = [paragraph.start for paragraph in paragraphs(document)]
    for start, end in hurt:
        first = max(bisect_right(starts, start) - 1, 0)
        last = bisect_right(starts, max(end - 1, start))
        for paragraph in paragraphs(document)[first:last]:
            yield paragraph.start, paragraph.end


def enumerators(text: str) -> Iterator[tuple[int, int]]:
    """The closing marks of `a)`, `1)`, `iv)` and the like.

    At the start of a line each counts; inside a line only those whose neighbour in the series
    stands in the text too, since a lost opener leaves the same look behind.
    """
    for found in _AT_LINE_START.finditer(text):
        yield found.span("mark")
    labels = {found["label"] for found in _ENUMERATOR.finditer(text)}
    for found in _ENUMERATOR.finditer(text):
        if labels & set(_neighbours(found["label"])):
            yield found.span("mark")


def _neighbours(label: str) -> Iterator[str]:
    """The labels before and after one in its series."""
    if label.isdecimal():
        yield from (str(int(label) - 1), str(int(label) + 1))
    elif len(label) == 1:
        yield from (chr(ord(label) - 1), chr(ord(label) + 1))
    roman = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
    chinese = tuple("一二三四五六七八九十")
    for series in (roman, chinese):
        if label.lower() in series:
            at = series.index(label.lower())
            yield from series[max(at - 1, 0) : at] + series[at + 1 : at + 2]
