"""Verdicts as a table, a row a document and a column a measure: CSV, pandas."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from audits.checks import COLUMNS
from audits.row import Row
from audits.verdict import Verdict

if TYPE_CHECKING:
    import pandas as pd

HEADS: Final = (
    "path", "verdict", "suite", "failed", "encoding", "characters", "lines", "error"
)  # fmt: skip
"""The columns before the measures."""

FORMULA: Final = tuple(
    "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
"""A cell that begins so is a formula to a spreadsheet: OWASP, "CSV Injection"."""


def csv_text(verdicts: Iterable[Verdict]) -> str:
    """The table as CSV (RFC 4180); always encodable as UTF-8.

    A text that a spreadsheet would take for a formula begins with an apostrophe; expectations
    that failed are parted by blanks; what a document lacks is an empty cell.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow((*HEADS, *COLUMNS))
    writer.writerows(map(_cells, verdicts))
    return file.getvalue().encode("utf-8", "backslashreplace").decode()


def frame(rows: Sequence[Row], measures: Iterable[str] = COLUMNS) -> "pd.DataFrame":
    """The measures of *rows* for pandas, after *path* and *document*, the row's number from 0.

    A measure that a row lacks is 0. Paths are `well_formed`.
    """
    import pandas as pd

    return pd.DataFrame(
        {
            "path": [well_formed(row.path) for row in rows],
            "document": range(len(rows)),
            **{
                name: pd.Series([row.metrics.get(name, 0.0) for row in rows], dtype="float64")
                for name in measures
            },
        }
    )


def well_formed(text: str) -> str:
    """*text* with lone surrogates escaped: file names that are not UTF-8 have them."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def head(verdict: Verdict) -> Mapping[str, Any]:
    """The cells before the measures; None for what a document that could not be read lacks."""
    row = verdict.row
    return {
        "path": well_formed(row.path),
        "verdict": verdict.outcome,
        "suite": verdict.suite.name,
        "failed": [expectation.type for expectation in verdict.failed],
        "encoding": row.encoding,
        "characters": None if row.error else row.characters,
        "lines": None if row.error else row.lines,
        "error": well_formed(row.error),
    }


def _cells(verdict: Verdict) -> Iterator[str | float]:
    """The cells of one document in CSV."""
    for value in head(verdict).values():
        text = " ".join(value) if isinstance(value, list) else str("" if value is None else value)
        yield f"'{text}" if text.startswith(FORMULA) else text
    for name in COLUMNS:
        value = verdict.row.metrics.get(name)
        yield "" if value is None else int(value) if value == int(value) else value
