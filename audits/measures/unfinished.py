"""A table that is being made: parts in a folder beside it, until they become one file.

A part is written whole or not at all and holds a fixed number of documents, so a run that was
killed at any moment goes on after its last part, and ends with the same bytes as one that was not.
"""

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
                tables = [parquet.read_table(_part(self.folder, number)) for number in group]
                rows = pa.concat_tables(tables).combine_chunks()
                writer.write_table(rows, row_group_size=len(rows))
                tally.update(rows["verdict"].to_pylist())
        joined.replace(self.target)
        shutil.rmtree(self.folder)
        return tally

    def remaining(self, sources: Iterable[Source]) -> Iterator[Source]:
        """The sources after those that the parts hold.

        Raises UsageError if other documents stand there now.
        """
        every = iter(sources)
        if self.parts:
            last = next(islice(every, self.rows - 1, None), None)
            known = _last_path(_part(self.folder, self.parts - 1))
            if last is None or well_formed(last.path) != known:
                raise UsageError(
                    f"{self.folder}: document {self.rows:,} was {known}, and is not now: the "
                    "documents changed; delete the folder to begin anew"
                )
        yield from every


def begun(target: str, run: Mapping[str, Any], *, resume: bool) -> Unfinished:
    """The parts of *target* that an earlier run left, or a new folder for them.

    Raises UsageError if they are there and *resume* is not asked for, or if that run was asked
    for something else; and if there can be no such file.
    """
    if Path(target).is_dir():
        raise UsageError(f"{target}: is a folder: name a file for the table")
    folder, asked = Path(f"{target}.parts"), json.dumps(run, indent=1, sort_keys=True)
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
    elif known.read_text(encoding="utf-8") != asked:
        raise UsageError(f"{folder}: was begun with other arguments: give the same ones; "
                         "or delete the folder")  # fmt: skip
    return Unfinished(target, folder, _count(folder))


def is_unfinished(target: str) -> bool:
    """Are there parts of a table that is not finished?"""
    return Path(f"{target}.parts").is_dir()


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
    there = next(number for number in count() if not _part(folder, number).is_file())
    last = _part(folder, there - 1)
    try:
        return there if not there or parquet.read_metadata(last).num_rows == PART else there - 1
    except (OSError, pa.ArrowException):
        raise UsageError(f"{last}: is no part of a table: delete {folder}") from None


def _last_path(file: Path) -> str:
    """The path of the last document of a part."""
    path: str = parquet.read_table(file, columns=["path"])["path"][-1].as_py()
    return path
