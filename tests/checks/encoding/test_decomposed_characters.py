"""Letters in pieces are told; what Unicode itself keeps in pieces is not."""

import unicodedata

import pytest
from hypothesis import given
from measured import findings, values
from strategies import texts

from audits.checks.encoding import decomposed_characters


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("déjà vu", 2, id="French"),
        pytest.param("Tiếng Việt", 2, id="Vietnamese"),
        pytest.param("Ελλάδα, Αθήνα", 2, id="Greek"),
        pytest.param("мой ёлка", 2, id="Russian"),
        pytest.param("ガギグ", 3, id="Japanese"),
        pytest.param("한국어", 3, id="Korean"),
        pytest.param("أهلا", 1, id="Arabic"),
        pytest.param("பொருள்", 1, id="Tamil"),
        pytest.param("Straße", 0, id="nothing to decompose"),
    ],
)
def test_letters_in_pieces_are_counted(text: str, count: float) -> None:
    measured = values(decomposed_characters, nfd(text))
    assert measured == ({"decomposed_characters": count} if count else {})
    assert values(decomposed_characters, text) == {}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("বড় নদী", id="Bengali with a nukta"),
        pytest.param("ज़रूर", id="Hindi with a nukta"),
        pytest.param("ẹ́kọ́", id="Yoruba tones"),
        pytest.param("за\u0301мок", id="Russian stress"),
        pytest.param("שָׁלוֹם", id="Hebrew points"),
        pytest.param("لَّ", id="Arabic marks in any order"),
        pytest.param("q\u0303 x\u0305", id="marks that nothing composes with"),
        pytest.param("မြန်မာ ភាសាខ្មែរ ไทย", id="vowel signs"),
    ],
)
def test_what_has_no_composed_form_is_right(text: str) -> None:
    assert values(decomposed_characters, unicodedata.normalize("NFC", text)) == {}


@pytest.mark.parametrize("text", ["\u037e", "\u0340", "\u2329", "\u2000", "\u0343"])
def test_a_singleton_is_judged_by_itself(text: str) -> None:
    assert values(decomposed_characters, f"5 {text}") == {"canonical_singletons": 1}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\u09dc\u09df", id="composition exclusions"),
        pytest.param("τ\u1f79ν", id="the oxia of polytonic Greek"),
        pytest.param("Τι είπε\u037e", id="the Greek question mark in Greek"),
        pytest.param("ναι\u0387 Γ\u0374", id="the raised dot and the numeral sign of Greek"),
        pytest.param("10 k\u2126, 5 \u212b, 300 \u212a", id="signs of units"),
        pytest.param("Пле\u0300вен и Со\u0300фия", id="stress in Bulgarian"),
        pytest.param("\u1112\u1161\u11d9", id="Korean with an obsolete final"),
        pytest.param("\u1102\u116e\u11f0", id="the same with a ng of old"),
        pytest.param("\ufb1f\ufb2e", id="Yiddish letters that are excluded"),
    ],
)
def test_other_forms_are_only_noted(text: str) -> None:
    assert set(values(decomposed_characters, text)) == {"other_canonical_forms"}


def test_compatibility_ideographs_are_left_to_their_own_check() -> None:
    assert values(decomposed_characters, "\uf967是") == {}


def test_neighbours_are_one_finding_that_shows_the_whole() -> None:
    (finding,) = findings(decomposed_characters, nfd("한국어"))
    assert (finding.start, finding.end) == (0, 8)
    assert finding.details["nfc"] == "한국어"


def test_a_letter_in_both_forms_is_said_to_be() -> None:
    finding = findings(decomposed_characters, "café, café, " + nfd("café"))[0]
    assert "“é” is written in pieces: U+0065 U+0301 for U+00E9" in finding.message
    assert finding.details["composed_elsewhere"] == 2


@given(texts())
def test_a_text_in_nfc_has_nothing_in_pieces(text: str) -> None:
    measured = values(decomposed_characters, unicodedata.normalize("NFC", text))
    assert measured == {}


@given(texts())
def test_a_text_whose_normal_form_is_shorter_has_letters_in_pieces(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    if len(composed) < len(text) and len(unicodedata.normalize("NFD", text)) == len(text):
        assert values(decomposed_characters, text)
