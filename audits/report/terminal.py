"""Verdicts for a terminal: `concise`, one line a finding, and `full`, with the place itself."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from audits.finding import SEVERITIES
from audits.report.defects import Defect, defects
from audits.report.source_line import source_line
from audits.report.tally import OUTCOMES, Tally
from audits.report.visible import visible
from audits.row import Evidence
from audits.verdict import Outcome, Verdict

PLACES: Final = 3
"""Places that the full form shows of one measure: enough to see what is meant."""

_STYLES: Final = {
    "critical": "1;31",
    "fail": "1;31",
    "warning": "33",
    "warn": "33",
    "info": "36",
    "pass": "32",
    "error": "1;35",
    "path": "1",
    "quiet": "2",
    "caret": "1;31",
}
"""SGR parameters (ECMA-48, 8.3.117) by what they mark."""


class Paint:
    """Marks pieces of text, with colours or not at all."""

    def __init__(self, *, colour: bool) -> None:
        """Mark with colours only if *colour*."""
        self.colour = colour

    def __call__(self, style: str, text: str) -> str:
        """*text* in the *style*."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour and text else text


def concise(
    verdicts: Iterable[Verdict], *, colour: bool = False, most: int | None = None
) -> Iterator[str]:
    """A line a finding, `path:line:column: CODE severity message`; then the closing lines.

    Documents in their order; within one, the worst first, then by place, at most *most* of them.
    Documents that pass, or could not be read, give no line: the latter are told on standard error.
    """
    paint, outcomes, codes = Paint(colour=colour), Counter[Outcome](), Counter[str]()
    for verdict in verdicts:
        outcomes[verdict.outcome] += 1
        found = list(defects(verdict)) if verdict.outcome != "pass" else []
        codes.update(defect.about.code for defect in found)
        lines = _concise_lines(verdict, found, paint)
        yield from islice(lines, most)
        rest = sum(1 for _ in lines)
        if rest:
            path = paint("path", visible(verdict.row.path, unseen=True))
            yield f"{path}: and {_number(rest, 'more finding')} (--format full shows them)"
    yield from _closing(outcomes, codes, paint, "--format full shows each place and its mend")


def full(
    verdicts: Iterable[Verdict], *, colour: bool = False, most: int = PLACES, width: int = 100
) -> Iterator[str]:
    """The verdict of each document, what it breaks, and *most* places of each with the mend.

    *width* is the terminal's, in columns.
    """
    paint, outcomes, codes = Paint(colour=colour), Counter[Outcome](), Counter[str]()
    for verdict in verdicts:
        outcomes[verdict.outcome] += 1
        found = list(defects(verdict))
        codes.update(defect.about.code for defect in found)
        yield from _heading(verdict, paint)
        yield from _found_lines(verdict, found, paint, most, width)
        if verdict.outcome != "pass":
            yield ""
    yield from _closing(outcomes, codes, paint, "mend what is critical first")


def document_lines(verdict: Verdict, *, most: int = PLACES, width: int = 100) -> Iterator[str]:
    """One document as `full` shows it, without colours and closing lines."""
    paint = Paint(colour=False)
    yield from _heading(verdict, paint)
    yield from _found_lines(verdict, list(defects(verdict)), paint, most, width)


def _found_lines(
    verdict: Verdict, found: Iterable[Defect], paint: Paint, most: int, width: int
) -> Iterator[str]:
    """What a document breaks, each with its first places."""
    for defect in found:
        if not defect.is_told_elsewhere:
            yield from _defect_lines(defect, paint)
            yield from _places(verdict.row.path, defect, paint, most, width)
            yield from (f"    {line}" for line in _consequences(defect))


def _concise_lines(verdict: Verdict, found: list[Defect], paint: Paint) -> Iterator[str]:
    """The lines of one document, a line a place."""
    row = verdict.row
    lines: list[tuple[int, int, str]] = []
    for defect in found:
        rank = SEVERITIES.index(defect.severity or "info")
        severity, code = paint(defect.severity, defect.severity), defect.about.code or "-"
        for item in defect.places:
            said = f"{item.rule} {severity} {visible(item.finding.message)}"
            lines.append((rank, item.finding.start, f"{_link(row.path, item, paint)} {said}"))
        for line in _consequences(defect):
            shown = paint("path", visible(row.path, unseen=True))
            lines.append((rank, row.characters, f"{shown}: {code} {line}"))
        if not defect.places and not defect.folded:
            for judged in defect.measures:
                said = f"{code} {severity} {judged.about.name} is {judged.told}"
                lines.append((rank, -1, f"{_link(row.path, None, paint)} {said}"))
    for _, _, line in sorted(lines, key=lambda item: item[:2]):
        yield line


def _consequences(defect: Defect) -> Iterator[str]:
    """What follows from a defect, in one line: it goes when the cause is mended."""
    if defect.consequences:
        parts = (
            f"{len(each.places):,} {each.about.title} ({each.about.code})"
            for each in defect.consequences
        )
        yield f"explains {', '.join(parts)}"


def _heading(verdict: Verdict, paint: Paint) -> Iterator[str]:
    """The document with its verdict."""
    row = verdict.row
    path = paint("path", visible(row.path, unseen=True))
    yield f"{paint(verdict.outcome, f'{verdict.outcome:<5}')} {path}{_size(verdict, paint)}"


def _size(verdict: Verdict, paint: Paint) -> str:
    """How large the document is and how it is encoded; nothing for one that passes."""
    row = verdict.row
    if verdict.outcome in ("pass", "error"):
        return ""
    size = f"{_number(row.characters, 'character')}, {_number(row.lines, 'line')}"
    return paint("quiet", f"  {row.encoding}, {size}")


def _defect_lines(defect: Defect, paint: Paint) -> Iterator[str]:
    """What a check found, and each broken measure with its value beside its bound."""
    severity = defect.severity or "info"
    title = f"{defect.about.code} {defect.about.title}".strip()
    values = "; ".join(f"{each.about.name} {each.told}" for each in defect.measures)
    yield f"  {paint(severity, f'{severity:<8}')} {title}: {values}"


def _places(path: str, defect: Defect, paint: Paint, most: int, width: int) -> Iterator[str]:
    """The first places, each with its line of text, and how many more there are."""
    for item in defect.places[:most]:
        finding = item.finding
        yield f"    {_link(path, item, paint)} {visible(finding.message)}"
        if item.line:
            text, carets = source_line(item, width - 8)
            yield paint("quiet", "      | ") + text
            yield paint("quiet", "      | ") + paint("caret", carets)
        if finding.fix:
            yield paint("quiet", "      = ") + visible(finding.fix)
    rest = len(defect.places) - most
    if rest > 0:
        yield paint("quiet", f"    and {_number(rest, 'more place')} like this")


def _closing(
    outcomes: Counter[Outcome], codes: Counter[str], paint: Paint, advice: str
) -> Iterator[str]:
    """How many documents have which outcome, and what to do next."""
    counts = Tally(*(outcomes[outcome] for outcome in OUTCOMES))
    worst = next((outcome for outcome in OUTCOMES if outcomes[outcome]), "pass")
    yield f"{paint(worst, counts.headline)} ({counts.counted})."
    codes.pop("", None)
    if codes:
        code = min(codes, key=lambda code: (-codes[code], code))
        yield f"Next: {advice}; `corpus-audit explain {code}` explains the most frequent cause."


def _link(path: str, item: Evidence | None, paint: Paint) -> str:
    """`path:line:column:`, which editors and terminals make a link."""
    shown = paint("path", visible(path, unseen=True))
    if item is None:
        return f"{shown}:"
    return f"{shown}:{item.line}:{item.column}:" if item.line else f"{shown}: byte {item.column}:"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
