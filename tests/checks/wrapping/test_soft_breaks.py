"""Soft breaks of mail."""

import quopri
import textwrap

import pytest

from audits.checks.wrapping import soft_breaks
from audits.document import Document

TEXT = "Überall dort, wo Nachrichten durch alte Leitungen gehen, werden lange Zeilen zerlegt. " * 4


def measures(text: str) -> dict[str, float]:
    return {m.name: m.value for m in soft_breaks.find(Document.from_text(text))}


def test_a_message_in_quoted_printable_is_found() -> None:
    encoded = quopri.encodestring(TEXT.encode()).decode()
    assert measures(encoded)["soft_breaks"] == encoded.count("=\n")


def test_runs_of_soft_breaks_are_one_finding_each() -> None:
    encoded = quopri.encodestring(TEXT.encode()).decode()
    text = f"{encoded}\n\nplain\n\n{encoded}"
    (measure,) = soft_breaks.find(Document.from_text(text))
    assert [text[f.start : f.end] for f in measure.findings] == [encoded.rstrip("\n")] * 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Title\n=====\n\nText\n", id="rule of a heading"),
        pytest.param("x =\n    1\ny = \\\n    2\nlonger_name =\n    3\n", id="assignments"),
        pytest.param("QmFzZTY0IGRhdGE=\n\nQmFzZTY0IGRhdGE==\n", id="ends of Base64"),
        pytest.param("1 + 1 =\n2\n", id="sum"),
        pytest.param(
            "  std::unique_ptr<One> platform =\n      one();\n"
            "  std::unique_ptr<Two> platform =\n      two();\n",
            id="assignments as long as each other",
        ),
        pytest.param(
            "key sha256: SIXvRyDmBJSgatgTQRGbInBaAK+hZOQ18UmrSwnDlK8=\nthen\n"
            "key sha256: Eep0p/AsSa9lFUH6KT2UY+9s1Z8v7voAPkQ4fGknZ2g=\nthen\n",
            id="digests in Base64",
        ),
        pytest.param("ends in =", id="end of the text"),
    ],
)
def test_other_equals_signs_are_left_alone(text: str) -> None:
    assert measures(text) == {}


def test_flowed_lines_are_counted() -> None:
    paragraph = " \n".join(
        textwrap.wrap("Mail that flows ends its lines in a single blank. " * 8, 60)
    )
    assert measures(f"{paragraph}\n\n{paragraph}\n") == {"flowed_lines": 2 * paragraph.count("\n")}
