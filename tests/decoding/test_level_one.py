"""The level-one characters that are stored are those of Python's codecs."""

import runpy
from pathlib import Path

import numpy as np
import pytest

from audits.decoding.level_one import level_one

ROOT = Path(__file__).parents[2]


def test_the_stored_table_is_what_the_codecs_say() -> None:
    generator = runpy.run_path(str(ROOT / "generators/level_one.py"))
    assert np.array_equal(level_one(), generator["level_one"]())


@pytest.mark.parametrize("character", "的我話語々亜가힝")
def test_what_daily_texts_need_is_of_level_one(character: str) -> None:
    assert level_one()[ord(character)]


@pytest.mark.parametrize("character", "aжあ龘똠、")
def test_other_characters_are_not(character: str) -> None:
    assert not level_one()[ord(character)]
