"""The row of one document: what was measured, with its evidence, ready to cross a process."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from audits.checks import CHECKS, COLUMNS
from audits.checks.check import FAMILIES, Check
from audits.consequences import causes
from audits.document import Document
from audits.excerpt import Excerpt, excerpt
from audits.finding import Finding, Measure
from audits.layout import width_profile
from audits.repeats.sample import Sample, sample

CONTEXT: Final = 60
"""Characters kept on each side of a place, and of the place itself, for showing it."""


class Evidence(NamedTuple):
    """A finding in its document: which check gave it, and the text around it."""

    rule: str
    measure: str
    finding: Finding
    line: int
    """Counted from 1; 0 if the place is given in bytes."""
    column: int
    """In code points, counted from 1; in bytes of the file, from 1, if the place is so given."""
    before: str
    """The line's text before the place, at most CONTEXT characters of it."""
    marked: str
    """The text at the place, cut at CONTEXT characters."""
    after: str
    cause: str = ""
    """The code of the check whose finding explains this one; empty if it stands for itself."""

    @property
    def family(self) -> str:
        """The family: repetition, wrapping, punctuation or encoding."""
        return FAMILIES[self.rule[:2]]


class Row(NamedTuple):
    """All that later rooms know of a document; a document that could not be read has an error."""

    path: str
    encoding: str = ""
    characters: int = 0
    lines: int = 0
    metrics: Mapping[str, float] = {}
    """The value of every column of every check, in their order; empty if there is an error."""
    evidence: tuple[Evidence, ...] = ()
    """In the order of the places."""
    widths: tuple[int, ...] = ()
    """The widest line in each of at most 120 equal stretches of lines: a drawing's data."""
    error: str = ""
    """Why the document could not be read, with the mend; empty if it was."""
    fault: bool = False
    """Is the error one of this program, not of the document?"""
    excerpt: Excerpt | None = None
    """Of the text, if it was asked for and there are places to show in it."""
    sample: Sample | None = None
    """By which copies in other documents are known, if it was asked for."""


class Asked(NamedTuple):
    """What rows hold besides the measures."""

    keep: int = 0
    """How many characters of its text a row with findings keeps at most for showing."""
    sample: bool = False
    """By which copies in other documents are known."""
    measures: bool = True
    """Or is the sample all that is wanted?"""


NOTHING_MORE: Final = Asked()


def measure(
    document: Document, asked: Asked = NOTHING_MORE, checks: tuple[Check, ...] = CHECKS
) -> Row:
    """The row of *document*."""
    metrics = dict.fromkeys(COLUMNS, 0.0)
    found: list[tuple[str, str, Finding]] = []
    for check in checks if asked.measures else ():
        if check.NEEDS and not document.holds(check.NEEDS):
            continue
        for name, value, findings in check.find(document):
            metrics[name] = value
            found += [(check.CODE, name, finding) for finding in findings]
    found.sort(key=lambda item: (item[2].start, item[2].end, item[0]))
    return Row(
        path=document.path,
        encoding=document.decoded.encoding,
        characters=document.codes.size,
        lines=document.lines.count,
        metrics=metrics,
        evidence=tuple(_shown(document, found)),
        widths=width_profile(document),
        excerpt=_excerpt(document, found, asked.keep) if asked.keep and found else None,
        sample=sample(document) if asked.sample else None,
    )


def extended(
    row: Row, document: Document, code: str, measures: Sequence[Measure], keep: int = 0
) -> Row:
    """*row* with further measures of a check, found once other documents were known."""
    new = [(code, name, finding) for name, _, found in measures for finding in found]
    old = [(item.rule, item.measure, item.finding) for item in row.evidence]
    shown = (*row.evidence, *_shown(document, new))
    return row._replace(
        metrics={**row.metrics, **{name: value for name, value, _ in measures}},
        evidence=tuple(sorted(shown, key=lambda item: (*item.finding[:2], item.rule))),
        excerpt=_excerpt(document, [*old, *new], keep) if keep else None,
    )


def _excerpt(document: Document, found: list[tuple[str, str, Finding]], keep: int) -> Excerpt:
    """The text around the findings."""
    places = [(finding.start, finding.end) for _, _, finding in found if finding.unit != "byte"]
    return excerpt(document, places, keep)


def _shown(document: Document, found: list[tuple[str, str, Finding]]) -> Iterator[Evidence]:
    """Each finding with its line, its column and the text around it."""
    text, (starts, ends) = document.text, document.lines
    numbers = starts.searchsorted([finding.start for _, _, finding in found], side="right")
    explained = causes(text, found)
    for (rule, name, finding), number, cause in zip(
        found, numbers.tolist(), explained, strict=True
    ):
        start, end = finding.start, finding.end
        if finding.unit == "byte":
            yield Evidence(rule, name, finding, 0, start + 1, "", "", "", cause)
            continue
        first = int(starts[number - 1]) if number else 0
        last = int(ends[number - 1]) if number else end
        before = text[max(first, start - CONTEXT) : start]
        marked = text[start : min(end, start + CONTEXT)]
        after = text[end : min(last, end + CONTEXT)] if end <= last else ""
        line, column = max(number, 1), start - first + 1
        yield Evidence(rule, name, finding, line, column, before, marked, after, cause)
