r"""Soft line breaks: line ends that mail put there and nobody took away.

Mail may not have long lines, so programs cut them and mark the cut: in quoted-printable a line
that goes on ends in "=", in format=flowed it ends in a blank. Whoever stores the message without
undoing that keeps words cut in two by an equals sign, or hard-wrapped lines.

A line that ends in "=" counts if escaped bytes (=C3=A9) stand in such lines too, or if at least two
of them are filled to nearly one length, as encoders do; so rules made of "=", assignments in source
code and Base64 are not counted. Lines of format=flowed are those of a wrapped stretch (LW001) of
which most end in exactly one blank.

To mend, decode the message: remove "=" and the line end, and decode the escapes; for format=flowed
remove the line end and keep the blank.

Sources: RFC 2045, 6.7 (lines of at most 76 characters, the "=" included); RFC 3676, 4.2.

Okay: "Title\n=====\nx =\n  1\n"
Bad: "The lines of this message were cut by its encoder where seventy-six charact=\ners were full, and nobody has put them together again before the text was sa=\nved to a file.\n"
Bad: "Caf=C3=A9 au lait and other words were cut he=\nre.\n"
"""  # noqa: E501

from collections.abc import Iterator
from typing import Final

from audits.checks.check import ALWAYS
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.layout import flowed_lines, quoted_printable_lines

CODE: Final = "LW005"
NAME: Final = "soft line breaks"
NEEDS: Final = ALWAYS
COLUMNS: Final = (
    Column(
        "soft_breaks",
        "lines that end in the soft break of quoted-printable",
        "lines",
        0,
        "critical",
    ),
    Column("flowed_lines", "wrapped lines that end in the blank of format=flowed", "lines"),
)


def find(document: Document) -> Iterator[Measure]:
    """Soft breaks of quoted-printable, one finding a run of lines, and flowed lines."""
    cut = quoted_printable_lines(document)
    if cut.size:
        yield Measure("soft_breaks", float(cut.size), evidence(_findings(document, cut.tolist())))
    flowed = flowed_lines(document)
    if flowed.size:
        yield Measure("flowed_lines", float(flowed.size))


def _findings(document: Document, cut: list[int]) -> Iterator[Finding]:
    """One finding for each run of lines that go on in one another."""
    starts, ends = document.lines.starts, document.lines.ends
    first = 0
    for at, line in enumerate(cut, 1):
        if at < len(cut) and cut[at] == line + 1:
            continue
        count = at - first
        yield Finding(
            int(starts[cut[first]]),
            int(ends[line + 1]),
            f"{count} line{'s' * (count > 1)} from line {cut[first] + 1} on end"
            f"{'s' * (count == 1)} in the soft break of quoted-printable",
            'decode the message, or remove each "=" at a line end together with the line end',
            details={"first_line": cut[first] + 1, "lines": count},
        )
        first = at
