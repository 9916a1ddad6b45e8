"""The brackets of a text: their kinds, their paragraphs, what they open."""

import pytest

from audits.brackets.marks import FEW, Mark, marks, quotes_a_term, shapes
from audits.document import Document


def read(text: str) -> list[Mark]:
    return marks(Document.from_text(text))


@pytest.mark.parametrize(
    "pair",
    ["()", "[]", "{}", "（）", "「」", "｢｣", "﹁﹂", "《》", "【】", "〔〕", "⟨⟩", "༼༽", "᚛᚜",
     "\u2329\u232a", "\ufd3f\ufd3e", "\u298d\u2990", "\u298f\u298e", "\ufe35\ufe36"],
)  # fmt: skip
def test_a_bracket_opens_or_closes_its_kind(pair: str) -> None:
    opener, closer = read(f"a {pair[0]}b{pair[1]}")
    assert (opener.opens, closer.opens) == (True, False)
    assert opener.kind == closer.kind


def test_both_widths_are_of_one_kind() -> None:
    assert shapes()["（"].kind == shapes()[")"].kind == "("


def test_every_shape_is_known_once_on_each_side() -> None:
    kinds = {shape.kind for shape in shapes().values()}
    assert all((kind, True) in shapes().values() for kind in kinds)
    assert all((kind, False) in shapes().values() for kind in kinds)


def test_only_the_first_mark_of_a_paragraph_begins_it() -> None:
    assert [mark.begins for mark in read("— (a) (b)\n\n(c)")] == [
        True,
        False,
        False,
        False,
        True,
        False,
    ]


def test_a_drawing_of_brackets_is_no_text() -> None:
    assert read("()" * FEW) == []
    assert len(read("()" * (FEW // 4))) == FEW // 2


@pytest.mark.parametrize("text", ["it's", "“a”", "plain"])
def test_a_text_without_brackets_has_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "term"), [
    ("“Key” means", True), ("«Ғажайып» деп", True), ("“Yes,” he said", False),
    ("“A whole sentence. And one more.”", False), ("“Key”, he said", False),
    ("“never closed", False),
])  # fmt: skip
def test_a_term_is_short_and_set_off_by_nothing(text: str, term: bool) -> None:
    assert quotes_a_term(text, 0) is term
