"""The code pages that are stored are those of Python."""

import pytest

from audits.mojibake.code_page_table import UPPER_HALVES
from audits.mojibake.code_pages import READERS, characters, from_codec


def test_the_code_pages_that_are_stored_are_the_readers() -> None:
    assert tuple(UPPER_HALVES) == READERS


@pytest.mark.parametrize("codec", READERS)
def test_a_stored_code_page_holds_the_characters_of_pythons_codec(codec: str) -> None:
    assert characters(codec) == from_codec(codec)


def test_an_undefined_byte_is_the_control_of_its_value() -> None:
    assert characters("cp1252")[0x81] == "\x81"
