"""Lost characters and their echoes, and real characters beside them."""

import pytest
from hypothesis import given
from measured import findings, values
from strategies import texts

from audits.checks.encoding import invalid_bytes, replacement_characters
from audits.checks.encoding.replacement_characters import (
    ECHOES,
    LEADS,
    MULTI_BYTE,
    SINGLE_BYTE,
    UNFILLED,
)


@pytest.mark.parametrize(
    ("echo", "codec"),
    [
        ("ï¿½", "cp1252"),
        ("ďż˝", "cp1250"),
        ("пїЅ", "cp1251"),
        ("οΏ½", "cp1253"),
        ("ן¿½", "cp1255"),
        ("ï؟½", "cp1256"),
        ("ļæ½", "cp1257"),
        ("О©╫", "koi8-r"),
        ("∩┐╜", "cp437"),
        ("´┐¢", "cp850"),
        ("я┐╜", "cp866"),
        ("ÔøΩ", "mac-roman"),
        ("锟斤拷", "gb18030"),
        ("嚙踝蕭", "big5"),
        ("占쏙옙", "cp949"),
        ("鐃緒申", "euc_jp"),
        ("ï»¿", "cp1252"),
        ("п»ї", "cp1251"),
        ("烫烫烫烫", "gb18030"),
        ("屯屯屯", "gb18030"),
    ],
)
def test_an_echo_is_known_with_its_encoding(echo: str, codec: str) -> None:
    (found,) = findings(replacement_characters, f"a {echo}{echo[:0]} b")
    assert (found.start, found.end) == (2, 2 + len(echo))
    assert found.details["codec"] == codec


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("¿Qué? «¡Sí!»", id="Spanish"),
        pytest.param("Хто ти? Їжак. «Так»", id="Ukrainian"),
        pytest.param("锘（拼音：nuò）是一种化学元素。", id="nobelium"),
        pytest.param("汤很烫，烫得我叫了起来。", id="hot soup"),
        pytest.param("屯门和屯溪", id="place names"),
        pytest.param("½ liter, »so«", id="a half"),
    ],
)
def test_real_characters_are_no_echoes(text: str) -> None:
    assert values(replacement_characters, text) == {}


def test_the_echo_of_a_mark_in_gbk_counts_at_the_start_of_a_line_only() -> None:
    assert values(replacement_characters, "锘縰sing System;") == {"replacement_echoes": 1}
    assert values(replacement_characters, "abc锘縰sing") == {}


def test_runs_of_lost_characters_are_one_finding() -> None:
    text = "a\ufffd\ufffdb\ufffd"
    assert values(replacement_characters, text) == {"replacement_characters": 3}
    spans = [(found.start, found.end) for found in findings(replacement_characters, text)]
    assert spans == [(1, 3), (4, 5)]


def test_what_the_decoder_replaced_is_not_counted_again() -> None:
    data = "čeština \ufffd".encode() * 9 + b"\xff\xff" + "\ufffd".encode()
    assert values(replacement_characters, data) == {"replacement_characters": 10}
    assert values(invalid_bytes, data) == {"invalid_bytes": 2}


@given(texts())
def test_the_number_of_lost_characters_is_exact(text: str) -> None:
    lost = values(replacement_characters, text).get("replacement_characters", 0)
    assert lost == text.count("\ufffd")


def test_the_echoes_are_what_the_codecs_make_of_the_marks() -> None:
    lost, mark = "\N{REPLACEMENT CHARACTER}".encode(), "\ufeff".encode()
    made = {data.decode(codec) for codec in SINGLE_BYTE for data in (lost, mark)}
    made |= {(2 * lost).decode(codec) for codec in MULTI_BYTE}
    made |= {mark[:2].decode(codec) for codec in LEADS}
    made |= {bytes([byte] * 6).decode("gbk") for byte in UNFILLED}
    assert set(ECHOES) == made | {(2 * lost).decode("cp932", "ignore")[-2:]}
