"""Where documents come from: files, folders, patterns, standard input, JSON Lines, Parquet.

Sources come in a stable order: that of the command line, and inside a folder that of names.
"""

import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from audits.path_patterns import path_patterns
from audits.records import (
    Fields,
    Line,
    Record,
    holds_records,
    read_lines,
    read_records,
)
from audits.source import (
    MOST_BYTES,
    BytesSource,
    FileSource,
    MissingSource,
    RecordSource,
    Source,
    UnreadableError,
    of_cell,
    reason,
    regular_size,
)


class Selection(NamedTuple):
    """Which documents of the named paths are audited, and how records are read."""

    include: tuple[str, ...] = ()
    """Patterns of .gitignore; a file of a folder must match one, if there is any."""
    exclude: tuple[str, ...] = ()
    """Patterns of .gitignore; a file of a folder must match none."""
    folder: str = "."
    """The folder from which the patterns are read."""
    fields: Fields = Fields()
    most_bytes: int = MOST_BYTES
    stdin_name: str = "<stdin>"
    only: frozenset[str] | None = None
    """Full paths of the files that are asked for; None: all."""
    own: frozenset[str] = frozenset()
    """Full paths of files and folders that the run itself reads and writes: no documents."""


def sources(paths: Iterable[str], selection: Selection) -> Iterator[Source]:
    """The documents that *paths* hold: files, folders, patterns of them, or - for standard input.

    A path without documents is a source that cannot be read, so that an empty audit never looks
    like a clean one. A file named outright is left out by excludes only, as hooks expect. A file
    that several of the paths hold comes once.
    """
    included = _matcher("include", selection.include, selection.folder, default=True)
    excluded = _matcher("exclude", selection.exclude, selection.folder, default=False)
    asked = _asked(selection)
    every = list(chain.from_iterable(map(matching, paths)))
    new = _new(every)
    for path in every:
        if path == "-":
            yield from _of_stdin(selection)
        elif os.path.isdir(path):  # noqa: PTH112
            found = _of_folder(path, selection.own)
            files = (name for name in found if included(name) and not excluded(name))
            first = next(files, None)
            if first is None:
                yield MissingSource(path, "holds no documents: check include and exclude")
                continue
            for name in filter(asked, chain([first], files)):
                if new(name):
                    yield from _of_file(name, selection)
        elif asked(path) and not excluded(path) and new(path):
            yield from _of_file(path, selection)


def matching(path: str) -> Iterable[str]:
    """The path; if nothing is called so and it is a pattern (** too), what matches, by name."""
    if os.path.lexists(path) or not set(path) & set("*?["):
        return [path]
    from glob import iglob

    return sorted(iglob(path, recursive=True)) or [path]  # noqa: PTH207 - keeps surrogates


def _new(roots: Iterable[str]) -> Callable[[str], bool]:
    """Says of a file whether it comes for the first time.

    Files are remembered only if one of the *roots* is, or holds, another.
    """
    full = [os.path.abspath(root) for root in roots]  # noqa: PTH100 - may hold surrogates
    known, seen = set(full), set[str]()
    if len(known) == len(full) and not any(known.intersection(_above(root)) for root in full):
        return lambda _path: True

    def new(path: str) -> bool:
        before = len(seen)
        seen.add(os.path.abspath(path))  # noqa: PTH100
        return len(seen) > before

    return new


def _above(path: str) -> Iterator[str]:
    """The folders above a full path."""
    while (above := os.path.dirname(path)) != path:  # noqa: PTH120
        yield above
        path = above


def _of_stdin(selection: Selection) -> Iterator[Source]:
    """Standard input: one document, or records if its given name ends as theirs do."""
    name, fields = selection.stdin_name, selection.fields
    if not name.lower().endswith((".jsonl", ".ndjson")):
        yield BytesSource(name, sys.stdin.buffer.read(), selection.most_bytes)
        return
    for record in read_lines(name, sys.stdin.buffer, fields, selection.most_bytes):
        yield _of_record(record, selection)


def _of_file(path: str, selection: Selection) -> Iterator[Source]:
    """One document, or those of a file of records."""
    if not holds_records(path):
        yield FileSource(path, selection.most_bytes)
        return
    try:
        regular_size(path)
        for record in read_records(path, selection.fields, selection.most_bytes):
            yield _of_record(record, selection)
    except UnreadableError as error:
        yield MissingSource(path, str(error))
    except (OSError, EOFError, ValueError, MemoryError, zlib.error) as error:
        yield MissingSource(path, reason(error))


def _of_record(record: Record, selection: Selection) -> Source:
    """A JSON line that is not parsed yet, or what a cell of Parquet holds."""
    path, content = record
    if isinstance(record, Line):
        return RecordSource(path, record.content, selection.fields.text, selection.most_bytes)
    return of_cell(path, content, selection.most_bytes)


def _of_folder(folder: str, own: frozenset[str]) -> Iterator[str]:
    """Paths of the files below *folder*, by name, but the run's own; each is entered once."""
    seen: set[tuple[int, int]] = set()
    pending = [folder]
    while pending:
        path = pending.pop()
        if own and os.path.abspath(path) in own:  # noqa: PTH100
            continue
        try:
            status = os.stat(path)  # noqa: PTH116 - a path may hold surrogates
            names = os.listdir(path) if stat.S_ISDIR(status.st_mode) else None  # noqa: PTH208
        except OSError:
            names = None  # reading it will say why
        if names is None:
            yield path
        elif (status.st_dev, status.st_ino) not in seen:
            seen.add((status.st_dev, status.st_ino))
            visible = (name for name in sorted(names, reverse=True) if not name.startswith("."))
            pending.extend(os.path.join(path, name) for name in visible)  # noqa: PTH118


def _matcher(
    key: str, lines: tuple[str, ...], folder: str, *, default: bool
) -> Callable[[str], bool]:
    """Says of a path whether one of these patterns matches it; if there is none, *default*."""
    return path_patterns(key, lines, folder).match if lines else lambda _path: default


def _asked(selection: Selection) -> Callable[[str], bool]:
    """Says of a path whether it is asked for; one that does not exist is, so that this is told.

    A link to a file is asked for if it changed itself, or the file did.
    """
    only = selection.only
    if only is None:
        return lambda _path: True
    return lambda path: (
        located(path) in only or os.path.realpath(path) in only or not os.path.lexists(path)
    )


def full_paths(paths: Iterable[str]) -> frozenset[str]:
    """The full paths of these, links kept; an empty one names nothing."""
    return frozenset(os.path.abspath(path) for path in paths if path)  # noqa: PTH100


def located(path: str) -> str:
    """The full path of a file: links on the way followed, a link at its end left, as git does."""
    folder, name = os.path.split(os.path.abspath(path))  # noqa: PTH100
    return os.path.join(os.path.realpath(folder), name)  # noqa: PTH118
