"""The files that `--output` writes, their format named or known by their ending."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from audits.report.formats import FORMATS, Format
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
    format: str
    write: Callable[[str, Audited], None]


def outputs(wanted: Sequence[str], *, judge: str) -> list[Output]:
    """How each of the files *wanted* will be written: FILE, or FORMAT:FILE.

    Raises UsageError for an unknown ending, for one that lacks its library or its judge, and for a
    file that is named twice, so that no audit is run in vain.
    """
    known = [_output(name, judge) for name in wanted]
    for number, output in enumerate(known):
        if any(Path(output.path).absolute() == Path(o.path).absolute() for o in known[:number]):
            raise UsageError(f"--output {output.path}: is named twice: give each its own file")
    return known


def _output(wanted: str, judge: str) -> Output:
    """The file, its format named before a colon or known by its ending."""
    name, colon, path = wanted.partition(":")
    if not (colon and name in WRITERS):  # a drive letter of Windows is no format
        path = wanted
        name = next((known for ending, known in ENDINGS if path.lower().endswith(ending)), "")
    if not name:
        found, endings = "." + path.rpartition(".")[2], dict(ENDINGS)
        raise UsageError(f"--output {path}: unknown ending; {nearest(found, endings)}")
    require_place(path, wanted)
    if name == "gx" and judge != "gx":
        raise UsageError(f"--output {path}: is Great Expectations' result: add --judge gx")
    if name == "parquet":
        require_parquet(f"--output {path}")
    return Output(path, name, WRITERS[name])


def require_place(path: str, wanted: str) -> None:
    """Raise UsageError, which names what was *wanted*, if there can be no file *path*."""
    if not path or (Path(path).exists() and not Path(path).is_file()):
        raise UsageError(f"--output {wanted} names no file: give one")
    if not Path(path).absolute().parent.is_dir():
        raise UsageError(f"--output {path}: there is no such folder: make it first")


def require_parquet(place: str) -> None:
    """Raise UsageError, which names *place*, if Parquet can be neither read nor written."""
    if not _is_installed("pyarrow"):
        raise UsageError(f"{place}: needs pyarrow: pip install 'corpus-audit[parquet]'")


def _is_installed(module: str) -> bool:
    """Can a module be imported?"""
    from importlib.util import find_spec

    return find_spec(module) is not None


def _write_html(path: str, audited: Audited) -> None:
    from audits.report.html import page

    write_text(path, page(audited.verdicts))


def _write_parquet(path: str, audited: Audited) -> None:
    from pyarrow import parquet

    from audits.measures.arrow import table

    with whole(path) as temporary:
        parquet.write_table(table(audited.verdicts), temporary)


def _write_result(path: str, audited: Audited) -> None:
    import json

    write_text(path, json.dumps(audited.result, indent=1) + "\n")


def _writer(form: Format) -> Callable[[str, Audited], None]:
    """Writes files in a format whose text follows from the verdicts."""
    return lambda path, audited: write_text(path, form.text(audited.verdicts))


WRITERS: Final[dict[str, Callable[[str, Audited], None]]] = {
    "gx": _write_result,
    "html": _write_html,
    "parquet": _write_parquet,
    **{name: _writer(form) for name, form in FORMATS.items()},
}
"""By the format's name."""

ENDINGS: Final = (
    (".gx.json", "gx"),
    (".html", "html"),
    (".parquet", "parquet"),
    *((form.ending, name) for name, form in FORMATS.items() if form.ending),
)
"""Endings of files with their formats, the longer before the shorter."""
