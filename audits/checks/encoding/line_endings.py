r"""Line endings: more than one kind in a document, or a kind that programs no longer know.

A line that ends otherwise than the rest is another line to every program that compares lines;
a carriage return at its end becomes part of the last word; tools that know only line feeds see a
text with lone carriage returns as one endless line. Mixed kinds tell of parts pasted together, and
doubled carriage returns of a conversion that ran twice.

Kinds: LF (Unix), CRLF (Windows), CR (Mac OS before X), CR CR LF (CRLF converted to CRLF), NEL
(mainframes; only where it ends all lines, else EN006), LINE SEPARATOR and PARAGRAPH SEPARATOR.
The commonest kind is the document's own; lines of the other kinds are counted as mixed. If the
document's own kind is none of LF and CRLF, all its line ends are unusual. Text is decoded first,
so UTF-16 is judged by its characters, not by its bytes.

To mend: `dos2unix FILE` for CRLF, `mac2unix FILE` for CR, `sed -i 's/\r\r*$//' FILE` for CR CR LF.

Source: the Unicode Standard, section 5.8.

Okay: one\r\ntwo\r\nthree\r\n
Bad: one\ntwo\r\nthree\nfour\n
Bad: one\ntwo\rthree\nfour\n
Bad: one\ntwo\u2028three\nfour\n
Bad: one\r\r\ntwo\r\nthree\r\n
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.patterns import pattern

CODE: Final = "EN014"
NAME: Final = "line endings"
NEEDS: Final = Property.NEWLINE | Property.CONTROL
COLUMNS: Final = (
    Column("mixed_line_endings", "line ends of another kind than most", "line ends", 0),
    Column("unusual_line_endings", "line ends, if most are none of LF and CRLF", "line ends", 0),
)

NAMES: Final = {
    "\n": "LF (Unix)",
    "\r\n": "CRLF (Windows)",
    "\r": "CR (old Macintosh)",
    "\r\r\n": "CR CR LF (converted twice)",
    "\x85": "NEL (U+0085)",
    "\u2028": "LINE SEPARATOR (U+2028)",
    "\u2029": "PARAGRAPH SEPARATOR (U+2029)",
}
LF: Final = "\n"
USUAL: Final = (LF, "\r\n")

FIXES: Final = {
    "\r": r"tr '\r' '\n' < FILE > FILE.lf",
    "\r\r\n": r"sed -i 's/\r\r*$//' FILE",
}
"""Commands that put line feeds in their place."""

_END: Final = "\r\r\n|\r\n|[\n\r\u2028\u2029]"
_NEXT_LINE: Final = "\x85"
_UNUSUAL: Final = "\r\u2028\u2029\x85"
_ODD: Final = "(?<!\r)\n|\r(?!\n)|[\u2028\u2029\x85]"  # not in a text with CRLF only


class Run(NamedTuple):
    """Line ends of one kind, one after the other, with no other kind between them."""

    kind: str
    start: int
    end: int
    size: int


def find(document: Document) -> Iterator[Measure]:
    """Line ends of the minority, and those of an unusual majority."""
    text = document.text
    if not any(mark in text for mark in _UNUSUAL) or not pattern(_ODD).search(text):
        return
    runs = list(_runs(text))
    if not runs:
        return
    counts: Counter[str] = Counter()
    for run in runs:
        counts[run.kind] += run.size
    own = max(counts, key=lambda kind: (counts[kind], kind in USUAL))
    others = [run for run in runs if run.kind != own]
    mixed = evidence(_mixed(run, own, counts) for run in others)
    yield Measure("mixed_line_endings", float(counts.total() - counts[own]), mixed)
    if own not in USUAL:
        first = next(run for run in runs if run.kind == own)
        yield Measure("unusual_line_endings", float(counts[own]), (_unusual(first, counts[own]),))


def _runs(text: str) -> Iterator[Run]:
    """The line ends of *text*, neighbours of the same kind together."""
    has_line_ends = "\n" in text or "\r" in text
    wanted = _END if has_line_ends or text.count("\x85") < 2 else _NEXT_LINE
    for kind, same in groupby(pattern(wanted).finditer(text), key=lambda end: end[0]):
        ends = list(same)
        yield Run(kind, ends[0].start(), ends[-1].end(), len(ends))


def _mixed(run: Run, own: str, counts: Counter[str]) -> Finding:
    """Line ends of a minority kind."""
    share = counts[own] / counts.total()
    ends = f"{run.size} line ends are" if run.size > 1 else "this line end is"
    return Finding(
        run.start,
        run.end,
        f"{ends} {NAMES[run.kind]}, while {share:.0%} of the document's are {NAMES[own]}",
        f"make all line ends {NAMES[own if own in USUAL else LF]}",
        details={"kind": NAMES[run.kind], "count": run.size, "own": NAMES[own]},
    )


def _unusual(run: Run, count: int) -> Finding:
    """The first line end of an unusual kind that the document uses throughout."""
    return Finding(
        run.start,
        run.start + len(run.kind),
        f"{count} line ends are {NAMES[run.kind]}, which most programs do not take for line ends",
        FIXES.get(run.kind, "put line feeds in their place"),
        details={"kind": NAMES[run.kind], "count": count},
    )
