"""CSV: a row a document, a column a measure."""

from collections.abc import Iterable

from audits.table import csv_text
from audits.verdict import Verdict


def text(verdicts: Iterable[Verdict]) -> str:
    """The table as RFC 4180 has it, safe for spreadsheets."""
    return csv_text(verdicts)
