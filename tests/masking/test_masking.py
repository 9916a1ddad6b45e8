"""Masks: what is set aside when marks are paired, and what is not."""

from collections.abc import Iterable

import pytest

from audits.document import Document
from audits.masking import masks
from audits.masking.code import code
from audits.masking.damaged import damaged_paragraphs
from audits.masking.enumerators import enumerators
from audits.masking.smiles import kaomoji, smiles
from audits.masking.spans import spans


def every_place(text: str) -> range:
    return range(len(text))


def hidden(found: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in found for at in range(start, end)}


def shown(text: str, found: object) -> list[str]:
    return [text[start:end] for start, end in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```\na(\n```", ["```\na(\n```"]),
        ("run `a(` now", ["`a(`"]),
        ("let $f(x]$ be", ["$f(x]$"]),
        (r"\[ a \) \left( \right]", [r"\[", r"\)", r"\left(", r"\right]"]),
        ("(see https://e.org/a_(b)), or", ["https://e.org/a_(b)"]),
        ("(see www.e.org/(a).", ["www.e.org/(a)."]),
        ("a <b c='('> d", ["<b c='('>", "'('"]),
        ("in [0, 1) or (a; b] or ]0, 1[", ["[0, 1)", "(a; b]", "]0, 1["]),
        ("in (0, 1)", []),
        ("the mark “(” here", ["“(”"]),
        ("names |/} log", ["|/}"]),
        ("match [^)]* here", ["[^)]*"]),
        ("a 12” pipe, 3½” disk", ["”", "”"]),
        ("plain (text), of 1,000 words", []),
    ],
)
def test_spans_are_no_prose(text: str, expected: list[str]) -> None:
    assert set(shown(text, spans(text, [(0, len(text))]))) == set(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("well :-) or (-: or :(", [":-)", "(-:", ":("]),
        ("haha))) and no((", [")))", "(("]),
        ("(see 2 (b)))", []),
        ("(see 2 (b))", []),
        ("Пока)) Ладно) Да", ["))", ")"]),
        ("Он (тихо). Ладно) Да", []),
        ("(спасибо))", ["))"]),
        ("the man page iptables(8)", []),
    ],
)
def test_smiles_are_no_brackets(text: str, expected: list[str]) -> None:
    assert shown(text, smiles(text, every_place(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(^_^) (´・ω・`) (T_T)", ["(^_^)", "(´・ω・`)", "(T_T)"]),
        ("(TOT) (To go) (0.0) (12-30) (only) (Of it, so)", []),
        ("(╯°□°)╯\ufe35 ┻━┻", ["╯\ufe35", "(╯°□°)"]),
    ],
)
def test_a_face_has_eyes_or_cheeks_beside_both_brackets(text: str, expected: list[str]) -> None:
    assert shown(text, kaomoji(text, every_place(text))) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a) one\n12) two\n- iv) three", 3),
        ("first a) one, b) two", 2),
        ("he said so a) alone", 0),
        ("i) one ii) two, or xi) three", 2),
        ("一）米；二）水", 2),
        ("가) 하나 나) 둘 다) 셋", 3),
        ("١) واحد ٢) اثنان", 2),
        ("イ）一　ロ）二", 2),
        ("а) да; б) нет", 2),
        ("α) ένα, β) δύο", 2),
        ("(a) one (b) two", 0),
        ("see (chapter\n1) for more", 0),
        ("see (chapter:\n1) one", 1),
        ("see (chapter\n\n1) one", 1),
        ("see (it)\n1) one", 1),
        ("²) a note", 1),
        ("aa) nicht abstellt oder\nbb) wiederholt", 2),
        ("Ziffer 1) bis 4) des Absatzes", 2),
        ("items 2) to 5) below; 7] and 9]", 2),
        ("see 2) and so on, over all of the pages and further down to 5) there", 0),
        ("ai sensi dell'art. 3, comma 1, lett. b), della legge", 1),
        ("zgodnie z § 4 pkt 2) regulaminu", 1),
        ("5. § bekezdés a) pontja, bb) alpontja", 2),
        ("al artículo 21.1.n) de la Ley", 1),
        ("bijvoorbeeld 123.456.78), die kan", 0),
        ("do artigo 5.º, alínea b), e do n.º 3) daqui", 2),
        ("согласно пп. а) и г) настоящего", 2),
        ("依第二條第1）項辦理。注1）：逾期恕不受理", 2),
        ("注1）寸法\n※1）北海道\n例）縦置き\n問２）次\n注意) 描けません\n①）春", 6),
        ("図の例）と", 0),
    ],
)
def test_enumerators_have_neighbours_or_begin_a_line(text: str, count: int) -> None:
    assert len({start for start, _ in enumerators(text, every_place(text))}) == count


PROGRAM = "int f(int a) {\n    if (a > 1) {\n        return g(a;\n    }\n}\n"


def test_lines_that_look_like_a_program_are_code() -> None:
    text = PROGRAM * 3
    assert shown(text, code(Document.from_text(text), every_place(text))) == [text.rstrip("\n")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "f(x);\ng(x);",
        "The tide went out.\nThe boats (all) lay on the sand.\nNobody came.\n" * 4,
        "\n\n\n\n",
    ],
)
def test_prose_and_single_lines_are_no_code(text: str) -> None:
    assert list(code(Document.from_text(text), every_place(text))) == []


def test_a_paragraph_with_lost_characters_is_damaged() -> None:
    text = "whole\n\nlost \ufffd\ufffd and \ufffd\n\nwhole (again)"
    assert shown(text, damaged_paragraphs(Document.from_text(text))) == [text.split("\n\n")[1]]


def test_a_paragraph_of_latin_one_letters_only_is_damaged() -> None:
    text = "Été à l’âge d’être né.\n\n¼Ó¼º ´ëÈ »óÀÚ¿¡¼ ±Û²Ã"
    assert shown(text, damaged_paragraphs(Document.from_text(text))) == [text.split("\n\n")[1]]


def test_masks_are_all_of_these() -> None:
    text = "a) `b(` :)"
    assert sorted(masks(Document.from_text(text), every_place(text))) == [(1, 2), (3, 7), (8, 10)]


@pytest.mark.parametrize(
    "text",
    [
        "a) one b) two (see c)",
        "well :-) or `b(` then (^_^) and Пока)) Ладно) Да",
        "in [0, 1) or\n\nthe man (page) :(",
        PROGRAM,
        "lost \ufffd (again\n\nand `whole(`",
    ],
)
def test_a_mark_asked_for_alone_is_masked_as_among_others(text: str) -> None:
    document = Document.from_text(text)
    together = hidden(masks(document, every_place(text)))
    alone = {at for at in every_place(text) if at in hidden(masks(document, [at]))}
    assert [at for at in every_place(text) if text[at] in "()[]{}" and at in together ^ alone] == []
