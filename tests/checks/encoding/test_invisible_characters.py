"""Invisible characters: right in the writing that needs them, misplaced elsewhere."""

import pytest
from hypothesis import given
from measured import document, findings, values
from strategies import texts

from audits.checks.encoding import invisible_characters


def misplaced(text: str) -> float:
    return values(invisible_characters, text).get("misplaced_invisible_characters", 0)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("می\u200cخواهم کتاب\u200cها", id="Persian"),
        pytest.param("PDF\u200cها و ۱۰\u200cها و «کتاب»\u200cها", id="Persian endings of anything"),
        pytest.param("۱۴۰۰ ه\u200d", id="a form of a letter alone"),
        pytest.param("ئۇ\u200cيغۇر", id="Uyghur"),
        pytest.param("ܡ\u200cܢ", id="Syriac"),
        pytest.param("क्\u200dष र्\u200cद", id="Devanagari"),
        pytest.param("അവന്\u200d", id="Malayalam chillu of old"),
        pytest.param("ශ්\u200dරී ලංකාව", id="Sinhala"),
        pytest.param("র\u200d্যাব", id="Bengali before the virama"),
        pytest.param("ភាសា\u200bខ្មែរ (2018)\u200b calendar:\u200bMY", id="Khmer"),
        pytest.param("ภาษา\u200bไทย", id="Thai"),
        pytest.param("မြန်မာ\u200bဘာသာ", id="Burmese"),
        pytest.param("བོད\u200bཡིག", id="Tibetan"),
        pytest.param("日本\u200b語の\u200b\u200b文", id="Japanese"),
        pytest.param("ᠮᠣᠩᠭᠣᠯ\u180b ᠪᠠᠶᠢᠭ\u180eᠠ", id="Mongolian"),
        pytest.param("葛\U000e0100城市", id="an ideographic variant"),
        pytest.param("ᄒ\u1160ᅵ\u115fᅵ", id="incomplete old Korean syllables"),
        pytest.param("ㄱ\u3164ㄴ", id="a filler among compatibility jamo"),
        pytest.param("שָׁ\u034fל", id="marks kept in order in Hebrew"),
        pytest.param("⠓⠑⠇⠇⠕\u2800⠺⠕⠗⠇⠙", id="Braille"),
        pytest.param("f\u2061(x) = a\u2062b", id="mathematics"),
        pytest.param(
            "\u2764\ufe0f\u200d\U0001f525 \U0001f469\U0001f3fd\u200d\U0001f680", id="emoji"
        ),
        pytest.param(
            "1\ufe0f\u20e3 #\ufe0f\u20e3 \u2122\ufe0e \u303d\ufe0f", id="keycaps and signs"
        ),
        pytest.param("2\u20e3\ufe0f \u2460\ufe0e", id="keycaps of old, enclosed digits"),
        pytest.param("\U0001d49c\ufe00 \u2112\ufe01", id="chancery and roundhand letters"),
        pytest.param("sin\u2061x, 2\u2062x\u0302, i\u2063j, n\u2062log(m)", id="more of formulas"),
        pytest.param("\u2229\ufe00 \uff0c\ufe01 0\ufe00", id="standardised variants"),
        pytest.param("שלום\u200f (hello)", id="bidirectional marks are another check's"),
        pytest.param("\U0001f3f4\U000e0067\U000e0062\U000e007f", id="and so are tags"),
    ],
)
def test_what_a_script_or_an_emoji_needs_is_right(text: str) -> None:
    assert values(invisible_characters, text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "pass\u200bword", "при\u200bвет", "καλη\u200bμέρα", "한\u200b국", "Auf\u200clage",
        "a\u200db", "no\u2060break", "invis\u2063ible", "word\u2061word", "x\u034fy",
        "\u3164", "\u2800", "a\u115fb",
        "매뉴\u115f얼", "word\ufe0f", "．\ufe0f", "a\U000e0100", "a\u180eb", "half\uffa0width",
        "ภา\u200cษา", "ພາ\u200dສາ", "кл\u2061ю", "фор\u2061м", "п\u2062ароль", "p\u2062assword",
        "漢\u2063字", "ភា\u2062សា",
        "\ufff9base\ufffaruby\ufffb", "a\u206eb", "\U0001f469\u200d alone",
        "a\U0001d173b", "a\U0001bca0b", "a\u17b4b",
    ],
)  # fmt: skip
def test_elsewhere_it_is_misplaced(text: str) -> None:
    assert misplaced(text) > 0


@pytest.mark.parametrize(
    "text", ["می \u200cخواهم", "پیش\u200c\u200cگزیده", "يا\n\u200cهو", "ക \u200dറ"]
)
def test_a_joiner_without_effect_in_its_own_script_is_only_noted(text: str) -> None:
    assert values(invisible_characters, text) == {"superfluous_joiners": 1}


def test_a_run_is_one_place_and_a_long_one_may_hide_a_message() -> None:
    found = findings(invisible_characters, "bits" + "\u200b\u200c" * 8 + "bits")
    assert [(finding.start, finding.end) for finding in found] == [(4, 20)]
    assert "16 invisible characters in a row" in found[0].message


def test_soft_hyphens_are_counted_inside_words_and_at_their_end() -> None:
    text = "Donau\u00addampf\u00adschiff und Hyphen\u00ad\nation"
    assert values(invisible_characters, text) == {"soft_hyphens": 3}
    assert "hyphenation left over" in findings(invisible_characters, text)[2].message


def test_a_soft_hyphen_in_a_table_of_characters_is_meant() -> None:
    assert values(invisible_characters, "\u00ac NOT SIGN\n\u00ad SOFT HYPHEN\n\t\u00ad\n") == {}


def test_half_of_a_mangled_letter_is_no_soft_hyphen() -> None:
    text = "Él quería un café en el jardín, dijo María; según él.".encode().decode("latin-1")
    assert "\u00ad" in text
    assert values(invisible_characters, text) == {}


@given(texts())
def test_without_what_is_told_there_is_nothing_left_to_tell(text: str) -> None:
    while told := findings(invisible_characters, text):
        length = len(text)
        for finding in sorted(told, key=lambda finding: finding.start, reverse=True):
            text = text[: finding.start] + text[finding.end :]
        assert len(text) < length


@pytest.mark.parametrize("character", ["\u200b", "\u200c", "\u200d", "\u2800", "\ufe0f", "\u00ad"])
@pytest.mark.parametrize("around", ["", "a", "ب", "क", "ខ", "한", "\n", "\U0001f469"])
def test_long_runs_are_judged_in_linear_time(character: str, around: str) -> None:
    text = around + character * 20_000 + around
    assert list(invisible_characters.find(document(text)))
