"""A suite's text as plain data, with the line of every part of it."""

import json
import reprlib
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from audits.suite.record import SuiteError

Path = tuple[str | int, ...]
"""Keys and indices that lead from the top of the data to a part of it."""

DEPTH: Final = 4
"""How deep errors point: expectations, one of them, its kwargs, an argument."""

DEEPEST: Final = 5_000
"""Nested parts that are left to libyaml, which recurses on the C stack: 40,000 crash the process.

A text with more of their beginnings is read by PyYAML's own parser: slower, but it gives up.
"""

_brief: Final = reprlib.Repr()
_brief.maxlevel, _brief.maxstring, _brief.maxlong = 1, 60, 40


def shown(value: object) -> str:
    """*value* in an error: short, however large or deep it is."""
    return _brief.repr(value)


class SourceText(NamedTuple):
    """What a file holds, and where."""

    name: str
    data: Any
    lines: dict[Path, int]
    """Counted from 1; parts that came in by an alias may lack one."""

    def line(self, *path: str | int) -> int:
        """The line of a part, else of the nearest part that holds it; 0 if none is known."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)

    def error(self, path: Path, message: str) -> SuiteError:
        """An error that names the place of a part."""
        line = self.line(*path)
        return SuiteError(f"{self.name}:{line}: {message}" if line else f"{self.name}: {message}")


def parsed(text: str, name: str) -> SourceText:
    """The data of a YAML text, or of a JSON text if *name* ends in .json.

    Raises SuiteError, with file and line, for wrong syntax and for keys that stand twice.
    """
    if name.lower().endswith(".json"):
        return SourceText(name, _json(text, name), _json_lines(text, name))
    return _yaml(text, name)


def _yaml(text: str, name: str) -> SourceText:
    """The data of a YAML text."""
    import yaml

    fast = sum(map(text.count, ("[", "{", "- ", "? ", ":\n"))) < DEEPEST
    loader = (getattr(yaml, "CSafeLoader", yaml.SafeLoader) if fast else yaml.SafeLoader)(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise SuiteError(f"{name}:1: is empty: a suite has a name and a list of expectations")
        lines = dict(_lines(node, ()))
        _no_twins(node, name)
        return SourceText(name, loader.construct_document(node), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{name}:{mark.line + 1}" if mark else name
        raise SuiteError(f"{place}: is not YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise SuiteError(f"{name}: is not YAML: {str(error).splitlines()[0]}") from None
    except RecursionError:
        raise SuiteError(f"{name}: is no suite: too deep") from None
    finally:
        loader.dispose()


def _json(text: str, name: str) -> Any:
    """The data of a JSON text."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise SuiteError(f"{name}:{error.lineno}: is not JSON: {error.msg}") from None
    except RecursionError:
        raise SuiteError(f"{name}: is no suite: too deep") from None


def _json_lines(text: str, name: str) -> dict[Path, int]:
    """The lines of a JSON text, which is YAML but for tabs; none if YAML cannot read it."""
    import yaml

    try:
        node = yaml.compose(text.replace("\t", " "), yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return {}
    _no_twins(node, name)
    return dict(_lines(node, ()))


def _lines(node: Any, path: Path) -> Iterator[tuple[Path, int]]:
    """Each part of a YAML node with its line; a value stands where its key does."""
    if not path:
        yield path, node.start_mark.line + 1
    if len(path) == DEPTH:
        return
    if node.id == "mapping":
        for key, value in node.value:
            if key.id == "scalar":
                yield (*path, key.value), key.start_mark.line + 1
                yield from _lines(value, (*path, key.value))
    elif node.id == "sequence":
        for index, value in enumerate(node.value):
            yield (*path, index), value.start_mark.line + 1
            yield from _lines(value, (*path, index))


def _no_twins(top: Any, name: str) -> None:
    """Raise SuiteError if a mapping has a key twice: YAML would silently take the last."""
    seen, waiting = set[int](), [top]
    while waiting:
        node = waiting.pop()
        if id(node) in seen or node.id == "scalar":
            continue
        seen.add(id(node))
        if node.id == "sequence":
            waiting.extend(node.value)
            continue
        keys = set()
        for key, value in node.value:
            if key.id == "scalar" and key.value in keys:
                line = key.start_mark.line + 1
                raise SuiteError(f"{name}:{line}: {shown(key.value)} stands twice in one mapping")
            keys.add(key.value if key.id == "scalar" else id(key))
            waiting.append(value)
