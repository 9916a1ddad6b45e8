"""A suite's text becomes a Suite; whatever is wrong in it is told with file and line."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from audits.checks import COLUMNS
from audits.finding import SEVERITIES, Column
from audits.suite.record import Expectation, Suite, SuiteError
from audits.suite.source_text import Path, SourceText, parsed, shown
from audits.suite.vocabulary import OF_THE_TABLE, Form, faults, form, types

KEYS: Final = ("name", "expectations", "meta", "notes", "id")
"""What a suite may say; `id` is for Great Expectations' own use."""

EXPECTATION_KEYS: Final = ("type", "kwargs", "severity", "meta", "notes", "description", "id")

LONGEST: Final = 200
"""Characters of a wrong name that are compared with the right ones: comparing is slow."""

REFUSED: Final = {
    "extends": "a suite stands on its own, so that Great Expectations can load it as it is",
    "suite_parameters": "write the bound itself",
}
"""Keys that one might expect, and why there are none."""


def read_suite(text: str, name: str, measures: Mapping[str, Column] = COLUMNS) -> Suite:
    """The suite that *text* holds; *name* is its file's, for errors.

    Raises SuiteError for wrong syntax, unknown keys, types and measures, and ill-typed values.
    """
    source = parsed(text, name)
    top = _mapping(source, (), source.data, "a suite", KEYS)
    if not isinstance(top.get("name"), str) or not top["name"]:
        raise source.error(("name",), "a suite needs a name")
    listed = top.get("expectations")
    if not isinstance(listed, list) or not listed:
        raise source.error(("expectations",), "a suite needs a list of expectations")
    _texts(source, (), top)
    expectations = tuple(
        _expectation(source, ("expectations", index), item, measures)
        for index, item in enumerate(listed)
    )
    _no_twins(source, expectations)
    return Suite(top["name"], expectations, name)


def _expectation(
    source: SourceText, path: Path, item: object, measures: Mapping[str, Column]
) -> Expectation:
    """One expectation of the list."""
    entry = _mapping(source, path, item, "an expectation", EXPECTATION_KEYS)
    kind = entry.get("type")
    if not isinstance(kind, str):
        raise source.error((*path, "type"), "an expectation needs a type")
    known = form(kind, measures)
    if known is None:
        hint = _hint(kind, types(measures))
        raise source.error((*path, "type"), f"unknown type {shown(kind)}; {hint}")
    severity = entry.get("severity", "critical")
    if severity not in SEVERITIES:
        hint = _hint(severity, SEVERITIES)
        raise source.error((*path, "severity"), f"unknown severity {shown(severity)}; {hint}")
    _texts(source, path, entry)
    arguments = _arguments(source, (*path, "kwargs"), entry.get("kwargs"), known)
    column = known.column or arguments.get("column", "")
    if not isinstance(column, str) or (column and column not in measures):
        hint = _hint(column, measures)
        raise source.error((*path, "kwargs", "column"), f"unknown measure {shown(column)}; {hint}")
    meta = entry.get("meta") or {}
    return Expectation(kind, column, arguments, severity, meta, source.line(*path))


def _arguments(source: SourceText, path: Path, value: object, known: Form) -> Mapping[str, Any]:
    """The keyword arguments of an expectation."""
    value = {} if value is None else value
    if known.arguments is None:
        return _mapping(source, path, value, "kwargs", None)
    column = () if known.column else ("column",)
    allowed = (*column, *known.arguments, *sorted(OF_THE_TABLE))
    arguments = _mapping(source, path, value, "kwargs", allowed)
    for name, fault in faults(arguments, known):
        raise source.error((*path, name) if name else path, fault)
    if column and "column" not in arguments:
        raise source.error(path, "needs column, the measure that it judges")
    least, most = arguments.get("min_value"), arguments.get("max_value")
    if least is not None and most is not None and least > most:
        raise source.error((*path, "min_value"), f"min_value {least} is above max_value {most}")
    return arguments


def _mapping(
    source: SourceText, path: Path, value: object, what: str, keys: Iterable[str] | None
) -> Mapping[str, Any]:
    """*value*, which must be a mapping with no other *keys* (None: any text)."""
    if not isinstance(value, Mapping):
        raise source.error(path, f"{what} must be a mapping, not {shown(value)}")
    for key in value:
        if keys is not None and key not in keys:
            hint = REFUSED.get(key) or _hint(key, keys)
            raise source.error((*path, str(key)), f"unknown key {shown(key)}; {hint}")
        if not isinstance(key, str):
            raise source.error(path, f"the key {shown(key)} must be text")
    return value


def _texts(source: SourceText, path: Path, entry: Mapping[str, Any]) -> None:
    """Raise SuiteError if what is said for readers only is of the wrong type."""
    for key, wanted, types_ in (
        ("meta", "a mapping", Mapping),
        ("notes", "text or a list of texts", str | list),
        ("description", "text", str),
        ("id", "text", str),
    ):
        value = entry.get(key)
        if value is not None and not isinstance(value, types_):
            raise source.error((*path, key), f"{key} must be {wanted}, not {shown(value)}")


def _no_twins(source: SourceText, expectations: Iterable[Expectation]) -> None:
    """Raise SuiteError if two expectations ask for the same."""
    seen: list[Expectation] = []
    for expectation in expectations:
        for other in seen:
            if expectation[:3] == other[:3]:
                message = f"{expectation.type} stands on line {other.line} with the same kwargs"
                raise SuiteError(f"{source.name}:{expectation.line}: duplicate: {message}")
        seen.append(expectation)


def _hint(word: object, known: Iterable[str]) -> str:
    """The nearest valid name, all of them if they are few, or where to find them."""
    from difflib import get_close_matches

    names = sorted(known)
    close = get_close_matches(word[:LONGEST], names, n=1) if isinstance(word, str) else []
    if close:
        return f"did you mean {close[0]!r}?"
    few = ", ".join(names)
    return f"known are: {few}" if len(names) < 12 else "`corpus-audit explain` lists the measures"
