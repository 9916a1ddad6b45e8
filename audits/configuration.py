"""The configuration: `[tool.corpus-audit]` of pyproject.toml, or corpus-audit.toml.

It is found upward from the working folder; the command line wins over it.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from audits.path_patterns import path_patterns
from audits.source import MOST_BYTES, reason
from audits.suite import missing
from audits.usage import UsageError, nearest
from audits.waivers.suppression import CODES, Suppression

FILE: Final = "corpus-audit.toml"
TABLE: Final = "corpus-audit"


class Configuration(NamedTuple):
    """What a project says once, for every run."""

    paths: tuple[str, ...] = ()
    """What is audited if the command line names nothing; named from the configuration's folder."""
    suite: str = "default"
    """Name of a shipped suite, or the path of a suite file."""
    suites: tuple[tuple[str, str], ...] = ()
    """Pattern of .gitignore and suite: the last that matches a document judges it."""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    text_field: str = "text"
    id_field: str = ""
    max_bytes: int = MOST_BYTES
    baseline: str = ""
    """The file of accepted debts, named from the configuration's folder; empty: none."""
    across: bool = False
    """Compare each document with those before it."""
    against: tuple[str, ...] = ()
    """Documents with which each is compared as well, named from the configuration's folder."""
    suppress: tuple[Suppression, ...] = ()
    """What some documents need not pass, the first that matches counts."""
    folder: str = "."
    """The folder that holds the configuration: suite files are named from there."""


def configured(start: Path) -> Configuration:
    """The configuration nearest above *start*; the default one if there is none.

    Raises UsageError, with file and line, if it is wrong.
    """
    for folder in (start, *start.parents):
        own, shared = folder / FILE, folder / "pyproject.toml"
        if own.is_file():
            return read_configuration(own)
        if shared.is_file():
            table = _parsed(shared).get("tool", {})
            if isinstance(table, dict) and TABLE in table:
                return read_configuration(shared)
    return Configuration()


def read_configuration(path: Path) -> Configuration:
    """The configuration that a file holds.

    Raises UsageError, with file and line, for what is not TOML, and unknown or ill-typed keys.
    """
    table = _parsed(path)
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get(TABLE, {})
    values = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in Configuration._fields or name == "folder":
            known = (
                field.replace("_", "-") for field in Configuration._fields if field != "folder"
            )
            raise UsageError(f"{_place(path, key)}: unknown key {key!r}; {nearest(key, known)}")
        values[name] = _typed(path, key, value, Configuration._field_defaults[name])
    return Configuration(**values, folder=str(path.parent))


def _typed(path: Path, key: str, value: Any, example: object) -> Any:
    """The value of a key, in the type that the configuration keeps."""
    if key == "suites":
        if isinstance(value, Mapping) and all(isinstance(suite, str) for suite in value.values()):
            path_patterns(_place(path, key), value)
            for pattern, suite in value.items():
                _require_suite(path, pattern, str(suite))
            return tuple(value.items())
        raise UsageError(f"{_place(path, key)}: suites must map patterns to suites")
    if key == "suppress":
        return _suppressions(path, value)
    if isinstance(example, tuple):
        if _are_strings(value):
            if key in ("include", "exclude") and value:
                path_patterns(_place(path, key), value)
            return tuple(value)
        raise UsageError(f"{_place(path, key)}: {key} must be a list of strings")
    if type(value) is not type(example):
        kind = {str: "a string", int: "a whole number", bool: "true or false"}[type(example)]
        raise UsageError(f"{_place(path, key)}: {key} must be {kind}")
    if key == "suite":
        _require_suite(path, key, str(value))
    return value


def _require_suite(path: Path, key: str, name: str) -> None:
    """Raise UsageError, with file and line, if there is no suite of this name."""
    if why := missing(beside(name, str(path.parent))):
        raise UsageError(f"{_place(path, key)}: {why}")


def beside(name: str, folder: str) -> str:
    """The suite that a configuration in *folder* names: a file beside it, or a shipped one."""
    there = Path(folder, name)
    return str(there) if there.is_file() else name


def _suppressions(path: Path, value: Any) -> tuple[Suppression, ...]:
    """The suppressions: tables with paths, codes and a reason each."""
    place, fields = _place(path, "suppress"), set(Suppression._fields)
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise UsageError(f"{place}: suppress must be tables: [[suppress]] in the file's own form")
    for one in value:
        for key in one:
            if key not in fields:
                raise UsageError(f"{place}: unknown key {key!r}; {nearest(key, fields)}")
        for key in ("paths", "codes"):
            if not _are_strings(one.get(key)) or not one[key]:
                raise UsageError(f"{place}: {key} of a suppression must be a list of strings")
        path_patterns(place, one["paths"])
        reason = one.get("reason")
        if not isinstance(reason, str) or not reason.strip():
            raise UsageError(f"{place}: a suppression needs a reason, which the report shows")
        for code in one["codes"]:
            if code not in CODES:
                raise UsageError(f"{place}: unknown code {code!r}; {nearest(code, CODES)}")
    return tuple(Suppression(tuple(o["paths"]), tuple(o["codes"]), o["reason"]) for o in value)


def _are_strings(value: object) -> bool:
    """Is it a list of strings?"""
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _parsed(path: Path) -> dict[str, Any]:
    """The TOML of a file."""
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: is not TOML: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {reason(error)}") from None


def _place(path: Path, key: str) -> str:
    """File and line of a key: TOML parsers keep no lines, so its first mention is taken."""
    heads = re.compile(rf'^\s*(?:\[.*\b)?"?{re.escape(key)}"?\s*[=.\]]')
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if heads.match(line):
            return f"{path}:{number}"
    return str(path)
