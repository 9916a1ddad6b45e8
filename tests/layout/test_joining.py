"""Wrapped lines joined again: with a blank, but not where a script writes none."""

import pytest

from audits.document import Document
from audits.layout import joined, wraps

ENGLISH = (
    "A machine that fills its lines up to a width\nignores language: it ends them wherever the\n"
    "next word would not have fitted, and a word\nthat begins a line there has nothing to do\n"
    "with the end of the line that stands above\nit.\n"
)
CHINESE = (
    "為了解決朝鮮半島核武危機，美國、日本與南韓三國代表今天在東京\n"
    "集會，商討下一步的行動。會中各國代表對於是否恢復提供重油給北\n"
    "韓一事意見不一，美國助理國務卿凱利表示必須先看到具體的行動才\n"
    "能談援助，南韓代表則希望維持對話的氣氛，以免情勢進一步惡化下\n去。\n"
)


def sample(text: str, most: int = 1000) -> tuple[str, str]:
    document = Document.from_text(text)
    return joined(document, wraps(document)[0], most)


@pytest.mark.parametrize(
    ("text", "blank"),
    [pytest.param(ENGLISH, " ", id="words"), pytest.param(CHINESE, "", id="ideographs")],
)
def test_lines_are_joined_as_the_script_asks(text: str, blank: str) -> None:
    before, after = sample(text)
    assert before == text.rstrip("\n")
    assert after == text.rstrip("\n").replace("\n", blank)


def test_a_sample_ends_with_a_paragraph_if_one_ends_in_time() -> None:
    before, _ = sample(f"{ENGLISH}\n{ENGLISH}", most=len(ENGLISH) + 50)
    assert before.rstrip("\n") == ENGLISH.rstrip("\n")


def test_else_it_ends_with_the_last_line_that_fits() -> None:
    assert sample(ENGLISH, most=100)[0].endswith("wherever the")


def test_of_a_line_that_is_too_long_the_beginning_is_shown() -> None:
    assert sample(ENGLISH, most=10) == ("A machine ", "A machine ")
