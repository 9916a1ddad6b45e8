"""Any bytes become a text, and the right one: UTF-8, UTF-16, UTF-32, damaged, legacy, binary."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import byte_strings

from audits.decoding import damage, decode, wide

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "encoding" / "legacy.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
UNDECIDABLE = {
    ("ro", "iso8859-16"): "its bytes spell the same words with cedillas in ISO 8859-2, far commoner"
}
SENTENCES = {case["language"]: case["text"] for case in CASES}


def cases() -> list[object]:
    parameters: list[object] = []
    for case in CASES:
        reason = UNDECIDABLE.get((case["language"], case["encoding"]), "")
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        name = f"{case['language']} in {case['encoding']}"
        parameters.append(pytest.param(case["text"], case["encoding"], marks=marks, id=name))
    return parameters


@pytest.mark.parametrize(("text", "encoding"), cases())
def test_one_sentence_in_a_legacy_encoding_is_read_rightly(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.way, decoded.text) == ("legacy", text)
    assert decoded.invalid == ()


def test_an_undecidable_encoding_is_named_as_the_alternative() -> None:
    decoded = decode(SENTENCES["ro"].encode("iso8859-16"))
    assert decoded.alternative == "iso8859-16"


@pytest.mark.parametrize("language", sorted(SENTENCES))
@pytest.mark.parametrize("codec", wide.CODECS)
def test_wide_text_without_a_mark_is_read_rightly(language: str, codec: str) -> None:
    text = SENTENCES[language]
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.way) == (text, codec, "utf-16/32")


@pytest.mark.parametrize(("mark", "codec"), wide.MARKS)
def test_a_byte_order_mark_stays_in_the_text(mark: bytes, codec: str) -> None:
    decoded = decode(mark + "naïve".encode(codec))
    assert (decoded.text, decoded.encoding) == ("\ufeffnaïve", codec)


def test_a_byte_order_mark_of_utf_8_stays_in_the_text() -> None:
    assert decode(b"\xef\xbb\xbfa").text == "\ufeffa"


def test_chinese_in_utf_16_without_any_nul_is_found() -> None:
    text = "每天傍晚，男孩都坐在大树下给妹妹读书，讲国王的故事。"
    assert b"\0" not in text.encode("utf-16-le")
    assert decode(text.encode("utf-16-le")).text == text


def test_names_with_nuls_between_them_are_no_utf_16() -> None:
    data = b"notes.txt\0letters/anna.txt\0letters/bert.txt\0"
    assert decode(data).way == "utf-8"


def test_half_a_unit_at_the_end_is_reported() -> None:
    decoded = decode("Grüße an alle".encode("utf-16") + b"a")
    assert decoded.text == "\ufeffGrüße an alle\ufffd"
    assert [(item.offset, item.data, item.place) for item in decoded.invalid] == [(28, b"a", 14)]


def test_a_value_beyond_unicode_in_utf_32_is_reported() -> None:
    decoded = decode(b"\xff\xfe\0\0" + "abc".encode("utf-32-le") + b"\0\0\x11\0")
    assert decoded.text == "\ufeffabc" + "\ufffd" * 4
    assert decoded.invalid[0].data == b"\0\0\x11\0"


@pytest.mark.parametrize(
    ("data", "kind", "length"),
    [
        pytest.param(b"\x80", "stray continuation byte", 1, id="a continuation byte alone"),
        pytest.param(b"\x80\xbf\x80", "stray continuation byte", 3, id="three of them"),
        pytest.param(b"\xe2\x82", "cut sequence", 2, id="two bytes of three"),
        pytest.param(b"\xe9", "cut sequence", 1, id="a letter of Latin-1"),
        pytest.param(b"\xf0\x9f\x98", "cut sequence", 3, id="three bytes of four"),
        pytest.param(b"\xc0\x80", "overlong sequence", 2, id="NUL as Java writes it"),
        pytest.param(b"\xe0\x80\xaf", "overlong sequence", 3, id="a slash in three bytes"),
        pytest.param(b"\xf0\x80\x80\xaf", "overlong sequence", 4, id="a slash in four bytes"),
        pytest.param(b"\xed\xa0\xbd", "surrogate in UTF-8", 3, id="a surrogate"),
        pytest.param(b"\xed\xa0\xbd\xed\xb8\x80", "surrogates in UTF-8 (CESU-8)", 6, id="a pair"),
        pytest.param(b"\xf4\x90\x80\x80", "code point beyond U+10FFFF", 4, id="U+110000"),
        pytest.param(b"\xff", "byte that UTF-8 never uses", 1, id="FF"),
    ],
)
def test_damage_is_described_by_kind_and_place(data: bytes, kind: str, length: int) -> None:
    before, after = "Žluťoučký kůň – ", " úpěl ďábelské ódy"
    decoded = decode(before.encode() + data + after.encode())
    assert decoded.way == "damaged utf-8"
    assert decoded.text == before + "\ufffd" * length + after
    (item,) = decoded.invalid
    assert item == damage.InvalidBytes(len(before.encode()), data, kind, len(before))
    assert decoded.invalid_places == 1


def test_neighbouring_damage_is_told_apart() -> None:
    decoded = decode("čeština ".encode() * 9 + b"\xe9\xff\x80")
    assert [item.data for item in decoded.invalid] == [b"\xe9", b"\xff", b"\x80"]


def test_ascii_with_one_letter_of_latin_1_is_latin_1() -> None:
    assert decode(b"He sat in the caf\xe9 and read.").text == "He sat in the café and read."


def test_ascii_cut_inside_of_a_character_is_damaged_utf_8() -> None:
    decoded = decode("She said “wait".encode()[:-5])
    assert (decoded.way, decoded.text) == ("damaged utf-8", "She said \ufffd\ufffd")


def test_endless_damage_is_counted_but_not_described_for_ever() -> None:
    decoded = decode(b"\xd0\x96\xd0\x96\xd0\x96\xd0\x96\xff\n" * 3000)
    assert len(decoded.invalid) == damage.MOST_INVALID
    assert decoded.invalid_places == 3000


@pytest.mark.parametrize("codec", ["gb18030", "big5", "shift_jis", "euc_jp", "cp949"])
@pytest.mark.parametrize("hurt", ["cut", "byte"])
def test_a_damaged_legacy_text_is_still_known(codec: str, hurt: str) -> None:
    language = {"gb18030": "zh", "big5": "zh-Hant", "cp949": "ko"}.get(codec, "ja")
    whole = (SENTENCES[language] + "\n").encode(codec) * 4
    data = whole[:-4] if hurt == "cut" else whole + b"\xff" + whole
    decoded = decode(data)
    assert decoded.text.startswith(SENTENCES[language])
    assert decoded.invalid_places <= 2


@pytest.mark.parametrize(
    ("data", "content"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", "a PNG image", id="PNG"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\0\x01", "a PDF document", id="PDF"),
        pytest.param(random.Random(1).randbytes(5000), "binary data", id="random bytes"),
    ],
)
def test_binary_data_is_no_text(data: bytes, content: str) -> None:
    decoded = decode(data)
    assert (decoded.way, decoded.encoding, decoded.text) == ("binary", "binary", "")
    assert decoded.content == content


def test_large_random_bytes_are_not_decoded_in_vain() -> None:
    assert damage.hopeless(random.Random(2).randbytes(1 << 20))
    assert not damage.hopeless(("Žluťoučký kůň\n".encode() + b"\xff\n") * (1 << 15))


@given(byte_strings())
def test_any_bytes_decode_and_invalid_ones_stand_in_the_text(data: bytes) -> None:
    decoded = decode(data)
    assert decode(data) == decoded
    assert len(decoded.invalid) == min(decoded.invalid_places, damage.MOST_INVALID)
    for item in decoded.invalid:
        size = len(item.data)
        assert decoded.text[item.place : item.place + size] == "\ufffd" * size
        assert data[item.offset : item.offset + size] == item.data


@given(st.text())
def test_valid_utf_8_without_nul_is_never_called_anything_else(text: str) -> None:
    data = text.encode()
    if not any(sign in data for sign in (b"\0", b"\x1b$", b"~{")):
        assert decode(data) == (text, "utf-8", "utf-8", (), "", 0, "")
