r"""Violations of line-break rules: a stop at a line's start, an opening mark at its end.

Chinese and Japanese may be broken between nearly any two characters, but no line begins with a
stop, a comma or a closing mark, and none ends in an opening one (kinsoku shori). Every program that
breaks lines for reading keeps to that. A line that does not was cut by a machine that counts
characters, so its end means nothing: words are cut there as well, and who splits the text at its
lines gets sentences that begin with their predecessor's full stop.

Counted are breaks inside wrapped stretches (LW001), and breaks elsewhere whose line ends in an
ideograph or kana while the next begins with a stop, a comma or a closing mark. Small kana and
prolonged sound marks, which only strict Japanese keeps from a line's start, are not counted. The
newspapers of Taiwan and Hong Kong break these rules on paper too: there it is evidence of a layout,
not a mistake of the author.

To mend, join the lines without a blank.

Sources: clreq 3.1 (basic level), jlreq 3.1.7 and 3.1.8, klreq, UAX #14 (CL, CP, EX, IS, NS, OP).

Okay: "他說：「今天天氣很好。」\n我說：「是的。」\n"
Bad: "今天天氣很好\n。明天也會很好\n，所以我們去爬山。\n"
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from audits.characters import Property, kinds_with
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.layout import forbidden, ideographic, wraps
from audits.layout.stretch import Ints

CODE: Final = "LW002"
NAME: Final = "line-break rule violations"
NEEDS: Final = Property.HAN | Property.KANA

BEGINNERS: Final = "・･·〜～"
"""Marks that no wrap may put at the start of a line, but writers do: before items and subtitles."""

COLUMNS: Final = (
    Column(
        "line_break_rule_violations",
        "line breaks before a stop, comma or closing mark, or after an opening mark, "
        "beside an ideograph or kana",
        "places",
        0,
    ),
)


def find(document: Document) -> Iterator[Measure]:
    """The forbidden breaks."""
    ends, nexts = document.lines.ends[:-1], document.lines.starts[1:]
    filled = (document.lines.starts[:-1] < ends) & (nexts < document.lines.ends[1:])
    ends, nexts = ends[filled], nexts[filled]
    ends, nexts = _outside(document, ends, nexts)
    for wrap in wraps(document):
        bad = forbidden(document.kinds.take(wrap.ends - 1), document.kinds.take(wrap.nexts))
        if np.count_nonzero(bad):
            ends, nexts = np.append(ends, wrap.ends[bad]), np.append(nexts, wrap.nexts[bad])
    if not ends.size:
        return
    nexts, which = np.unique(nexts, return_index=True)
    places = zip(ends[which].tolist(), nexts.tolist(), strict=True)
    findings = evidence(_finding(document, end, start) for end, start in places)
    yield Measure(COLUMNS[0].name, float(nexts.size), findings)


def _outside(document: Document, ends: Ints, nexts: Ints) -> tuple[Ints, Ints]:
    """The breaks between an ideograph or kana and a mark that begins no line."""
    lead = kinds_with(Property.NO_START).take(document.kinds[nexts])
    ends, nexts = ends[lead], nexts[lead]
    letter = ideographic() & kinds_with(Property.LETTER)
    last = letter.take(document.kinds[ends - 1])
    ends, nexts = ends[last], nexts[last]
    kept = [not _begins_a_line(document.text, at) for at in nexts.tolist()]
    return ends[np.array(kept, np.bool_)], nexts[np.array(kept, np.bool_)]


def _begins_a_line(text: str, place: int) -> bool:
    """Is it the bullet of an item, the wave of a subtitle, or one of several equal marks?"""
    return text[place] in BEGINNERS or text[place] == text[place + 1 : place + 2]


def _finding(document: Document, end: int, start: int) -> Finding:
    """One forbidden break: the marks on both sides of it."""
    last, lead = document.text[end - 1], document.text[start]
    if kinds_with(Property.NO_START)[document.kinds[start]]:
        message = f"the line begins with {lead}, which no line may: the break was made by counting"
    else:
        message = f"the line ends in {last}, which no line may: the break was made by counting"
    return Finding(end - 1, start + 1, message, "join the two lines without a blank")
