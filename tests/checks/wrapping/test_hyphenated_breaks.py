"""Hyphenated breaks: which hyphens part a word, and what the document says of them."""

import textwrap

import pytest

from audits.checks.wrapping import hyphenated_breaks
from audits.document import Document
from audits.finding import Finding


def findings(text: str) -> tuple[Finding, ...]:
    return tuple(f for m in hyphenated_breaks.find(Document.from_text(text)) for f in m.findings)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param("informa-\ntion is information", "informa-\ntion", id="English"),
        pytest.param("Ge-\nschichte, die geschichte", "", id="the other case is another word"),
        pytest.param("Ge-\nschichte, Geschichte", "Ge-\nschichte", id="German"),
        pytest.param(
            "инфор-  \nмация: информация", "инфор-  \nмация", id="Russian, blanks after it"
        ),
        pytest.param("ask\u00ad\ning", "ask\u00ad\ning", id="soft hyphen"),
        pytest.param("pre-\nand postwar, preand", "", id="suspended hyphen"),
        pytest.param("so -\nit is soit", "", id="dash"),
        pytest.param("EU-\nStaaten, EUStaaten", "", id="capital after it"),
        pytest.param("a list:\n-\nitem", "", id="marker"),
        pytest.param("the end-", "", id="end of the text"),
    ],
)
def test_a_word_is_parted(text: str, marked: str) -> None:
    found = findings(text)
    assert [text[f.start : f.end] for f in found] == ([marked] if marked else [])


def test_the_document_says_whether_the_hyphen_stays() -> None:
    assert "drop the hyphen" in findings("informa-\ntion is information")[0].fix
    text = "The well-known house on the hill belongs to people who are well-known in this town. "
    found = findings(textwrap.fill(text * 12, 46))
    assert found
    assert {f.fix for f in found} == {"join the lines and keep the hyphen: well-known"}
