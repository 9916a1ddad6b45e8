"""JUnit's XML: a document is a test case, what it breaks a failure.

Source: the schema of the Jenkins xUnit plugin (junit-10.xsd). XML 1.0 holds no control characters,
so they are written out (audits.report.visible).
"""

from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from audits.report.tally import tally
from audits.report.terminal import document_lines
from audits.report.visible import visible
from audits.verdict import Verdict

HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text(verdicts: Iterable[Verdict]) -> str:
    """The report: one suite, a case a document, in their order."""
    known = list(verdicts)
    counts = tally(known)
    numbers = f'tests="{counts.total}" failures="{counts.fail}" errors="{counts.error}"'
    cases = "".join(map(_case, known))
    suite = f'<testsuite name="corpus-audit" {numbers} skipped="0">\n{cases}</testsuite>\n'
    return f'{HEAD}<testsuites name="corpus-audit" {numbers}>\n{suite}</testsuites>\n'


def _case(verdict: Verdict) -> str:
    """One document."""
    name = quoteattr(visible(verdict.row.path, unseen=True))
    head = f"<testcase classname={quoteattr(verdict.suite.name)} name={name}"
    if verdict.row.error:
        return f"{head}><error message={quoteattr(visible(verdict.row.error))}/></testcase>\n"
    if not verdict.failed:
        return f"{head}/>\n"
    said = escape("\n".join(map(_line, document_lines(verdict))))
    if verdict.outcome != "fail":
        return f"{head}><system-out>{said}</system-out></testcase>\n"
    worst = quoteattr(visible(verdict.failed[0].type))
    return f'{head}><failure type="fail" message={worst}>{said}</failure></testcase>\n'


def _line(line: str) -> str:
    """A line without what XML cannot hold."""
    return visible(line)
