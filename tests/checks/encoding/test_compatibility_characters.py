"""Compatibility characters that have no excuse, and those that have."""

import pytest
from measured import findings, values

from audits.checks.encoding import compatibility_characters

JUDGED = "compatibility_characters"
KOREAN = "韓國의 歷史를 공부하는 사람들이 많다. "
JAPANESE = "日本語の文章には漢字と仮名が混ざる。" * 10


def bold(text: str) -> str:
    return "".join(chr(0x1D400 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(letter)) for letter in text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("\ufb01ne e\ufb03cient", ["fi", "ffi"], id="Latin ligatures"),
        pytest.param("\ufb13", ["մն"], id="an Armenian ligature"),
        pytest.param("\ufee3\ufeae\ufea3\ufe92\ufe8e", ["مرحبا"], id="Arabic of a PDF file"),
        pytest.param(bold("HELLO"), ["HELLO"], id="letters of mathematics as a font"),
        pytest.param("\U0001d4c1\u212f\U0001d4c8\u2134", ["leso"], id="with letterlike symbols"),
        pytest.param("日\u2f42文", ["文"], id="a Kangxi radical in a text"),
        pytest.param("\u2ec4方", ["西"], id="a radical of the supplement"),
        pytest.param("\uf967是", ["不"], id="a compatibility ideograph in Chinese"),
        pytest.param("\uff28\uff49 there", ["Hi"], id="full-width letters in English"),
        pytest.param(JAPANESE + "\uf918", ["落"], id="a Korean duplicate in Japanese"),
    ],
)
def test_forms_without_an_excuse_are_judged_and_mended(text: str, plain: list[str]) -> None:
    found = findings(compatibility_characters, text)
    assert [finding.details["plain"] for finding in found] == plain
    total = sum(finding.end - finding.start for finding in found)
    assert values(compatibility_characters, text)[JUDGED] == total


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        pytest.param("½ ² ① ㎡ № ™ … Ⅳ", {}, id="forms of signs and numbers"),
        pytest.param("ﷲ ﷺ", {"arabic_presentation_forms": 2}, id="words of blessing"),
        pytest.param(
            "الحروف العربية \ufe8f \ufe91 \ufe92 \ufe90",
            {"arabic_presentation_forms": 4},
            id="a table of forms",
        ),
        pytest.param(
            "Let \U0001d465 and \U0001d44e\U0001d44f\U0001d450 be",
            {"mathematical_letters": 4},
            id="a formula",
        ),
        pytest.param("\u2f00 \u2f01 \u2f42", {"cjk_radicals": 3}, id="a table of radicals"),
        pytest.param(
            KOREAN + "\uf967\uf9e1", {"cjk_compatibility_ideographs": 2}, id="Hanja in Korean"
        ),
        pytest.param(
            JAPANESE + "\ufa19崎", {"cjk_compatibility_ideographs": 1}, id="a Japanese name"
        ),
        pytest.param("\ufa0e\ufa11\ufa29", {}, id="ordinary ideographs of the block"),
        pytest.param("ﾊﾝｶｸ と カナ", {"half_width_kana": 4}, id="half-width kana"),
        pytest.param("第１２号ＡＢ，完。", {"full_width_letters": 4}, id="full-width in Chinese"),
    ],
)
def test_forms_with_an_excuse_are_counted_by_class(text: str, counted: dict[str, float]) -> None:
    assert values(compatibility_characters, text) == counted


def test_many_forms_in_names_are_no_names() -> None:
    assert values(compatibility_characters, "\ufa19\ufa1a\ufa1bの")[JUDGED] == 3


def test_many_isolated_arabic_forms_are_judged() -> None:
    text = "\ufe8d\ufedf " * 6
    assert values(compatibility_characters, text)[JUDGED] == 12


def test_a_finding_names_class_and_plain_form() -> None:
    (finding,) = findings(compatibility_characters, "\ufb01ne")
    assert finding.message == "ligature U+FB01 stands for “fi”"
    assert finding.fix == "write “fi”"


def test_a_radical_without_an_ideograph_is_told_without_a_mend() -> None:
    (finding,) = findings(compatibility_characters, "日\u2e80")
    assert finding.message == "radical U+2E80 among ideographs"
