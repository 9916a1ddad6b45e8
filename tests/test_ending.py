"""Endings: what may end a paragraph, and when a document broke off."""

import pytest

from audits.document import Document
from audits.ending import breaks_off, cut_off, ends_well

WHOLE = "The tide went out and the boats lay on the sand. Nobody came to the old quay."
CUT = "The harbour master closed his book. Then he took the lamp from its hook and wen"
PARTED = "\n\n"
LABEL = "The harbour master of the old town by the sea and his three brave sons at the lamp"


@pytest.mark.parametrize(
    "text",
    ["Yes.", "好。", "है।", "ነው።", "ہے۔", "“Yes.”", "(so)", "5", "so 😀", "", "x:", "so.\u200b "],
)
def test_marks_numbers_and_symbols_end_a_paragraph(text: str) -> None:
    assert ends_well(text)


@pytest.mark.parametrize("text", ["wen", "पानी", "他老", "ไป"])
def test_letters_and_vowel_signs_end_nothing(text: str) -> None:
    assert not ends_well(text)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (f"{WHOLE}\n\n{CUT}", True),
        (CUT, True),
        (f"{WHOLE}\n\n{WHOLE}\n\n{LABEL}", True),
        (
            "น้ำท่วมสูงประมาณ 30 ซม. รถจักรยานยนต์หลายคันดับกลางทาง พ.ศ. 2554 ก็เคยท่วมแบบนี้ แต่ครั้งนั้นหนักกว่า",
            False,
        ),
        (f"{WHOLE}\n\n{LABEL}", False),  # one paragraph makes no habit
        (f"{LABEL}\n\n{LABEL}\n\n{LABEL}", False),
        (f"{CUT}\n\n{CUT}\n\n{CUT}", False),
        (f"{WHOLE}\n\nThe End", False),
        (f"{WHOLE}\n\n{WHOLE}\n\n{LABEL} https://example.org/page", False),
        (f"{WHOLE}\n\n{WHOLE}\n\n{LABEL} ann@example.org", False),
        (f"{WHOLE}\n\n{WHOLE}\n\n{LABEL} ann(at)example.org", False),
        (f"{WHOLE}\n\n{WHOLE}\n\nFigure 9.2. {LABEL}", False),
        (f"{WHOLE}\n\n{WHOLE}\n\nTaula 11: {LABEL}", False),
        (f"{WHOLE}\n\n{WHOLE}\n\nIn 1911: {LABEL}", True),
        (f"{WHOLE}\n\n{CUT}\t5", False),
        (
            f"{4 * (WHOLE + PARTED)}As we shall see, all the harbours have a bell, and their bel",
            True,
        ),
        (
            f"{3 * (WHOLE + PARTED)}As we shall see, all the harbours have a bell, and their bel",
            False,
        ),
        (
            f"{4 * (WHOLE + PARTED)}{LABEL}{PARTED}a knife, two forks and all the glasses here",
            False,
        ),
        (f"{WHOLE}{PARTED}{WHOLE}{PARTED}- {LABEL}\n- {LABEL} and more\n- {LABEL}s", False),
        (f"{PARTED.join(3 * [f'- {WHOLE}'])}{PARTED}- {CUT}", True),
        (
            f"{WHOLE}{PARTED}{WHOLE}{PARTED}[{LABEL[:40]}]: ../bell.md#the-bell-of-the-harbour",
            False,
        ),
        (f"{4 * (WHOLE + PARTED)}Sincerely yours, the harbour master of Whitby, Yorkshire", False),
        (WHOLE, False),
        ("", False),
    ],
)
def test_a_document_breaks_off_against_its_own_habit(text: str, cut: bool) -> None:
    assert (cut_off(Document.from_text(text)) is not None) is cut


def test_only_what_opens_in_the_last_paragraph_is_cut_off() -> None:
    document = Document.from_text(f"{WHOLE}\n\n{CUT}")
    assert breaks_off(document, len(WHOLE) + 10)
    assert not breaks_off(document, 0)
    assert not breaks_off(Document.from_text(WHOLE), 0)
