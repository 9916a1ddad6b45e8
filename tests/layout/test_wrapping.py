"""What is a wrap, at which width, and what is none."""

import json
import textwrap
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.characters import KINDS, WIDTHS
from audits.document import Document
from audits.layout import Wrap, paragraphs, style, width_profile, wraps

CASES = Path(__file__).parents[1] / "cases" / "wrapping"
PROSE, UNWRAPPED, WRAPPED = (
    [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()]
    for name in ("prose", "unwrapped", "wrapped")
)
HEXAMETERS = """\
Μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος
οὐλομένην, ἣ μυρί᾽ Ἀχαιοῖς ἄλγε᾽ ἔθηκε,
πολλὰς δ᾽ ἰφθίμους ψυχὰς Ἄϊδι προΐαψεν
ἡρώων, αὐτοὺς δὲ ἑλώρια τεῦχε κύνεσσιν
οἰωνοῖσί τε πᾶσι, Διὸς δ᾽ ἐτελείετο βουλή,
ἐξ οὗ δὴ τὰ πρῶτα διαστήτην ἐρίσαντε
Ἀτρεΐδης τε ἄναξ ἀνδρῶν καὶ δῖος Ἀχιλλεύς.
"""
ENGLISH = next(case["text"] for case in PROSE if case["language"] == "en")
CHINESE = next(case["text"] for case in PROSE if case["language"] == "zh-Hant")


def columns(text: str) -> int:
    return sum(int(WIDTHS[KINDS[ord(character)]]) for character in text)


def fill(text: str, width: int, measure: Callable[[str], int] = columns) -> list[str]:
    """Greedy lines: words where there are blanks, single characters elsewhere, no rules."""
    lines = [""]
    pieces = [p + " " for p in text.split(" ")] if " " in text else list(text)
    for piece in pieces:
        if lines[-1] and measure(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def found(text: str) -> tuple[Wrap, ...]:
    return wraps(Document.from_text(text))


@pytest.mark.parametrize("width", [36, 40, 44])
@pytest.mark.parametrize("case", PROSE, ids=lambda case: case["language"])
def test_wrapped_prose_is_found_with_its_width(case: dict[str, str], width: int) -> None:
    text = "\n\n".join("\n".join(fill(case["text"], width)) for _ in range(3)) + "\n"
    (wrap,) = found(text)
    assert abs(wrap.width - width) <= 1
    assert (wrap.start, wrap.end) == (0, len(text) - 1)


@pytest.mark.parametrize("case", UNWRAPPED, ids=lambda case: case["id"])
def test_what_was_not_wrapped_is_not_called_so(case: dict[str, str]) -> None:
    assert found(case["text"]) == ()
    assert found(case["text"].replace("\n", "\r\n")) == ()


@pytest.mark.parametrize("case", WRAPPED, ids=lambda case: case["id"])
def test_a_short_wrapped_text_is_found_though_it_is_full_of_marks(case: dict[str, Any]) -> None:
    wrap = found(case["text"])[0]
    assert wrap.least <= case["width"] <= wrap.most + 1
    assert wrap.breaks.size >= 4


@pytest.mark.parametrize("case", PROSE, ids=lambda case: case["language"])
def test_a_double_spaced_wrap_is_found_and_its_paragraphs_are_whole(case: dict[str, str]) -> None:
    single = "\n\n".join("\n".join(fill(case["text"], 36)) for _ in range(3)) + "\n"
    document = Document.from_text(single.replace("\n", "\n\n"))
    (wrap,) = wraps(document)
    assert (wrap.spacing, wrap.metric.unit) == (2, "columns")
    assert abs(wrap.width - 36) <= 1
    whole = ["".join(document.text[slice(*one)].split()) for one in paragraphs(document)]
    assert whole == ["".join(case["text"].split())] * 3


@pytest.mark.parametrize("case", UNWRAPPED, ids=lambda case: case["id"])
def test_what_was_not_wrapped_is_not_called_so_when_double_spaced(case: dict[str, str]) -> None:
    assert found(case["text"].replace("\n", "\n\n")) == ()


def test_paragraphs_and_headings_with_empty_lines_between_them_are_no_wrap() -> None:
    paragraph = ENGLISH.replace("\n", " ")
    assert found("\n\n".join(["Introduction", paragraph, "How it began", paragraph] * 6)) == ()


@pytest.mark.xfail(strict=True, reason="seven lines of verse that leave no room, by chance")
def test_hexameters_are_no_wrap() -> None:
    assert found(HEXAMETERS) == ()


def test_a_fill_by_characters_is_told_from_one_by_columns() -> None:
    text = CHINESE.replace("語言", " language ").replace("財產", " AB ") * 3
    by_characters = found("\n".join(text[at : at + 30] for at in range(0, len(text), 30)))
    assert by_characters[0].metric.unit == "characters"
    assert by_characters[0].width == 30


def test_a_fill_that_ignores_line_break_rules_is_told_from_one_that_keeps_them() -> None:
    document = Document.from_text("\n".join(fill(CHINESE * 8, 40)))
    assert style(document, wraps(document)[0]).kinsoku == "unaware"
    kept = "\n".join(fill(CHINESE * 8, 40)).replace("\n，", "，\n").replace("\n、", "、\n")
    document = Document.from_text(kept.replace("\n。", "。\n"))
    assert style(document, wraps(document)[0]).kinsoku == "aware"


@pytest.mark.parametrize("prefix", ["> ", "> > ", "# ", "// ", "; ", "    ", "\u3000"])
def test_marks_of_quotation_and_indents_do_not_hide_a_wrap(prefix: str) -> None:
    lines = [*fill(ENGLISH, 50), "", *fill(ENGLISH, 50)]
    (wrap,) = found("\n".join(prefix + line for line in lines))
    assert abs(wrap.width - 50 - columns(prefix)) <= 1


def test_last_lines_that_are_full_by_chance_but_end_as_prose_ends_make_no_grid() -> None:
    lines = [line.rstrip(",.") for line in fill(ENGLISH * 3, 48)]
    paragraphs = ["\n".join(lines[at : at + 4]) + "." for at in range(0, 16, 4)]
    (wrap,) = found("\n\n".join(paragraphs))
    assert abs(wrap.width - 48) <= 1


def test_lines_justified_by_blanks_are_wrapped_though_wide_gaps_look_like_tables() -> None:
    lines = fill(ENGLISH * 6, 40)
    padded = [line.replace(" ", " " * (1 + (40 - len(line))), 1) for line in lines[:-1]]
    assert found("\n".join([*padded, lines[-1]]))[0].width in range(39, 42)


def test_a_text_wrapped_only_in_part_is_described_by_that_part() -> None:
    whole = ENGLISH + "\n\n"
    part = "\n".join(fill(ENGLISH + " " + ENGLISH, 60))
    (wrap,) = found(whole * 4 + part + "\n\n" + whole * 4)
    assert (wrap.start, wrap.end) == (4 * len(whole), 4 * len(whole) + len(part))
    assert wrap.width in (59, 60, 61)


def test_parts_of_two_widths_are_two_wraps() -> None:
    text = "\n".join(fill(ENGLISH * 2, 40)) + "\n\n" + "\n".join(fill(ENGLISH * 2, 66)) + "\n"
    first, second = found(text)
    assert abs(first.width - 40) <= 1
    assert abs(second.width - 66) <= 1


def test_hyphenated_and_justified_and_flowed_lines_are_wrapped() -> None:
    lines = fill(ENGLISH * 2, 48)
    padded = [line.replace(" ", "  ", 48 - len(line)) for line in lines[:-1]] + lines[-1:]
    assert found("\n".join(padded))[0].width in range(47, 50)
    flowed = " \n".join(lines)
    assert found(flowed)[0].width in (48, 49)


def test_two_line_ends_are_not_enough_to_say_anything() -> None:
    assert found("\n".join(fill(ENGLISH, 100))) == ()


def test_a_wrap_longer_than_one_portion_is_one_wrap() -> None:
    text = "\n\n".join(["\n".join(textwrap.wrap(ENGLISH, 46))] * 1200)
    (wrap,) = found(text)
    assert wrap.width in (45, 46, 47)
    assert wrap.breaks.size == 1200 * (len(textwrap.wrap(ENGLISH, 46)) - 1)
    assert (wrap.start, wrap.end) == (0, len(text))


def test_paragraphs_undo_wraps_and_keep_other_lines_apart() -> None:
    text = "\n".join(fill(ENGLISH, 40)) + "\n\n" + "\n".join(fill(ENGLISH, 40)) + "\n"
    spans = paragraphs(Document.from_text(text))
    assert [text[a:b].replace("\n", " ") for a, b in spans] == [ENGLISH, ENGLISH]
    verse = UNWRAPPED[0]["text"]
    assert len(paragraphs(Document.from_text(verse))) == 14
    assert paragraphs(Document.from_text(" \n\n\t\n")) == ()


def test_a_line_end_of_quoted_printable_joins_its_paragraph() -> None:
    text = "Caf=C3=A9 and ot=\nher words.\n\nNext\n"
    assert [text[a:b] for a, b in paragraphs(Document.from_text(text))] == [
        "Caf=C3=A9 and ot=\nher words.",
        "Next",
    ]


@given(st.text(alphabet="ab 漢。(\n\r>-= \t한ก", max_size=400))
def test_paragraphs_hold_every_character_but_blanks_once(text: str) -> None:
    document = Document.from_text(text)
    spans = paragraphs(document)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_profile_is_the_widest_line_of_each_stretch() -> None:
    assert width_profile(Document.from_text("")) == ()
    assert width_profile(Document.from_text("ab\n漢字\n\n한")) == (2, 4, 0, 2)
    long = Document.from_text("\n".join("x" * (n % 7) for n in range(1000)))
    assert width_profile(long) == (6,) * 120
