"""A table that is being made: parts in a folder beside it, until they become one file.

A part is written whole or not at all and holds a fixed number of documents, so a run that was
killed at any moment goes on after its last part, and ends with the same bytes as one that was not.
"""

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count, islice
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyarrow as pa
from pyarrow import parquet

from audits.report.writing import whole, write_text
from audits.source import Source
from audits.table import well_formed
from audits.usage import UsageError

PART: Final = 1_000
"""Documents of a part: what a kill may cost, some seconds of work."""

GROUP: Final = 50
"""Parts that become one row group of the finished table."""

RUN: Final = "run.json"
"""In the folder of parts: what the run was asked for."""
JOINED: Final = "joined.parquet"
"""There as well: the table, before it takes its place."""


class Unfinished(NamedTuple):
    """The parts that are there."""

    target: str
    folder: Path
    parts: int

    @property
    def rows(self) -> int:
        """Documents in the parts."""
        return self.parts * PART

    def write(self, number: int, table: pa.Table) -> None:
        """Write a part."""
        with whole(str(_part(self.folder, number))) as temporary:
            parquet.write_table(table, temporary)

    def finish(self, parts: int, schema: pa.Schema) -> Counter[str]:
        """Make the table of so many parts, and take them away; the verdicts, counted."""
        joined, tally = self.folder / JOINED, Counter[str]()
        with whole(str(joined)) as temporary, parquet.ParquetWriter(temporary, schema) as writer:
            for first in range(0, parts, GROUP):
                group = range(first, min(first + GROUP, parts))
                tables = [_read(_part(self.folder, number), schema) for number in group]
                rows = pa.concat_tables(tables).combine_chunks()
                writer.write_table(rows, row_group_size=len(rows))
                tally.update(rows["verdict"].to_pylist())
        joined.replace(self.target)
        shutil.rmtree(self.folder)
        return tally

    def done(self, sources: Iterator[Source]) -> Iterator[Source]:
        """The sources that the parts hold; those after them are left.

        Raises UsageError if other documents stand there now.
        """
        known = _last_path(_part(self.folder, self.parts - 1)) if self.parts else ""
        seen, path = 0, ""
        for source in islice(sources, self.rows):
            seen, path = seen + 1, well_formed(source.path)
            yield source
        if seen < self.rows or path != known:
            raise UsageError(
                f"{self.folder}: document {self.rows:,} was {known}, and is not now: the "
                "documents changed; delete the folder to begin anew"
            )


def begun(target: str, run: Mapping[str, Any], *, resume: bool) -> Unfinished:
    """The parts of *target* that an earlier run left, or a new folder for them.

    Raises UsageError if they are there and *resume* is not asked for, or if that run was asked
    for something else; and if there can be no such file.
    """
    if Path(target).is_dir():
        raise UsageError(f"{target}: is a folder: name a file for the table")
    folder, asked = parts_of(target), json.dumps(run, indent=1, sort_keys=True)
    if not folder.is_dir():
        _make(folder)
        write_text(str(folder / RUN), asked)
        return Unfinished(target, folder, 0)
    if not resume:
        raise UsageError(f"{folder}: holds an unfinished run: --resume goes on with it; "
                         "or delete the folder")  # fmt: skip
    known = folder / RUN
    if not known.is_file():
        write_text(str(known), asked)
    elif known.read_bytes() != asked.encode():
        raise UsageError(f"{folder}: was begun with other arguments, suites or debts: "
                         "give the same ones; or delete the folder")  # fmt: skip
    return Unfinished(target, folder, _count(folder))


def parts_of(target: str) -> Path:
    """The folder of the parts of a table, which is there until it is finished."""
    return Path(f"{target}.parts")


def _make(folder: Path) -> None:
    """Make the folder of parts."""
    try:
        folder.mkdir()
    except OSError as error:
        raise UsageError(f"{folder}: cannot be made: {os.strerror(error.errno or 0)}") from None


def _part(folder: Path, number: int) -> Path:
    """The file of a part."""
    return folder / f"{number:08}.parquet"


def _count(folder: Path) -> int:
    """The full parts from the first on; only the end of the documents leaves one short."""
    return next(number for number in count() if _size(_part(folder, number)) != PART)


def _size(file: Path) -> int:
    """How many documents a part holds; 0 if it is not there."""
    if not file.is_file():
        return 0
    try:
        size: int = parquet.read_metadata(file).num_rows
    except (OSError, pa.ArrowException):
        raise _damage(file) from None
    return size


def _last_path(file: Path) -> str:
    """The path of the last document of a part."""
    path: str = _read(file)["path"][-1].as_py()
    return path


def _read(file: Path, schema: pa.Schema | None = None) -> pa.Table:
    """A part, of that schema if one is given."""
    try:
        table = parquet.read_table(file)
    except (OSError, pa.ArrowException):
        raise _damage(file) from None
    if "path" not in table.schema.names or schema not in (None, table.schema):
        raise _damage(file)
    return table


def _damage(file: Path) -> UsageError:
    """The error for a file that was written by nobody here, or not as it stands."""
    return UsageError(f"{file}: is no part of a table: delete it, and --resume goes on before it")
