"""Annotations of GitHub Actions: workflow commands on standard output.

GitHub shows ten errors, ten warnings and ten notices a step; what is more is told in one notice.
Source: GitHub Docs, "Workflow commands for GitHub Actions", and its usage limits.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from audits.finding import Severity
from audits.report.tally import tally
from audits.report.telling import Telling, located, tellings
from audits.report.visible import visible
from audits.verdict import Verdict

MOST: Final = 10
"""Annotations of one level that are shown."""

LEVELS: Final[dict[Severity, str]] = {"critical": "error", "warning": "warning", "info": "notice"}

_IN_MESSAGE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def annotations(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """A line an annotation, the worst first, then one that says what there was in all."""
    shown: Counter[str] = Counter()
    for verdict in verdicts:
        if verdict.row.error and shown["error"] < MOST:
            shown["error"] += 1
            file = located(verdict.row.path).file
            yield command("error", visible(verdict.row.error), file=file, title="unreadable")
    every = tellings(verdicts)
    for telling in every:
        level = LEVELS[telling.severity]
        if shown[level] < MOST - (level == "notice"):
            shown[level] += 1
            yield _annotation(level, telling)
    rest = len(every) + sum(bool(v.row.error) for v in verdicts) - shown.total()
    more = f"; {rest:,} more places are not shown here" if rest else ""
    headline = tally(verdicts)
    yield command(
        "notice", f"{headline.headline} ({headline.counted}){more}.", title="corpus-audit"
    )


def _annotation(level: str, telling: Telling) -> str:
    """One place."""
    item = telling.item
    return command(
        level,
        telling.sentence(),
        file=telling.location.file,
        line=str(telling.line),
        **({} if telling.location.line or not item.line else {"col": str(item.column)}),
        title=f"{telling.about.code} {telling.about.title}".strip(),
    )


def command(level: str, message: str, **properties: str) -> str:
    """A workflow command, escaped as GitHub's own toolkit does."""
    named = ",".join(
        f"{name}={visible(value, unseen=True).translate(_IN_PROPERTY)}"
        for name, value in properties.items()
    )
    return f"::{level} {named}::{message.translate(_IN_MESSAGE)}"


def text(verdicts: Iterable[Verdict]) -> str:
    """All annotations, a line each."""
    return "".join(line + "\n" for line in annotations(list(verdicts)))
