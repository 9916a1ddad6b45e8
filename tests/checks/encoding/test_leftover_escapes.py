"""Escapes are read back, and what only looks like one is left alone."""

import pytest
from measured import findings, values

from audits.checks.encoding import leftover_escapes


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
        (r"caf\xe9s", ["é"]),
        (r"The first line.\nThe second line.", ["\n"]),
        (r"Erste Zeile\n\nZweite Zeile", ["\n\n"]),
        (r"один\r\nдва", ["\n"]),
        (r"Hello\nWorld", ["\n"]),
        ("第一行。\\n第二行。", ["\n"]),
        (r"He said \"no\" to it.", ['"no"']),
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
        pytest.param("from +1234567- on; C+++abc-d; +AAA-", id="signs that are no UTF-7"),
        pytest.param("a $Bxyz(B b, $B~~(B, ~{}}~}", id="no ISO-2022-JP, no HZ"),
        pytest.param("50%C3%28 and %FF%FE of it", id="percent signs that are no UTF-8"),
        pytest.param(r"C:\new\Name and C:\temp\notes", id="folders"),
        pytest.param(r"Lines end with \r\n, or in \n\n.", id="talk of line ends"),
        pytest.param(r"print('Hello.\nWorld')", id="a string of a program"),
        pytest.param(r"--tags Key=\"[Group]\",Value=test", id="arguments of a shell"),
        pytest.param(r"{\"name\": \"id\", \"value\": 1}", id="JSON in a string"),
        pytest.param(r'say "He said \"no\" to it."', id="quotation marks in a string"),
        pytest.param(r"\newline \noindent Foo. \nabla; a\nb", id="TeX"),
        pytest.param(r"Sch\"on und \"Uber allem", id="umlauts of TeX"),
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
