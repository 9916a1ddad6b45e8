"""What follows from what: findings that another finding of the document explains.

A document that stands eight times holds each of its defects eight times; lines that were cut by
counting break the rules of line breaking; letters that were read wrongly are odd characters. Who
mends the cause is rid of the rest, so the rest is told beneath it. Measures count all the same.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from audits.finding import Finding

Found = tuple[str, str, Finding]
"""The code of the check, the measure, and the finding."""
Numbered = dict[str, list[tuple[int, str, Finding]]]
"""For each code of a check its findings, with their numbers and measures."""
Span = tuple[int, int]

COPIES: Final = "RP001"

LONGEST: Final = 60
"""Characters by which two findings are compared."""


class Rule(NamedTuple):
    """Findings of some checks that lie within those of another are its consequences."""

    cause: str
    consequences: tuple[str, ...]
    """Codes, or the two letters of a family."""


RULES: Final = (
    # Whoever keeps one copy is rid of the lines, paragraphs and runs that recur in it.
    Rule(COPIES, ("RP002", "RP003", "RP004")),
    # A quoted-printable text or flowed mail has its lines cut by that, and blanks left by it.
    Rule("LW005", ("LW002", "LW003", "LW006", "LW007")),
    # Cut lines: what may not begin or end one, hyphens, blanks at the cut, and that all are short.
    Rule("LW001", ("LW002", "LW003", "LW006", "LW007")),
    # The characters that a wrong reading made are odd in many ways, and some were lost.
    Rule(
        "EN004",
        (
            "EN005",
            "EN006",
            "EN007",
            "EN010",
            "EN011",
            "EN012",
            "EN015",
            "EN016",
            "PB",
            "LW004",
            "RP005",
        ),
    ),
    # Question marks that stand for letters are no punctuation.
    Rule("EN017", ("PB", "RP005")),
    # Text hidden in tags or selectors is invisible as well.
    Rule("EN009", ("EN007",)),
)
"""In the order in which they are asked. No cause is a consequence of another rule's cause, so that
what explains is never explained itself, but by being a copy."""

CAUSES: Final = frozenset(rule.cause for rule in RULES)


def causes(text: str, found: Sequence[Found]) -> list[str]:
    """For each finding the code of the check that explains it, or an empty text.

    *found* is all that is known of the document with this *text*.
    """
    told = [""] * len(found)
    by_code: Numbered = {}
    for number, (code, measure, finding) in enumerate(found):
        by_code.setdefault(code, []).append((number, measure, finding))
    if CAUSES.isdisjoint(by_code):
        return told
    for number in _in_later_copies(text, by_code):
        told[number] = COPIES
    for rule in RULES:
        if rule.cause in by_code:
            for number in _within(rule, by_code, told):
                told[number] = rule.cause
    return told


def _in_later_copies(text: str, by_code: Numbered) -> Iterator[int]:
    """Findings in a later copy of a block whose first copy holds the same."""
    copies = {tuple(block.details.get("copies", ())) for _, _, block in by_code.get(COPIES, ())}
    for first, *later in filter(None, copies):
        reach = _merged(later)
        for code, items in by_code.items():
            if code == COPIES:
                continue
            known = {
                _content(text, measure, finding)
                for _, measure, finding in items
                if first[0] <= finding.start and finding.end <= first[1]
            }
            if known:
                for number, measure, finding in items:
                    if reach.covers(finding) and _content(text, measure, finding) in known:
                        yield number


def _content(text: str, measure: str, finding: Finding) -> tuple[str, str]:
    """What makes findings in two copies the same, though the copies are wrapped in two ways."""
    end = min(finding.end, finding.start + LONGEST)
    return measure, "".join(text[finding.start : end].split())


def _within(rule: Rule, by_code: Numbered, told: Sequence[str]) -> Iterator[int]:
    """The consequences of a rule: findings within those of its cause that stand for themselves."""
    reach = _merged(
        span
        for number, _, finding in by_code[rule.cause]
        if not told[number]
        for span in _spans(finding)
    )
    for code, items in by_code.items():
        if code.startswith(rule.consequences):
            for number, _, finding in items:
                if not told[number] and reach.covers(finding):
                    yield number


def _spans(finding: Finding) -> Iterable[Span]:
    """Where a cause reaches: all copies of a block, or its place."""
    if finding.unit == "byte":
        return ()
    copies: Sequence[Span] = finding.details.get("copies", ())
    return copies or ((finding.start, finding.end),)


class Reach(NamedTuple):
    """Spans that do not touch, in order."""

    starts: Sequence[int]
    ends: Sequence[int]

    def covers(self, finding: Finding) -> bool:
        """Does a finding lie in one of the spans, or at its edge?"""
        at = bisect_right(self.starts, finding.start) - 1
        return at >= 0 and finding.end <= self.ends[at] + 1 and finding.unit != "byte"


def _merged(spans: Iterable[Span]) -> Reach:
    """The spans, those that touch as one."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1] + 1:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return Reach(starts, ends)
