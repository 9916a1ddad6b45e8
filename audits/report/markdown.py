"""A summary in Markdown, as a job's summary page shows it."""

from collections.abc import Iterable, Iterator
from typing import Final

from audits.report.defects import Defect, defects
from audits.report.statistics import counted
from audits.report.tally import tally
from audits.report.visible import visible
from audits.verdict import Verdict

MOST: Final = 100
"""Documents that are listed; GitHub cuts a summary at 1 MiB."""

LONGEST: Final = 160
"""Characters of a message."""

_MARKS: Final = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>()#+-.!|~&:@$"})


def text(verdicts: Iterable[Verdict]) -> str:
    """How many documents have which verdict, which checks are broken, the worst documents."""
    return "\n".join(_lines(list(verdicts))) + "\n"


def _lines(verdicts: list[Verdict]) -> Iterator[str]:
    """The page."""
    counts = tally(verdicts)
    yield f"# {plain(counts.headline)}\n"
    yield f"{plain(counts.counted)}\n"
    checks = counted(verdicts)
    if checks:
        yield "| check | finds | documents | places | worst |"
        yield "|---|---|---:|---:|---|"
        for one in checks:
            title = plain(one.about.title)
            yield f"| {one.code} | {title} | {one.documents:,} | {one.places:,} | {one.worst} |"
        yield ""
    order = {"fail": 0, "error": 1, "warn": 2}
    listed = sorted(
        (v for v in verdicts if v.outcome in order), key=lambda verdict: order[verdict.outcome]
    )
    if listed:
        yield "| verdict | document | what |"
        yield "|---|---|---|"
        for verdict in listed[:MOST]:
            path = plain(visible(verdict.row.path, unseen=True))
            yield f"| {verdict.outcome} | {path} | {_said(verdict)} |"
    if len(listed) > MOST:
        yield f"\nand {len(listed) - MOST:,} more documents"


def _said(verdict: Verdict) -> str:
    """What is wrong with a document, in a cell."""
    if verdict.row.error:
        return plain(visible(verdict.row.error))
    return "<br>".join(
        f"{defect.about.code or plain(defect.about.name)} {_first(defect)}".strip()
        for defect in defects(verdict)
        if not defect.is_told_elsewhere
    )


def _first(defect: Defect) -> str:
    """The first place of a defect, and how many more there are; without any, its values."""
    if not defect.places:
        return plain("; ".join(f"{each.about.name} is {each.told}" for each in defect.measures))
    message = visible(defect.places[0].finding.message)
    cut = message if len(message) <= LONGEST else message[: LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"
    more = len(defect.places) - 1
    return plain(cut) + (f" \\(and {more:,} more\\)" if more else "")


def plain(text: str) -> str:
    """Text that Markdown takes for nothing but text."""
    return text.translate(_MARKS)
