"""How many documents break which check, for a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from audits.finding import SEVERITIES, Severity
from audits.report.catalogue import Subject
from audits.report.defects import defects
from audits.verdict import Verdict


class Count(NamedTuple):
    """How often a check is broken."""

    code: str
    about: Subject
    documents: int
    places: int
    """As far as they are kept, and those that another check explains included."""
    worst: Severity | Literal[""]


def counted(verdicts: Iterable[Verdict]) -> list[Count]:
    """Every check that is broken, those first that most documents break."""
    documents, places, worst = Counter[str](), Counter[str](), dict[str, Severity]()
    subjects: dict[str, Subject] = {}
    for verdict in verdicts:
        for defect in defects(verdict):
            code = defect.about.code or defect.about.name
            subjects.setdefault(code, defect.about)
            documents[code] += 1
            places[code] += len(defect.places) + defect.folded
            if defect.severity:
                worst[code] = min(worst.get(code, "info"), defect.severity, key=SEVERITIES.index)
    return [
        Count(code, subjects[code], documents[code], places[code], worst.get(code, ""))
        for code in sorted(documents, key=lambda code: (-documents[code], code))
    ]


def statistics(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """A line for each check that is broken: documents, places, code, severity, what it finds."""
    every = counted(verdicts)
    if not every:
        yield "no document breaks an expectation"
        return
    yield "documents   places  code   severity  check"
    for one in every:
        yield (
            f"{one.documents:9,} {one.places:8,}  {one.code:5}  {one.worst:8}  {one.about.title}"
        )
