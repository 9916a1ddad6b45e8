"""Words with look-alike letters, and words that share scripts for good reasons."""

import pytest
from measured import findings, values

from audits.checks.encoding import homoglyphs

RUSSIAN = "Это обычное предложение, в котором много русских букв. "
GREEK = "Αυτή είναι μια συνηθισμένη πρόταση με πολλά ελληνικά γράμματα. "
ENGLISH = "This is an ordinary sentence with many Latin letters in it. "
ES, IE, A, OH, ER, EN = "\u0441", "\u0435", "\u0430", "\u043e", "\u0440", "\u041d"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param(f"{ER}assword", "password", id="Cyrillic in English"),
        pytest.param(f"p{A}yp{A}l g{OH}{OH}gle", "paypal", id="several in a word"),
        pytest.param(f"{ENGLISH}{A}{ER}{ER}l{IE}", "apple", id="more foreign letters than own"),
        pytest.param(f"LibreO{'f' * 2}ic{IE}", "Officе".replace(IE, "e"), id="in a compound name"),
        pytest.param(f"caf\xe9 {ES}af\xe9", "café", id="beside an accent"),
        pytest.param(f"{EN}TML", "HTML", id="an acronym"),
        pytest.param("\u0391thens", "Athens", id="Greek in English"),
        pytest.param("c\u03bfmputer", "computer", id="an omicron"),
        pytest.param("прив\u0065т", "привет", id="Latin in Russian"),
        pytest.param("M\u043eсква", "Москва", id="a Latin capital before five letters"),
        pytest.param("\u041cO\u0421\u041a\u0412\u0410", "МОСКВА", id="in capitals"),
        pytest.param("\u0431i\u0438\u043ai", "біикі", id="Kazakh"),
        pytest.param("\u0410\u0444\u0433I\u0430\u043d", "АфгӀан", id="Chechen"),
        pytest.param("\u0437\u0430\u0301\u043co\u043a", "за́мок", id="beside a stress mark"),
        pytest.param("A\u03b8\u03ae\u03bd\u03b1 \u03ba\u03b1\u03b9", "Αθήνα", id="Latin in Greek"),
        pytest.param("\u03b1\u03b4\u03cd\u03bd\u03b1\u03c4o", "αδύνατο", id="at a Greek end"),
        pytest.param("\u0570\u0561\u0575oց", "հայօց", id="Latin in Armenian"),
        pytest.param(f"{RUSSIAN}\u0442o\u043cy", "тому", id="as many as own, by turns"),
        pytest.param(f"{RUSSIAN}\u041foc\u043be", "После", id="more than own, by turns"),
        pytest.param(f"{RUSSIAN}\u0442\u03bf\u0433\u03bf", "того", id="Greek in Russian, by turns"),
        pytest.param(
            f"{RUSSIAN}r{IE}lo{A}d", "reload", id="a Latin word in a Russian text, by turns"
        ),
        pytest.param(f"{GREEK}\u03c3o\u03c5", "σου", id="a short Greek word"),
        pytest.param(f"{ENGLISH}\u0397\u03bfw", "How", id="Greek capitals in a short English word"),
        pytest.param(f"{ENGLISH}s\u03bfu\u03c5s", "souus", id="an upsilon inside a word"),
        pytest.param(f"{ENGLISH}\u03c5npro\u03bdided", "unprovided", id="an upsilon before a word"),
        pytest.param(
            f"{ENGLISH}\u0397\u03a4\u039cL and \u03c0", "HTML", id="capitals beside a symbol"
        ),
    ],
)
def test_a_look_alike_is_found_and_mended(text: str, mended: str) -> None:
    found = findings(homoglyphs, text)
    assert found, text
    assert found[0].details["mended"] == mended


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("URLды HTML-код DVDшник CDы SMSки", id="endings after acronyms"),
        pytest.param(RUSSIAN + "Купил iPhoneы, был в Facebookе и Twitterа.", id="endings of names"),
        pytest.param("Toyotaның", id="a Kazakh ending"),
        pytest.param(RUSSIAN + "оWindows, сJava, ΟWesnoth", id="lost blanks before a capital"),
        pytest.param("ПунктA группаB витаминC", id="lost blanks before a lone capital"),
        pytest.param("sinα cosν TNFα PPARγ Interferonγ Hα αβγ", id="Greek symbols at an edge"),
        pytest.param("5 kΩ, 3 μm, 2 Ωm, ΔT, λx", id="units"),
        pytest.param(RUSSIAN + "Tкип Pнас Iном Vср Rэкв", id="flattened indices"),
        pytest.param(RUSSIAN + "кВтh, Xбокс, ВКонтакте", id="too short to tell"),
        pytest.param(RUSSIAN + "%sгрупа %liмин %-17sсписок \\nПривет", id="placeholders"),
        pytest.param("Прикладиs: рядкаs", id="a Latin letter unlike any of the language"),
        pytest.param(f"{ENGLISH} Привет, СССР, Ёлка. {GREEK}", id="whole words in their script"),
        pytest.param("Ѕвезда и ѕид", id="Macedonian"),
        pytest.param("Ԝе ԛарта", id="Kurdish in Cyrillic"),
        pytest.param(
            "Изворни кôд и опкôд програма је сâм по себи довољан.", id="Serbian long vowels"
        ),
        pytest.param(RUSSIAN + "Размеры ДxШxВ, или дxшxвxг, в мм.", id="products of letters"),
        pytest.param(ENGLISH + "νmax and υrms, sinυ, FcγRIIb, GαiP, ηp, νe", id="quantities"),
        pytest.param(ENGLISH + "ΦΒΚ, ΑΕΠ, ΚΣ and ΣΑΕ are fraternities.", id="Greek names"),
    ],
)
def test_scripts_that_meet_for_a_reason_are_left_alone(text: str) -> None:
    assert values(homoglyphs, text) == {}


def test_each_word_counts_once_wherever_it_stands() -> None:
    text = f"{RUSSIAN}сло\u0076о "  # v is no twin of a Russian letter
    assert values(homoglyphs, text) == {}
    found = findings(homoglyphs, f"{ENGLISH}c{OH}ok, c{OH}ok. {ENGLISH}c{OH}ok")
    assert [finding.start for finding in found] == [60, 66, 132]


def test_a_finding_names_letters_and_scripts() -> None:
    (finding,) = findings(homoglyphs, f"p{A}ssword")
    assert "Latin word" in finding.message
    assert "U+0430 (Cyrillic)" in finding.message


def test_an_endless_word_is_judged_in_pieces() -> None:
    assert 1 < values(homoglyphs, "вeб" * 20_000)["homoglyph_words"] < 2_000


@pytest.mark.xfail(strict=True, reason="a whole word in twins needs a dictionary")
def test_a_whole_word_in_twins_is_found() -> None:
    assert values(homoglyphs, ENGLISH + "\u0441\u043e\u0441\u043e\u0430")


@pytest.mark.xfail(strict=True, reason="an ending and a twin at the end look the same")
def test_a_twin_at_the_end_of_a_name_in_a_russian_text_is_found() -> None:
    assert values(homoglyphs, f"{RUSSIAN} Google Chrom{IE}")
