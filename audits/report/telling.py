"""What other programs are told: each place that breaks an expectation, in its file, with a name."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Final, NamedTuple

from audits.finding import SEVERITIES, Finding, Severity
from audits.identity import identities
from audits.report.catalogue import Subject
from audits.report.defects import Defect, defects
from audits.report.visible import visible
from audits.row import Evidence
from audits.verdict import Verdict

_RECORD: Final = re.compile(r"(?s)(.+\.(?:jsonl|ndjson|parquet)(?:\.gz|\.zst)?)(?::(\d+)|#(.*))")
"""The name of a record: its file, and its line or its id (see audits.records)."""


class Location(NamedTuple):
    """A document as other programs know it."""

    file: str
    """Relative to the working folder, with slashes."""
    line: int = 0
    """Of the record in its file; 0 if the document is the file itself."""
    record: str = ""
    """The record's id, if it has one."""


class Telling(NamedTuple):
    """A place that breaks an expectation; its line is 0 if it has none."""

    location: Location
    item: Evidence
    severity: Severity
    about: Subject
    identity: str
    """The same in the next run, wherever the line has moved."""

    @property
    def line(self) -> int:
        """The line in the file, counted from 1; that of the record, if the document is one."""
        return self.location.line or max(self.item.line, 1)

    def sentence(self, longest: int | None = None) -> str:
        """What is wrong, in at most so many characters, and how to mend it; nothing in it acts."""
        finding = self.item.finding
        mend = f" Mend: {visible(finding.fix)}." if finding.fix else ""
        return f"{visible(finding.message)[:longest].removesuffix('.')}.{mend}"


def located(path: str) -> Location:
    """Where a document lies; no path is absolute, so that nothing tells of the machine."""
    found = _RECORD.fullmatch(path)
    file = found[1] if found else path
    shown = os.path.relpath(file) if PurePath(file).is_absolute() else os.path.normpath(file)
    posix = PurePath(shown).as_posix()
    return Location(posix, int(found[2] or 0), found[3] or "") if found else Location(posix)


def tellings(verdicts: Iterable[Verdict]) -> list[Telling]:
    """All that breaks an expectation and stands for itself, by place if it has one: worst first."""
    found = [telling for verdict in verdicts for telling in _of_document(verdict)]
    return sorted(found, key=lambda telling: SEVERITIES.index(telling.severity))


def _of_document(verdict: Verdict) -> Iterator[Telling]:
    """The places of one document, in the order of its defects."""
    if not verdict.failed:
        return
    evidence = verdict.row.evidence
    names = dict(zip(map(id, evidence), identities(evidence), strict=True))
    location = located(verdict.row.path)
    for defect in defects(verdict):
        for item in defect.places or _placeless(defect):
            severity = defect.severity or "info"
            name = names.get(id(item)) or next(identities([item]))
            yield Telling(location, item, severity, defect.about, name)


def _placeless(defect: Defect) -> Iterator[Evidence]:
    """What a defect breaks that has no place: a measure without findings, or a table's."""
    if defect.is_told_elsewhere:
        return
    for judged in defect.measures:
        finding = Finding(0, 0, f"{judged.about.name} is {judged.told}", "")
        code = judged.about.code or judged.about.name
        yield Evidence(code, judged.about.name, finding, 0, 0, "", "", "")
