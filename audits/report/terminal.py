"""Verdicts for a terminal: `concise`, one line a finding, and `full`, with the place itself."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Final

from audits.finding import SEVERITIES, Severity
from audits.report.catalogue import Subject, subject
from audits.report.quantity import bound, broken
from audits.report.source_line import source_line
from audits.report.tally import OUTCOMES, Tally
from audits.report.visible import visible
from audits.row import Evidence
from audits.suite import Expectation
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
    Documents that pass give no line.
    """
    paint, outcomes, codes = Paint(colour=colour), Counter[Outcome](), Counter[str]()
    for verdict in verdicts:
        outcomes[verdict.outcome] += 1
        lines = _concise_lines(verdict, paint, codes)
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
        yield from _heading(verdict, paint)
        for subject_, expectations in _broken(verdict):
            codes[subject_.code] += 1
            yield from _expectation_lines(verdict, subject_, expectations, paint)
            yield from _places(verdict, subject_.name, paint, most, width)
        if verdict.outcome != "pass":
            yield ""
    yield from _closing(outcomes, codes, paint, "mend what is critical first")


def _concise_lines(verdict: Verdict, paint: Paint, codes: Counter[str]) -> Iterator[str]:
    """The lines of one document."""
    row = verdict.row
    if verdict.outcome == "error":
        path = paint("path", visible(row.path, unseen=True))
        yield f"{path}: {paint('error', 'error')}: {visible(row.error)}"
    if verdict.outcome in ("pass", "error"):
        return
    shown = _by_measure(verdict)
    lines: list[tuple[int, int, str]] = []
    for about, expectations in _broken(verdict):
        codes[about.code] += 1
        severity = expectations[0].severity
        rank = SEVERITIES.index(severity)
        for item in shown.get(about.name, ()):
            head = f"{_link(row.path, item, paint)} {item.rule} {paint(severity, severity)}"
            lines.append((rank, item.finding.start, f"{head} {visible(item.finding.message)}"))
        if about.name not in shown:
            head = f"{_link(row.path, None, paint)} {about.code or '-'} {paint(severity, severity)}"
            value = _value_and_bound(verdict, about, expectations)
            lines.append((rank, -1, f"{head} {about.name} is {value}"))
    for _, _, line in sorted(lines, key=lambda item: item[:2]):
        yield line


def _heading(verdict: Verdict, paint: Paint) -> Iterator[str]:
    """The document with its verdict."""
    row = verdict.row
    path = paint("path", visible(row.path, unseen=True))
    yield f"{paint(verdict.outcome, f'{verdict.outcome:<5}')} {path}{_size(verdict, paint)}"
    if row.error:
        yield f"  {visible(row.error)}"


def _size(verdict: Verdict, paint: Paint) -> str:
    """How large the document is and how it is encoded; nothing for one that passes."""
    row = verdict.row
    if verdict.outcome in ("pass", "error"):
        return ""
    size = f"{_number(row.characters, 'character')}, {_number(row.lines, 'line')}"
    return paint("quiet", f"  {row.encoding}, {size}")


def _expectation_lines(
    verdict: Verdict, about: Subject, expectations: list[Expectation], paint: Paint
) -> Iterator[str]:
    """A broken measure: its value beside its bound."""
    severity: Severity = expectations[0].severity
    value = _value_and_bound(verdict, about, expectations)
    title = f"{about.code} {about.title}".strip()
    yield f"  {paint(severity, f'{severity:<8}')} {title}: {about.name} {value}"


def _value_and_bound(verdict: Verdict, about: Subject, expectations: list[Expectation]) -> str:
    """`87.5 %, expected ≤ 20 %`."""
    bounds = " and ".join(bound(expectation, about.unit) for expectation in expectations)
    value = verdict.row.metrics.get(about.name)
    if value is None:
        return f"not as expected: {bounds}"
    return f"{broken(value, about.unit, expectations[0])}, expected {bounds}"


def _places(verdict: Verdict, name: str, paint: Paint, most: int, width: int) -> Iterator[str]:
    """The first places of one measure, each with its line of text, and how many more there are."""
    places = _by_measure(verdict).get(name, [])
    for item in places[:most]:
        finding = item.finding
        yield f"    {_link(verdict.row.path, item, paint)} {visible(finding.message)}"
        if item.line:
            text, carets = source_line(item, width - 8)
            yield paint("quiet", "      | ") + text
            yield paint("quiet", "      | ") + paint("caret", carets)
        if finding.fix:
            yield paint("quiet", "      = ") + visible(finding.fix)
    if len(places) > most:
        yield paint("quiet", f"    and {_number(len(places) - most, 'more place')} like this")


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


def _broken(verdict: Verdict) -> Iterator[tuple[Subject, list[Expectation]]]:
    """The measures that break an expectation, worst first, each with those it breaks."""
    grouped: dict[str, list[Expectation]] = {}
    for expectation in verdict.failed:
        grouped.setdefault(expectation.column or expectation.type, []).append(expectation)
    for name, expectations in grouped.items():
        yield subject(name), expectations


def _by_measure(verdict: Verdict) -> dict[str, list[Evidence]]:
    """The findings of each measure, in order of place."""
    by_name = sorted(verdict.row.evidence, key=lambda item: item.measure)
    return {name: list(items) for name, items in groupby(by_name, key=lambda item: item.measure)}


def _link(path: str, item: Evidence | None, paint: Paint) -> str:
    """`path:line:column:`, which editors and terminals make a link."""
    shown = paint("path", visible(path, unseen=True))
    if item is None:
        return f"{shown}:"
    return f"{shown}:{item.line}:{item.column}:" if item.line else f"{shown}: byte {item.column}:"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
