"""Rows of a stored table of measures: judged and reported without measuring again."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from audits.checks import COLUMNS
from audits.finding import NOTHING, Finding
from audits.row import Evidence, Row
from audits.table import HEADS
from audits.usage import UsageError

ENDING: Final = ".parquet"

MARKS: Final = frozenset({"path", "verdict", "suite", "failed"})
"""Columns by which a table of measures is known from one of documents."""

ROWS: Final = 1_000
"""Rows read at once."""

AGAIN: Final = "measure the documents again"


def is_stored(path: str) -> bool:
    """Is it a table of measures: a Parquet file, or a folder of them that Spark wrote?"""
    return path.endswith(ENDING) and _names(path) >= MARKS


def stored_rows(path: str) -> Iterator[Row]:
    """The rows of a table, in order; memory holds a batch of them.

    Raises UsageError at once if the table lacks a measure.
    """
    names = _names(path)
    missing = [name for name in (*HEADS, *COLUMNS) if name not in names]
    if missing:
        raise UsageError(f"{path}: lacks {missing[0]}, which this version measures: {AGAIN}")
    return _rows(path, with_findings=names >= {"findings", "widths"})


def _names(path: str) -> frozenset[str]:
    """The columns of a table; none if there is no table, or nothing to read one with."""
    try:
        from pyarrow import ArrowException
        from pyarrow.dataset import dataset
    except ImportError:
        return frozenset()
    try:
        return frozenset(dataset(path, format="parquet").schema.names)
    except (OSError, ArrowException):
        return frozenset()


def _rows(path: str, *, with_findings: bool) -> Iterator[Row]:
    """The rows, batch by batch, in the types of our tables; files of a folder by name."""
    from pyarrow import ArrowException, Table
    from pyarrow.parquet import ParquetFile

    from audits.measures.arrow import schema

    files = sorted(Path(path).glob(f"*{ENDING}")) if Path(path).is_dir() else [Path(path)]
    known = schema(with_findings=with_findings)
    for file in files:
        try:
            with ParquetFile(file) as parquet:
                for batch in parquet.iter_batches(ROWS, columns=known.names):
                    cells = Table.from_batches([batch]).select(known.names).cast(known)
                    yield from map(_row, filter(_is_of_one, cells.to_pylist()))
        except (OSError, ArrowException, TypeError, ValueError) as error:
            why = next(iter(str(error).splitlines()), type(error).__name__)
            raise UsageError(f"{file}: is no whole table of measures ({why}): {AGAIN}") from None


def _is_of_one(cells: Mapping[str, Any]) -> bool:
    """Is it the row of a document? What Great Expectations said of them all has no encoding."""
    return bool(cells["error"]) or cells["encoding"] != ""


def _row(cells: Mapping[str, Any]) -> Row:
    """The row that was stored.

    Raises ValueError if it has a null where none can be.
    """
    error = cells["error"]
    needed = ("path",) if error else ("path", "encoding", "characters", "lines", *COLUMNS)
    for name in needed:
        if cells[name] is None or cells[name] != cells[name]:
            raise ValueError(f"{name} of {cells['path']} is null")
    if error:
        return Row(cells["path"], error=error)
    found = (finding for finding in cells.get("findings") or () if finding["measure"] in COLUMNS)
    return Row(
        path=cells["path"],
        encoding=cells["encoding"],
        characters=cells["characters"],
        lines=cells["lines"],
        metrics={name: cells[name] for name in COLUMNS},
        evidence=tuple(map(_evidence, found)),
        widths=tuple(cells.get("widths") or ()),
    )


def _evidence(cells: Mapping[str, Any]) -> Evidence:
    """A finding with the text around it."""
    details = json.loads(cells["details"]) if cells["details"] else NOTHING
    finding = Finding(
        cells["start"], cells["end"], cells["message"], cells["fix"], cells["unit"], details
    )
    shown = (cells["line"], cells["column"], cells["before"], cells["marked"], cells["after"])
    return Evidence(cells["rule"], cells["measure"], finding, *shown, cells["consequence_of"])
