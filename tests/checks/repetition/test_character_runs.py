"""Runs of one to three characters are told; ruling and laughter are not."""

import pytest

from audits.checks.repetition import character_runs
from audits.document import Document


def runs(text: str) -> tuple[float, float]:
    found = {name: value for name, value, _ in character_runs.find(Document.from_text(text))}
    return found.get("character_run_characters", 0), found.get("ruling_characters", 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x" * 23, (0, 0)),
        ("x" * 24, (24, 0)),
        ("xy" * 12, (24, 0)),
        ("xyz" * 8, (24, 0)),
        ("wxyz" * 20, (0, 0)),
        ("x " * 30, (59, 0)),
        ("-" * 80, (0, 80)),
        ("=-" * 20, (0, 40)),
        ("^" * 40, (0, 40)),
        ("Chapter one " + "." * 60 + " 12", (0, 60)),
        ("Noooooooo!!!!!! 哈哈哈哈哈哈 wwwwwwww", (0, 0)),
        ("0" * 30 + "z" * 30, (60, 0)),
        ("قققققققققققققققققققققققققققق", (28, 0)),
        ("", (0, 0)),
    ],
)
def test_runs(text: str, expected: tuple[float, float]) -> None:
    assert runs(text) == expected


def test_a_run_is_found_at_any_place() -> None:
    for offset in range(30):
        assert runs("abcdefghij" * 3 + "klmnopqrst"[: offset % 10] + "x" * 24)[0] == 24
