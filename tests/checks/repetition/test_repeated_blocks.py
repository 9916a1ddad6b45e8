"""What RP001 tells of copies: how many, where, how long, with what differences."""

import pytest

from audits.checks.repetition import repeated_blocks
from audits.document import Document
from audits.finding import Finding

TIDE = "The tide table on the harbour wall had been painted by hand, and nobody knew in which year."
LAMPS = "In the evening the lamps came on along the quay, first the two by the old fish hall."


def measures(text: str) -> dict[str, float]:
    found = repeated_blocks.find(Document.from_text(text))
    return {name: value for name, value, _ in found}


def findings(text: str) -> tuple[Finding, ...]:
    return next(iter(repeated_blocks.find(Document.from_text(text)))).findings


def test_each_copy_has_its_place_in_the_text() -> None:
    text = f"{TIDE}\n\n{LAMPS}\n\n{TIDE}\n"
    (finding,) = findings(text)
    assert [text[slice(*copy)] for copy in finding.details["copies"]] == [TIDE, TIDE]
    assert text[finding.start : finding.end] == TIDE
    assert finding.message == "74 characters stand twice, first at line 1, column 1"


def test_a_whole_document_over_and_over_says_so() -> None:
    (finding,) = findings((TIDE + "\n") * 3)
    assert finding.message == "the whole document is one text of 74 characters, three times over"
    assert finding.details["period"] == 74


def test_a_near_copy_says_how_much_differs() -> None:
    long = TIDE + LAMPS + TIDE[::-1]
    (finding,) = findings(
        long + " " + "".join(chr(0x4E00 + n) for n in range(40)) + long.replace("lamps", "lights")
    )
    assert "that differ" in finding.message


def test_the_measures_count_columns_and_copies() -> None:
    found = measures(f"{TIDE} {LAMPS} {TIDE}")
    assert found["longest_repeated_block"] == 74
    assert found["repeated_block_copies"] == 2


def test_a_wide_character_counts_two_columns() -> None:
    block = "".join(chr(0x4E00 + n) for n in range(40))
    assert measures(f"{block}一{block}二")["longest_repeated_block"] == 80


def test_a_line_drawn_again_and_again_is_no_block() -> None:
    assert (
        measures("\n".join(f"{n}\n{line}" for n, line in enumerate(["-" * 120, "=-" * 60] * 5)))
        == {}
    )


HARMLESS = {
    "a refrain": "\n".join(
        f"{verse}\nAnd the wind and the rain.\n"
        for verse in (
            "When that I was a little boy",
            "But when I came to man's estate",
            "But when I came to wive",
        )
    ),
    "a table": "\n".join(f"| item {n} | {n * 7 % 13} kg | in stock |" for n in range(40)),
    "a dialogue": "\n".join(
        ["- Yes.", "- No.", "- Are you sure?", "- I am.", "- Yes.", "- No."] * 2
    ),
    "a legal formula": " ".join(
        f"Article {n}. Everyone has the right to {right}."
        for n, right in enumerate(("life", "work", "rest", "health"))
    ),
    "code": "\n".join(f"    if value == {n}:\n        return name_{n}" for n in range(30)),
}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_what_recurs_by_its_nature_is_no_repeated_block(text: str) -> None:
    assert measures(text).get("repeated_block_ratio", 0) <= 0.05
