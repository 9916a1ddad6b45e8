"""Patterns of paths, written as in .gitignore and read from the configuration's folder."""

import os
from collections.abc import Iterable
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
