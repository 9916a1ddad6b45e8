"""How many documents break which check, for a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator

from audits.finding import SEVERITIES, Severity
from audits.report.catalogue import Subject
from audits.report.defects import defects
from audits.verdict import Verdict


def statistics(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """A line for each check that is broken: documents, places, code, severity, what it finds.

    The severity is the worst that was met; the checks that most documents break come first.
    """
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
    if not documents:
        yield "no document breaks an expectation"
        return
    yield "documents   places  code   severity  check"
    for code in sorted(documents, key=lambda code: (-documents[code], code)):
        yield (
            f"{documents[code]:9,} {places[code]:8,}  {code:5}  {worst.get(code, ''):8}  "
            f"{subjects[code].title}"
        )
