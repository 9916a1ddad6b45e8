"""The formats that are written whole: by name for `--format`, by ending for `--output`."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:  # the command line names the formats before anything is imported
    from audits.verdict import Verdict


class Format(NamedTuple):
    """A format whose text follows from the verdicts alone."""

    module: str
    """In audits.report; imported when the format is asked for."""
    ending: str = ""
    """Of files that are in it; empty if it has none of its own."""

    def text(self, verdicts: "Sequence[Verdict]") -> str:
        """The verdicts in this format."""
        write: Callable[[Sequence[Verdict]], str] = import_module(
            f"audits.report.{self.module}"
        ).text
        return write(verdicts)


FORMATS: Final = {
    "jsonl": Format("jsonl", ".jsonl"),
    "json": Format("whole_json", ".json"),
    "csv": Format("csv_table", ".csv"),
    "sarif": Format("sarif", ".sarif"),
    "junit": Format("junit", ".xml"),
    "github": Format("github"),
    "gitlab": Format("gitlab"),
    "markdown": Format("markdown", ".md"),
}
"""By name."""
