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
    Rule("EN004", ("EN005", "EN006", "EN007", "EN010", "EN011", "EN012", "EN015", "EN016", "PB")),
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
    codes = {code for code, _, _ in found}
    if codes.isdisjoint(CAUSES):
        return told
    if COPIES in codes:
        for number in _in_later_copies(text, found):
            told[number] = COPIES
    for rule in RULES:
        if rule.cause in codes:
            for number in _within(rule, found, told):
                told[number] = rule.cause
    return told


def _in_later_copies(text: str, found: Sequence[Found]) -> Iterator[int]:
    """Findings in a later copy of a block whose first copy holds the same."""
    for code, _, block in found:
        copies = block.details.get("copies") if code == COPIES else None
        if not copies:
            continue
        (start, end), *later = copies
        inside = _merged(later)
        others = [item for item in enumerate(found) if item[1][0] != COPIES]
        first = {
            _content(text, item)
            for _, item in others
            if start <= item[2].start and item[2].end <= end
        }
        if first:
            for number, item in others:
                if _is_inside(inside, item[2]) and _content(text, item) in first:
                    yield number


def _content(text: str, item: Found) -> tuple[str, str, str]:
    """What makes findings in two copies the same, though the copies are wrapped in two ways."""
    code, measure, finding = item
    return code, measure, "".join(text[finding.start : finding.end][:LONGEST].split())


def _within(rule: Rule, found: Sequence[Found], told: Sequence[str]) -> Iterator[int]:
    """The consequences of a rule: findings within those of its cause that stand for themselves."""
    spans = _merged(
        span
        for (code, _, finding), cause in zip(found, told, strict=True)
        if code == rule.cause and not cause
        for span in _spans(finding)
    )
    for number, (code, _, finding) in enumerate(found):
        if not told[number] and code.startswith(rule.consequences) and _is_inside(spans, finding):
            yield number


def _spans(finding: Finding) -> Iterable[Span]:
    """Where a cause reaches: all copies of a block, or its place."""
    if finding.unit == "byte":
        return ()
    copies: Sequence[Span] = finding.details.get("copies", ())
    return copies or ((finding.start, finding.end),)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _is_inside(spans: Sequence[Span], finding: Finding) -> bool:
    """Does a finding lie in one of the *spans*, which are merged, or at its edge?"""
    if finding.unit == "byte":
        return False
    at = bisect_right(spans, (finding.start, len(spans) and spans[-1][1] + 1)) - 1
    return at >= 0 and finding.end <= spans[at][1] + 1
