"""Files of records: JSON Lines, plain or packed by gzip or Zstandard, and Parquet."""

import json
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any, BinaryIO, Final, NamedTuple, cast

from audits.patterns import pattern

LINE_ENDINGS: Final = tuple(
    name + packed for name in (".jsonl", ".ndjson") for packed in ("", ".gz", ".zst")
)
RECORD_ENDINGS: Final = (*LINE_ENDINGS, ".parquet")
"""A file whose name ends so, in small or capital letters, holds many documents."""

SKIPPED: Final = 1 << 20
"""Bytes of a line that is too long that are passed over at once."""


def holds_records(path: str) -> bool:
    """Does a file hold many documents, by its name?"""
    return path.lower().endswith(RECORD_ENDINGS)


def file_of(path: str) -> str:
    """The file that holds a document: of a record, its name without line, row or id."""
    endings = "|".join(map(re.escape, RECORD_ENDINGS))
    found = pattern(rf"(?si)(.+?(?:{endings}))[:#].+").fullmatch(path)
    return found[1] if found else path


class Fields(NamedTuple):
    """Which fields of a record hold its text and its name."""

    text: str = "text"
    id: str = ""
    """Empty: a record is named by file and line (or row)."""


class Line(NamedTuple):
    """A line of JSON, not parsed yet."""

    path: str
    content: bytes


class Cell(NamedTuple):
    """A cell of Parquet."""

    path: str
    content: object
    """A text, the bytes of one, or None; anything else is a column that was wrongly named."""


Record = Line | Cell


def read_records(path: str, fields: Fields, most: int) -> Iterator[Record]:
    """The records of a file, as they come; memory holds one line (or one batch of rows).

    Of a line longer than *most* bytes only its beginning is read, which is too long as well.

    Raises OSError, EOFError or ValueError if the file cannot be read (on).
    """
    if path.lower().endswith(".parquet"):
        return _of_parquet(path, fields)
    return _of_lines(path, fields, most)


def read_lines(path: str, stream: BinaryIO, fields: Fields, most: int) -> Iterator[Line]:
    """The non-blank lines of a JSON Lines stream."""
    for number, line in enumerate(_lines(stream, most), 1):
        if line.strip():
            yield Line(_id_name(path, line, fields) or f"{path}:{number}", line)


def _lines(stream: BinaryIO, most: int) -> Iterator[bytes]:
    """The lines of a stream, each of at most one byte more than *most*."""
    while line := stream.readline(max(most, 0) + 1):
        yield line
        while line and not line.endswith(b"\n"):
            line = stream.readline(SKIPPED)


def _of_lines(path: str, fields: Fields, most: int) -> Iterator[Line]:
    """The records of a JSON Lines file."""
    if path.lower().endswith(".zst"):
        yield from _of_zstandard(path, fields, most)
        return
    with _opened(path) as stream:
        yield from read_lines(path, stream, fields, most)


def _opened(path: str) -> BinaryIO:
    """The file, unpacked as it is read."""
    if path.lower().endswith(".gz"):
        import gzip

        return cast("BinaryIO", gzip.open(path, "rb"))
    return open(path, "rb")  # noqa: PTH123 - a path may hold surrogates


def _of_zstandard(path: str, fields: Fields, most: int) -> Iterator[Line]:
    """The records of a JSON Lines file packed by Zstandard (RFC 8878)."""
    try:
        zstd = _zstandard()
    except ImportError:
        raise ValueError("needs backports.zstd: pip install 'corpus-audit[zst]'") from None
    try:
        with zstd.open(path, "rb") as stream:
            yield from read_lines(path, stream, fields, most)
    except zstd.ZstdError as error:
        raise ValueError(f"is not what its name says: {error}") from None


def _zstandard() -> Any:
    """The module that unpacks Zstandard: of Python since 3.14, else its backport."""
    try:
        return import_module("compression.zstd")
    except ImportError:
        return import_module("backports.zstd")


def digest_name(path: str, line: bytes, fields: Fields) -> str:
    """File and id of a record; without one its line's digest, where no line has a number."""
    from hashlib import blake2b

    return _id_name(path, line, fields) or f"{path}#?{blake2b(line, digest_size=8).hexdigest()}"


def _id_name(path: str, line: bytes, fields: Fields) -> str:
    """File and id of a record where an id field was named and is there; else nothing."""
    if not fields.id:
        return ""
    try:
        name = json.loads(line)[fields.id]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
    return "" if name is None else f"{path}#{name}"


def _of_parquet(path: str, fields: Fields) -> Iterator[Cell]:
    """The rows of a Parquet file, batch by batch."""
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        raise ValueError("needs pyarrow: pip install 'corpus-audit[parquet]'") from None
    try:
        with parquet.ParquetFile(path) as file:
            yield from _cells(path, file, fields)
    except ArrowException as error:
        raise ValueError(str(error).partition("\n")[0]) from None


def _cells(path: str, file: Any, fields: Fields) -> Iterator[Cell]:
    """The texts of a Parquet file with their names."""
    there, wanted = file.schema_arrow.names, list(fields if fields.id else fields[:1])
    for option, name in zip(("--text-field", "--id-field"), wanted, strict=False):
        if there.count(name) != 1:
            what = f"{there.count(name)} columns" if name in there else "no column"
            raise ValueError(f"{what} {name!r} (columns: {', '.join(there[:8])}): see {option}")
    number = 0
    for batch in file.iter_batches(columns=wanted):
        names = values(batch.column(fields.id)) if fields.id else None
        for index, text in enumerate(values(batch.column(fields.text))):
            number += 1
            known = names[index] if names else None
            if isinstance(known, bytes):
                known = known.decode("utf-8", "surrogateescape")
            yield Cell(f"{path}:{number}" if known is None else f"{path}#{known}", text)


def values(column: Any) -> list[Any]:
    """The cells of an Arrow column; texts that are not UTF-8, which Arrow allows, as bytes."""
    try:
        found: list[Any] = column.to_pylist()
    except UnicodeDecodeError:
        return [_decoded(cell) for cell in column.cast("large_binary").to_pylist()]
    return found


def _decoded(cell: bytes | None) -> bytes | str | None:
    """The text of a cell, or its bytes if they are none."""
    try:
        return None if cell is None else cell.decode()
    except UnicodeDecodeError:
        return cell
