"""The family as a whole: balanced texts of 45 languages, hard negatives, single deletions."""

import textwrap
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from punctuation_cases import cases, flagged, innocent

from audits.brackets import marks
from audits.checks.punctuation import unbalanced_brackets, unbalanced_quotes
from audits.document import Document
from audits.masking import masks
from audits.quotes import quotation_marks

BALANCED = cases("balanced")
NAMES = [f"{case['language']} {case['style']}" for case in BALANCED]
PAIRED = (unbalanced_brackets, unbalanced_quotes)


@pytest.mark.parametrize("text", [case["text"] for case in BALANCED], ids=NAMES)
def test_a_balanced_text_has_nothing_to_tell(text: str) -> None:
    assert list(flagged(text)) == []


@pytest.mark.parametrize("text", list(innocent()))
def test_an_innocent_text_has_nothing_to_tell(text: str) -> None:
    assert list(flagged(text)) == []


@pytest.mark.parametrize("case", BALANCED, ids=NAMES)
def test_a_mark_that_is_taken_out_is_missed(case: dict[str, Any]) -> None:
    """`unseen` holds the known failures: marks whose loss still leaves a balanced reading."""
    text = case["text"]
    document = Document.from_text(text)
    places = {mark.place for mark in (*marks(document), *quotation_marks(document))}
    masked = masks(document, sorted(places))
    places -= {place for start, end in masked for place in range(start, end)}
    unseen = {at for at in places if not any(flagged(text[:at] + text[at + 1 :], PAIRED))}
    assert unseen == set(case.get("unseen", ()))


PROSE = next(case["text"] for case in BALANCED if case["style"] == "wrapped prose")
LONG = " ".join([" ".join(PROSE.split())] * 4)


@given(st.integers(24, 120))
def test_a_wrap_at_any_width_unbalances_nothing(width: int) -> None:
    """The text is long enough that its wraps are seen as such."""
    assert list(flagged(textwrap.fill(LONG, width), PAIRED)) == []


@given(st.lists(st.sampled_from('([{)]}（）「」『』“”„«»‹› \n\nab1:;.,"'), max_size=60))
def test_findings_stand_at_marks_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    for check in PAIRED:
        found = [finding for _, finding in flagged(text, (check,))]
        assert [one.start for one in found] == sorted(one.start for one in found)
        assert all(not text[one.start].isalnum() and one.end == one.start + 1 for one in found)


@given(st.recursive(st.just("ab"), lambda inner: st.tuples(st.sampled_from(
    ["()", "[]", "（）", "「」", "『』", "《》", "«»"]), inner, inner), max_leaves=12))  # fmt: skip
def test_a_nest_of_pairs_is_balanced(nest: Any) -> None:
    assert list(flagged(written(nest), PAIRED)) == []


def written(nest: Any) -> str:
    """A nest of pairs as text."""
    if isinstance(nest, str):
        return nest
    pair, first, second = nest
    return f"word {pair[0]}{written(first)} {written(second)}{pair[1]} word"
