"""The n-gram shares are Gopher's, worked out by hand and against a plain re-statement.

Source: Rae et al. 2021 (arXiv 2112.11446, table A1) as re-implemented in datatrove. The top share
is the joined length of the most frequent n-gram times its occurrences; the duplicate share steps by
n after a hit and by one after a miss, and remembers only what it has stepped on.
"""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.document import Document
from audits.repeats.ngrams import duplicate_share, recurring_runs, top_share
from audits.repeats.units import Units, letters, words

TEXTS = st.lists(st.sampled_from(["a", "bb", "the", "漢"]), max_size=60).map(" ".join)


def plain_top(text: str, n: int) -> float:
    parts = text.split()
    counts = Counter(" ".join(parts[at : at + n]) for at in range(len(parts) - n + 1))
    if not counts:
        return 0.0
    run, times = counts.most_common(1)[0]
    return min(len(run) * times / len(text), 1.0) if times > 1 else 0.0


def plain_duplicate(text: str, n: int) -> float:
    parts = text.split()
    seen, characters, at = set(), 0, 0
    while at < len(parts) - n + 1:
        run = "".join(parts[at : at + n])
        if tuple(parts[at : at + n]) in seen:
            characters += len(run)
            at += n
        else:
            seen.add(tuple(parts[at : at + n]))
            at += 1
    return characters / len(text) if text else 0.0


def top(units: Units, n: int, size: int, separator: int) -> tuple[float, int, int]:
    return top_share(next(recurring_runs(units, [n])), units, size, separator)


@given(TEXTS, st.lists(st.integers(1, 10), min_size=1, unique=True).map(sorted))
def test_the_shares_are_those_of_the_plain_statement(text: str, lengths: list[int]) -> None:
    units, size = words(Document.from_text(text)), max(len(text), 1)
    for n, runs in zip(lengths, recurring_runs(units, lengths), strict=True):
        assert top_share(runs, units, size, 1)[0] == pytest.approx(plain_top(text, n))
        assert duplicate_share(runs, units, size)[0] == pytest.approx(plain_duplicate(text, n))


@pytest.mark.parametrize(
    ("text", "n", "share"),
    [
        ("a b a b c", 2, 2 * 3 / 9),
        ("one two three", 2, 0),
        ("the cat the dog the cat", 2, 2 * 7 / 23),
        ("x", 2, 0),
    ],
)
def test_top_shares_worked_out_by_hand(text: str, n: int, share: float) -> None:
    assert top(words(Document.from_text(text)), n, len(text), 1)[0] == pytest.approx(share)


def test_the_first_of_two_equally_frequent_runs_is_named() -> None:
    _, first, times = top(words(Document.from_text("x a b c d a b c d")), 2, 17, 1)
    assert (first, times) == (1, 2)


def test_a_run_of_letters_is_counted_without_marks_and_blanks() -> None:
    units = letters(Document.from_text("東京、東 京。"))
    assert units.keys.size == 4
    assert top(units, 2, 4, 0)[0] == 1.0
