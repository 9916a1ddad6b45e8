"""The checks on bytes and on what decoding leaves behind: positives, their twins, their places."""

from types import ModuleType

import pytest
from hypothesis import given
from strategies import byte_strings, texts

from audits.checks.encoding import (
    byte_order_marks,
    control_characters,
    invalid_bytes,
    leftover_escapes,
    line_endings,
    not_utf8,
    replacement_characters,
)
from audits.document import Document
from audits.encoding_names import conversion
from audits.finding import Finding


def values(check: ModuleType, content: str | bytes) -> dict[str, float]:
    """The measures that are not 0."""
    return {m.name: m.value for m in check.find(document(content)) if m.value}


def findings(check: ModuleType, content: str | bytes) -> list[Finding]:
    return [finding for m in check.find(document(content)) for finding in m.findings]


def document(content: str | bytes) -> Document:
    if isinstance(content, bytes):
        return Document.from_bytes(content)
    return Document.from_text(content)


# EN001


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


# EN002


def test_a_byte_of_windows_1252_says_which_letter_it_was() -> None:
    (found,) = findings(invalid_bytes, "déjà vu, garçon, ".encode() + b"caf\xe9 noir")
    assert found.details["meant"] == "é"
    assert (found.start, found.end) == (20, 21)
    assert found.details["offset"] == 23


def test_two_surrogates_say_which_character_they_are() -> None:
    (found,) = findings(invalid_bytes, b"smile \xed\xa0\xbd\xed\xb8\x80")
    assert found.details["meant"] == "\N{GRINNING FACE}"


# EN003


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("\ufeffa", {"initial_byte_order_mark": 1}, id="at the start"),
        pytest.param(b"\xef\xbb\xbfa", {"initial_byte_order_mark": 1}, id="in bytes"),
        pytest.param("a\ufeff\ufeffb", {"inner_byte_order_marks": 2}, id="inside"),
        pytest.param("a\u2060b", {}, id="a word joiner"),
        pytest.param("abc".encode("utf-16"), {}, id="needed in UTF-16"),
        pytest.param(
            "\ufeff\ufeffa", {"initial_byte_order_mark": 1, "inner_byte_order_marks": 1}, id="two"
        ),
    ],
)
def test_byte_order_marks(content: str | bytes, expected: dict[str, float]) -> None:
    assert values(byte_order_marks, content) == expected


# EN005


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


# EN006


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\tb\r\nc", {}, id="tab and line ends"),
        pytest.param("page\fpage", {"form_feeds": 1}, id="a form feed is noted"),
        pytest.param("a\x00\x00b", {"control_characters": 2}, id="NUL"),
        pytest.param("a\x0bb", {"control_characters": 1}, id="vertical tab"),
        pytest.param("a\x7fb", {"control_characters": 1}, id="DEL"),
        pytest.param("caf\x85", {"control_characters": 1}, id="NEL in a line"),
        pytest.param("one\x85two\x85", {}, id="NEL at the end of all lines"),
        pytest.param("\x1b[1;31mred\x1b[0m", {"ansi_escapes": 2}, id="colours"),
        pytest.param("\x1b]0;title\x07$", {"ansi_escapes": 1}, id="a window title"),
        pytest.param("a\x1bb", {"control_characters": 1}, id="a lone escape"),
        pytest.param("a\ud83d\ude00b\udc80", {"surrogates": 3}, id="surrogates"),
    ],
)
def test_controls(text: str, expected: dict[str, float]) -> None:
    assert values(control_characters, text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("don\x92t", "“’” of Windows-1252"),
        ("N\x08NA\x08A", "man page"),
        ("the end\x1a", "end-of-file mark of DOS"),
        ("wo\x02rd", "inside a word"),
        ("\ud83d\ude00", "\N{GRINNING FACE}"),
        ("\udce9", "the bytes E9"),
        ("\ud83d", "half of a character"),
    ],
)
def test_a_control_is_explained(text: str, words: str) -> None:
    assert words in findings(control_characters, text)[0].message


# EN013


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("categor&iacute;a", ["í"]),
        ("m&#252;ssen &#x43f;", ["ü", "п"]),
        ("a&nbsp;b", ["\xa0"]),
        ("Ben &amp; Jerry", ["&"]),
        ("Ben &amp;amp; Jerry, &amp;lt;", ["&", "<"]),
        (r"importaci\u00f3n", ["ó"]),
        (r"die \ud83d\ude00 Sonne", ["\N{GRINNING FACE}"]),
        (r"в \u0441\u043b\u043e\u0432\u0435,", ["слове"]),
        (r"It\xe2\x80\x99s", ["’"]),
        (r"caf\303\251", ["é"]),
        ("偷走%E4%BD%A0%E4%BB%AC的", ["你们"]),
        ("r=C3=A9compense", ["é"]),
        ("caf=E9s", ["é"]),
        ("+BB8EQAQ4BDIENQRC-", ["Привет"]),
        ("$BF|K\\8l(B", ["日本語"]),
        ("~{VPND~}", ["中文"]),
    ],
)
def test_an_escape_is_read_back(text: str, meant: list[str]) -> None:
    found = findings(leftover_escapes, text)
    assert [finding.details["meant"] for finding in found] == meant


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("AT&T; R&D; black&white;", id="ampersands that begin no entity"),
        pytest.param("<p>caf&eacute;</p><p>th&eacute;</p>", id="HTML"),
        pytest.param('{"name": "caf\\u00e9"}', id="JSON"),
        pytest.param("Write `&eacute;` for it.", id="code in backquotes"),
        pytest.param(r"the pattern [\u4e00-\u9fff]+", id="a regular expression"),
        pytest.param("https://example.org/wiki/%E4%BD%A0%E5%A5%BD", id="an address"),
        pytest.param("[page](/wiki/%E4%BD%A0%E5%A5%BD)", id="a link"),
        pytest.param("100%, 50%20 and a=b=c", id="signs in prose"),
        pytest.param(r"C:\users\x64\u1", id="a path"),
        pytest.param("2+2-1 and C++-like +abc- names", id="sums"),
        pytest.param("price: $B (AUD) ~{x}~", id="dollars and braces"),
    ],
)
def test_what_only_looks_like_an_escape_is_left_alone(text: str) -> None:
    assert values(leftover_escapes, text) == {}


# EN014


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\nb\nc\n", {}, id="LF"),
        pytest.param("a\r\nb\r\nc\r\n", {}, id="CRLF"),
        pytest.param("a\r\nb\nc\r\n", {"mixed_line_endings": 1}, id="one LF"),
        pytest.param("a\rb\rc", {"unusual_line_endings": 2}, id="old Macintosh"),
        pytest.param("a\nb\rc\n", {"mixed_line_endings": 1}, id="a lone CR"),
        pytest.param("a\r\r\nb\r\n", {"mixed_line_endings": 1}, id="converted twice, once"),
        pytest.param("a\r\r\nb\r\r\n", {"unusual_line_endings": 2}, id="converted twice"),
        pytest.param("a\x85b\x85", {"unusual_line_endings": 2}, id="NEL"),
        pytest.param("a\u2029b\nc\nd", {"mixed_line_endings": 1}, id="a paragraph separator"),
        pytest.param("a\nb\r\n", {"mixed_line_endings": 1}, id="a tie"),
        pytest.param("a\r\nb".encode("utf-16"), {}, id="CRLF in UTF-16"),
        pytest.param("no line end", {}, id="none"),
    ],
)
def test_line_endings(text: str | bytes, expected: dict[str, float]) -> None:
    assert values(line_endings, text) == expected


def test_neighbouring_odd_line_ends_are_one_finding() -> None:
    (found,) = findings(line_endings, "a\nb\r\nc\r\nd\ne\nf\n")
    assert (found.start, found.end, found.details["count"]) == (3, 8, 2)


# All


@given(texts())
def test_the_number_of_lost_characters_is_exact(text: str) -> None:
    lost = values(replacement_characters, text).get("replacement_characters", 0)
    assert lost == text.count("\ufffd")


@given(byte_strings())
def test_not_utf8_says_whether_strict_utf_8_fails_beyond_damage(data: bytes) -> None:
    way = document(data).decoded.way
    assert bool(values(not_utf8, data)) == (way in ("legacy", "utf-16/32", "binary"))
