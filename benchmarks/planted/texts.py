"""The texts that defects are planted in: the project's own cases, several paragraphs a language."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

CASES: Final = Path(__file__).parents[2] / "tests" / "cases"

FILES: Final = ("quality/prose.jsonl", "wrapping/prose.jsonl", "encoding/sentences.jsonl")

FEWEST: Final = 3
"""Paragraphs that a language must have to take part."""

SHORTEST: Final = 90
"""Columns of a paragraph of prose."""

UNSPACED: Final = ("zh", "ja", "th", "km", "my", "lo")
"""Languages without blanks between words, by the first letters of their names."""


@cache
def paragraphs() -> dict[str, tuple[str, ...]]:
    """The paragraphs of each language that has enough of them, each once."""
    found: dict[str, dict[str, None]] = {}
    for file in FILES:
        for record in records(file):
            if "\n" not in record["text"]:
                found.setdefault(record["language"], {})[record["text"].strip()] = None
    long = {
        language: tuple(text for text in texts if columns(text) >= SHORTEST)
        for language, texts in found.items()
    }
    return {language: texts for language, texts in long.items() if len(texts) >= FEWEST}


@cache
def documents() -> dict[str, str]:
    """A clean document of each language: all its paragraphs."""
    return {language: "\n\n".join(texts) + "\n" for language, texts in paragraphs().items()}


def is_unspaced(language: str) -> bool:
    """Has the language no blanks between words?"""
    return language.startswith(UNSPACED)


def columns(text: str) -> int:
    """Columns of the visible characters, those of East Asian scripts counted two."""
    return sum(2 if character > "\u2e7f" else 1 for character in text if not character.isspace())


def records(file: str) -> Iterator[dict[str, Any]]:
    """The records of a file of cases."""
    with (CASES / file).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
