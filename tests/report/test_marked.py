"""A text in pieces: every character stands once, every mark covers what it is about."""

from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from audits.excerpt import Excerpt, Passage
from audits.report.marked import Mark, Text, marked


def whole(text: str, *marks: Mark) -> Text:
    return marked(Excerpt((Passage(0, 1, text),)), marks, len(text))


def pieces(text: str, *marks: Mark) -> list[object]:
    return list(whole(text, *marks).stretches[0].pieces)


def test_a_text_without_marks_is_one_piece() -> None:
    assert pieces("one\ntwo") == ["one\ntwo"]


def test_marks_cut_the_text_where_they_begin_and_end() -> None:
    assert pieces("a wrong mark", Mark(2, 7, 5)) == ["a ", ("wrong", (5,)), " mark"]


def test_of_nested_marks_the_narrowest_comes_last() -> None:
    assert pieces("abcd", Mark(1, 3, 7), Mark(0, 4, 9)) == [
        ("a", (9,)), ("bc", (9, 7)), ("d", (9,)),
    ]  # fmt: skip


def test_a_place_between_two_characters_is_an_empty_piece() -> None:
    assert pieces("ab", Mark(1, 1, 0)) == ["a", ("", (0,)), "b"]


def test_a_place_of_several_stretches_marks_each() -> None:
    assert pieces("xyx", Mark(0, 1, 3), Mark(2, 3, 3)) == [("x", (3,)), "y", ("x", (3,))]


def test_a_mark_never_parts_a_line_end_and_every_line_end_is_one() -> None:
    assert pieces("a\r\nb", Mark(0, 2, 0)) == [("a\n", (0,)), "b"]
    assert pieces("a\rb\u2028c") == ["a\u240d\nb<U+2028>\nc"]


def test_blanks_that_are_marked_can_be_seen() -> None:
    assert pieces("end  \n", Mark(3, 5, 0)) == ["end", ("\u00b7\u00b7", (0,)), "\n"]


def test_unseen_characters_are_written_out_where_the_place_is_about_them() -> None:
    assert pieces("a\u200bb\u200b", Mark(1, 2, 0, unseen=True))[1] == ("<U+200B>", (0,))


def test_what_is_left_out_is_counted() -> None:
    passages = Passage(0, 1, "one"), Passage(10, 3, "two")
    text = marked(Excerpt(passages), [], 20)
    assert [(stretch.line, stretch.skipped) for stretch in text.stretches] == [(1, 0), (3, 7)]
    assert text.left == 7


@given(texts(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 9))))
def test_marks_change_no_character_that_all_can_see(
    text: str, spans: list[tuple[int, int, int]]
) -> None:
    def said(shown: Text) -> str:
        (stretch,) = shown.stretches
        return "".join(piece if isinstance(piece, str) else piece[0] for piece in stretch.pieces)

    marks = [Mark(min(a, b), min(max(a, b), len(text)), n) for a, b, n in spans]
    marks = [mark for mark in marks if mark.start <= mark.end]
    visible = set(said(whole(text)))
    assert set(said(whole(text, *marks))) - visible <= set("\u00b7\u25cc<U+0123456789ABCDEF> \r")
    assert said(whole(text, *marks)).count("\n") == said(whole(text)).count("\n")
