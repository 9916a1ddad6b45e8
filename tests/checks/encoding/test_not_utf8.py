"""Bytes in another encoding are named with their mend."""

from hypothesis import given
from measured import document, findings, values
from strategies import byte_strings

from audits.checks.encoding import control_characters, invalid_bytes, not_utf8
from audits.decoding.encoding_names import conversion


def test_text_that_came_as_text_is_never_not_utf8() -> None:
    assert values(not_utf8, "caf\u00e9 \ufffd") == {}


def test_another_encoding_comes_with_the_command_that_mends_it() -> None:
    (found,) = findings(not_utf8, "Привет, мир! Как дела?".encode("koi8-r"))
    assert found.fix == "iconv -f KOI8-R -t UTF-8 FILE > FILE.utf8"
    assert "Привет, мир!" in found.message
    assert found.details["encoding"] == "koi8-r"


def test_a_rare_encoding_is_mended_with_python() -> None:
    assert "p.read_text('cp720'" in conversion("cp720")


def test_an_uncertain_encoding_comes_with_its_rival() -> None:
    text = "Bătrânul își aduce aminte când mergea la pădure și vâna iepuri în zăpadă."
    (found,) = findings(not_utf8, text.encode("iso8859-16"))
    assert found.details["alternative"] == "iso8859-16"
    assert "ISO 8859-16 is possible too" in found.message


def test_damaged_utf_8_is_not_another_encoding() -> None:
    data = "čeština ".encode() * 9 + b"\xff"
    assert values(not_utf8, data) == {}
    assert values(invalid_bytes, data) == {"invalid_bytes": 1}


def test_an_image_is_no_text_and_nothing_else_is_said_of_it() -> None:
    data = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfd"
    (found,) = findings(not_utf8, data)
    assert "a PNG image" in found.message
    assert (found.start, found.end, found.unit) == (0, 0, "byte")
    assert values(control_characters, data) == {}


@given(byte_strings())
def test_not_utf8_says_whether_strict_utf_8_fails_beyond_damage(data: bytes) -> None:
    way = document(data).decoded.way
    assert bool(values(not_utf8, data)) == (way in ("legacy", "utf-16/32", "binary"))
