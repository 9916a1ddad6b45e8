"""Invalid bytes say what they may have been."""

from measured import findings

from audits.checks.encoding import invalid_bytes


def test_a_byte_of_windows_1252_says_which_letter_it_was() -> None:
    (found,) = findings(invalid_bytes, "déjà vu, garçon, ".encode() + b"caf\xe9 noir")
    assert found.details["meant"] == "é"
    assert (found.start, found.end) == (20, 21)
    assert found.details["offset"] == 23


def test_two_surrogates_say_which_character_they_are() -> None:
    (found,) = findings(invalid_bytes, b"smile \xed\xa0\xbd\xed\xb8\x80")
    assert found.details["meant"] == "\N{GRINNING FACE}"
