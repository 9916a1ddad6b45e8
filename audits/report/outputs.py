"""The files that `--output` writes, their format known by their ending."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from audits.report.writing import whole, write_text
from audits.usage import UsageError, nearest
from audits.verdict import Verdict


class Audited(NamedTuple):
    """What there is to write: the verdicts, and Great Expectations' own result if it judged."""

    verdicts: Sequence[Verdict]
    result: Mapping[str, Any] | None = None


class Output(NamedTuple):
    """A file to be written."""

    path: str
    write: Callable[[str, Audited], None]


def outputs(paths: Sequence[str], *, judge: str) -> list[Output]:
    """How each of *paths* will be written.

    Raises UsageError for an unknown ending, or for one that lacks its library or its judge, so
    that no audit is run in vain.
    """
    return [Output(path, _writer(path, judge)) for path in paths]


def _writer(path: str, judge: str) -> Callable[[str, Audited], None]:
    """The function that writes files with this ending."""
    ending = next((ending for ending in _WRITERS if path.lower().endswith(ending)), None)
    if ending is None:
        found = "." + path.rpartition(".")[2]
        raise UsageError(f"--output {path}: unknown ending; {nearest(found, _WRITERS)}")
    if not Path(path).absolute().parent.is_dir():
        raise UsageError(f"--output {path}: there is no such folder: make it first")
    if ending == ".gx.json" and judge != "gx":
        raise UsageError(f"--output {path}: is Great Expectations' result: add --judge gx")
    from importlib.util import find_spec

    if ending == ".parquet" and find_spec("pyarrow") is None:
        raise UsageError(f"--output {path}: needs pyarrow: pip install 'corpus-audit[parquet]'")
    return _WRITERS[ending]


def _write_html(path: str, audited: Audited) -> None:
    from audits.report.html import page

    write_text(path, page(audited.verdicts))


def _write_jsonl(path: str, audited: Audited) -> None:
    from audits.report.jsonl import line

    write_text(path, "".join(line(verdict) + "\n" for verdict in audited.verdicts))


def _write_csv(path: str, audited: Audited) -> None:
    from audits.table import write_csv

    with whole(path) as temporary:
        write_csv(temporary, audited.verdicts)


def _write_parquet(path: str, audited: Audited) -> None:
    from audits.table import write_parquet

    with whole(path) as temporary:
        write_parquet(temporary, audited.verdicts)


def _write_result(path: str, audited: Audited) -> None:
    import json

    write_text(path, json.dumps(audited.result, indent=1) + "\n")


_WRITERS: Final[dict[str, Callable[[str, Audited], None]]] = {
    ".html": _write_html,
    ".jsonl": _write_jsonl,
    ".csv": _write_csv,
    ".parquet": _write_parquet,
    ".gx.json": _write_result,
}
