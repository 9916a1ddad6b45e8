"""Patterns of paths, written as in .gitignore and read from the configuration's folder."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from audits.records import file_of
from audits.usage import UsageError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class PathPatterns(NamedTuple):
    """Some patterns, made ready."""

    known: "GitIgnoreSpec"
    folder: str
    """The full path of the folder from which they are read."""

    def match(self, path: str) -> bool:
        """Do they match a file, however it is named from where the program runs?"""
        return self.known.match_file(self._seen_from_folder(path))

    def cover(self, path: str) -> bool:
        """Do they match a document, or the file that holds it as a record?"""
        file = file_of(path)
        seen = self._seen_from_folder(file)
        record = path[len(file) :]
        return self.known.match_file(seen + record) or bool(record and self.known.match_file(seen))

    def _seen_from_folder(self, file: str) -> str:
        """The file's path from the folder on; of one that lies elsewhere, as it is named."""
        full = os.path.abspath(file)  # noqa: PTH100 - a path may hold surrogates
        below = os.path.join(self.folder, "")  # noqa: PTH118
        return full.removeprefix(below) if full.startswith(below) else file


def path_patterns(place: str, lines: Iterable[str], folder: str = ".") -> PathPatterns:
    """The patterns in these lines, read from *folder*.

    Raises UsageError, which names *place*, if one of them is none.
    """
    from pathspec import GitIgnoreSpec

    try:
        known = GitIgnoreSpec.from_lines(lines)
    except ValueError as error:
        raise UsageError(f"{place}: {error}: write it as in .gitignore") from None
    return PathPatterns(known, os.path.abspath(folder))  # noqa: PTH100


def as_from(folder: str, pattern: str) -> str:
    """A pattern that is meant from the working folder, as it must read to mean that from *folder*.

    One without a slash but at its end is known in every folder; the working folder comes before
    another, if it lies below *folder*.
    """
    here = Path(os.path.relpath(os.curdir, folder))
    plain = pattern.removeprefix("!")
    if not here.parts or here.parts[0] == os.pardir or "/" not in plain[:-1]:
        return pattern
    before = re.sub(r"([\\*?\[\]])", r"\\\1", here.as_posix())
    return f"{pattern[: -len(plain)]}/{before}/{plain.removeprefix('/')}"
