"""Names of test items: readable, the same on every machine, safe on a terminal, each once."""

import os
import re
from collections import Counter
from pathlib import Path
from typing import Final

from audits.records import RECORD_ENDINGS
from audits.report.visible import visible

_RECORD: Final = re.compile(
    rf"(?P<file>.*?(?:{'|'.join(map(re.escape, RECORD_ENDINGS))}))[:#](?P<record>.+)",
    re.DOTALL | re.IGNORECASE,
)


class Names:
    """The names of one session's documents."""

    def __init__(self, root: Path) -> None:
        """Names are given from *root*, the root folder of the session."""
        self.root = root
        self.given: Counter[str] = Counter()

    def place(self, path: str, corpus: str) -> tuple[str, int, str]:
        """The file of a source's path, the line in it counted from 0, and the record if it is one.

        *corpus* is the path that holds it.
        """
        record = _RECORD.fullmatch(path) if not os.path.lexists(path) else None
        if record is None:
            return self.shown(path, corpus), 0, ""
        number = record["record"]
        line = int(number) - 1 if number.isascii() and number.isdigit() and int(number) else 0
        return self.shown(record["file"], corpus), line, visible(number, unseen=True)

    def shown(self, path: str, corpus: str) -> str:
        """*path* from the root folder; if it is not below, from the folder that holds *corpus*."""
        full = os.path.abspath(path)  # noqa: PTH100 - a path may hold surrogates
        for base in (str(self.root), os.path.dirname(os.path.abspath(corpus))):  # noqa: PTH100, PTH120
            if full.startswith(os.path.join(base, "")):  # noqa: PTH118
                return visible(os.path.relpath(full, base).replace(os.sep, "/"), unseen=True)
        return visible(os.path.basename(full) or "corpus", unseen=True)  # noqa: PTH119

    def unique(self, name: str) -> str:
        """*name*, numbered if it was given before."""
        self.given[name] += 1
        return name if self.given[name] == 1 else f"{name}#{self.given[name]}"
