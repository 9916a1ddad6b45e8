"""Quotation marks: the way each points is learnt from the document."""

import pytest

from audits.document import Document
from audits.quotes import quotation_marks


def ways(text: str) -> str:
    """`<` for each mark that opens, `>` for each that closes."""
    return "".join("><"[mark.opens] for mark in quotation_marks(Document.from_text(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“a” b “c”", "<><>"),
        ("„a“ b „c“", "<><>"),
        ("„a” b „c”", "<><>"),
        ("”a” b ”c”", "<><>"),
        ("”a“ b ”c“", "<><>"),
        ("»a« b »c«", "<><>"),
        ("«a» b «c»", "<><>"),
        ("»a» b »c»", "<><>"),
        ("« a » b « c », (« d »)", "<><><>"),
        ("«\u202fa\u202f» b «\u00a0c\u00a0»", "<><>"),
        ("他说“好”，又说“不”。", "<><>"),
        ("〝甲〟と〝乙〟", "<><>"),
        ("‹a› «b ‹c›»", "<><<>>"),
        ("»a« »b: ›c d.‹« – »e«", "<><<>><>"),  # the closing ‹ stands beside marks only
        ("«a», «b: ‹c d.›»", "<><<>>"),
        ("—A —dijo.\n\n»B c.\n\n»D e.\n\n—F «g».", "<>"),  # speech that a dash began goes on
        ("« A, dit-elle.\n\n» B c.\n\n» D. »", "<<<>"),
        ("Das „Haus“", "<>"),
        ("他说„好“。", "<>"),
        ("语”甲”语", ">>"),
        ("«a\n\n»b\n\n»c» d «e» f «g» h «i»", "<<<><><><>"),
        ("(“a”)—“b”/“c”", "<><><>"),
    ],
)
def test_a_mark_points_the_way_the_document_uses_it(text: str, expected: str) -> None:
    assert ways(text) == expected


@pytest.mark.parametrize(
    "text", ["צה”ל", "it’s ‘so’", 'say "so"', "5’10” tall", "6′2” tall", "", "plain"]
)
def test_gershayim_apostrophes_and_inches_are_no_quotes(text: str) -> None:
    assert ways(text) == ""


def test_a_mark_that_points_both_ways_toggles_within_its_paragraph() -> None:
    assert ways("a ”b” c\n\n他”好”他”") == "<><><"
