"""Data goes one way: no room imports a room to its right."""

import ast
from pathlib import Path

import pytest

import audits

ROOT = Path(audits.__file__).parent
ROOMS = [
    ["usage", "shipped", "memory", "patterns", "properties", "character_table"],
    ["characters"],
    ["decoding"],
    ["document"],
    ["finding"],
    ["stretches", "punctuation", "fences"],
    ["invisibles", "look_alikes", "mixed_words", "radicals"],
    ["layout", "repeats", "mojibake"],
    ["brackets", "masking"],
    ["quotes", "straight_quotes", "ending", "excerpt"],
    ["checks"],
    ["consequences"],
    ["row"],
    ["across"],
    ["identity"],
    ["source", "records"],
    ["path_patterns"],
    ["corpus", "run"],
    ["changes"],
    ["suite"],
    ["verdict"],
    ["table"],
    ["gx"],
    ["report", "manual", "waivers", "configuration", "progress", "measures"],
    ["audit", "judgement"],
    ["spark"],
    ["commands", "pytest_plugin"],
    ["cli"],
    ["__main__"],
]
"""From left to right; rooms of one line do not know each other's insides by chance but by need."""

ORDER = {room: number for number, rooms in enumerate(ROOMS) for room in rooms}
FILES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The modules of this package that a file imports, with all their dots."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {name for name in names if name.startswith("audits.")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_rooms_to_its_left(path: Path) -> None:
    room = room_of(path)
    assert room in ORDER, f"{room} has no place in the order of rooms"
    for name in imported(path):
        other = name.split(".")[1]
        if other in ORDER and other != room:
            assert ORDER[other] <= ORDER[room], f"{room} imports {name}"


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("checks/*/*.py")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_a_check_imports_no_other_check(path: Path) -> None:
    others = {
        name
        for name in imported(path)
        if name.count(".") >= 3 and name.startswith("audits.checks.")
    }
    assert not others - {"audits.checks.check.ALWAYS"}


@pytest.mark.parametrize("name", ["utils", "helpers", "manager", "misc", "common"])
def test_no_file_is_named_for_nothing(name: str) -> None:
    assert not [path for path in FILES if name in path.stem]
