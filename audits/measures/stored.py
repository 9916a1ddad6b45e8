"""Rows of a stored table of measures: judged and reported without measuring again."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from audits.checks import COLUMNS
from audits.finding import NOTHING, Finding
from audits.row import Evidence, Row
from audits.usage import UsageError

ENDING: Final = ".parquet"

MARKS: Final = frozenset({"path", "verdict", "suite", "failed"})
"""Columns by which a table of measures is known from one of documents."""

ROWS: Final = 1_000
"""Rows read at once."""


def is_stored(path: str) -> bool:
    """Is it a table of measures: a Parquet file, or a folder of them that Spark wrote?"""
    return path.endswith(ENDING) and _names(path) >= MARKS


def stored_rows(path: str) -> Iterator[Row]:
    """The rows of a table, in order; memory holds a batch of them.

    Raises UsageError at once if the table lacks a measure.
    """
    missing = [name for name in COLUMNS if name not in _names(path)]
    if missing:
        raise UsageError(
            f"{path}: lacks {missing[0]}, which this version measures: measure the documents again"
        )
    return _rows(path)


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


def _rows(path: str) -> Iterator[Row]:
    """The rows, batch by batch; files of a folder by name."""
    from pyarrow.parquet import ParquetFile

    files = sorted(Path(path).glob(f"*{ENDING}")) if Path(path).is_dir() else [Path(path)]
    for file in files:
        with ParquetFile(file) as parquet:
            for batch in parquet.iter_batches(ROWS):
                yield from map(_row, batch.to_pylist())


def _row(cells: Mapping[str, Any]) -> Row:
    """The row that was stored."""
    if cells["error"]:
        return Row(cells["path"], error=cells["error"])
    return Row(
        path=cells["path"],
        encoding=cells["encoding"],
        characters=cells["characters"],
        lines=cells["lines"],
        metrics={name: cells[name] for name in COLUMNS},
        evidence=tuple(map(_evidence, cells.get("findings") or ())),
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
