"""Suites by name or by file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from audits.checks import COLUMNS
from audits.finding import Column
from audits.shipped import shipped
from audits.suite.declared import declared, written
from audits.suite.reading import read_suite
from audits.suite.record import Suite, SuiteError
from audits.usage import nearest

FOLDER: Final = "expectations"


def find_suite(name: str, measures: Mapping[str, Column] = COLUMNS) -> Suite:
    """The shipped suite of this name, else the suite in the file of this path.

    Raises SuiteError if there is neither, or if the file is no suite.
    """
    if why := missing(name):
        raise SuiteError(why)
    if name in _names():
        return _shipped(name, measures)
    return read_suite(_text(Path(name)), name, measures)


def missing(name: str) -> str:
    """Why there is no such suite, neither shipped nor in a file; empty if there is one."""
    names, path = _names(), Path(name)
    if name in names or path.is_file():
        return ""
    known = "is a folder" if path.is_dir() else "no such suite, and no such file"
    return f"suite {name!r}: {known}; {nearest(name, names)}"


def _names() -> list[str]:
    """The names of the shipped suites."""
    return [file.name.removesuffix(".yaml") for file in shipped(FOLDER).iterdir()]


def _shipped(name: str, measures: Mapping[str, Column]) -> Suite:
    """A suite of the package; the default suite, if nobody changed its file, without YAML."""
    file = shipped(FOLDER) / f"{name}.yaml"
    text, source = file.read_text(encoding="utf-8"), f"{FOLDER}/{name}.yaml"
    default = declared(measures, source)
    if text == written(default):
        return default
    return read_suite(text, source, measures)


def _text(path: Path) -> str:
    """What a file says.

    Raises SuiteError if it cannot be read or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SuiteError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise SuiteError(f"{path}: is not UTF-8 (byte {error.start}): save it as UTF-8") from None
