"""Before and after: only where the text is kept and the mend is known."""

from verdict_samples import found

from audits.excerpt import Excerpt, Joined, Passage
from audits.report.mending import LONGEST, Mending, mending

KEPT = Excerpt((Passage(10, 2, "Le cafÃ© est ouvert."),), (Joined(10, "one\ntwo\n", "one two\n"),))
MOJIBAKE = found("EN004", "mojibake_characters", (16, 18), 2, repaired="é")


def test_mojibake_is_shown_as_it_stands_and_repaired() -> None:
    assert mending(MOJIBAKE, KEPT) == Mending("Ã©", "é")


def test_wrapped_lines_are_shown_as_they_stand_and_joined() -> None:
    wrapped = found("LW001", "wrapped_line_ratio", (10, 30), 2, wrapped_lines=2)
    assert mending(wrapped, KEPT) == Mending("one\u21b5\ntwo", "one two")


def test_without_text_or_mend_there_is_nothing_to_show() -> None:
    assert mending(MOJIBAKE, None) is None
    assert mending(found("PB001", "unbalanced_brackets", (16, 18), 2), KEPT) is None
    assert mending(found("EN004", "x", (90, 92), 2, repaired="é"), KEPT) is None
    assert mending(found("LW001", "x", (11, 30), 2, wrapped_lines=2), KEPT) is None


def test_what_is_long_is_cut_on_both_sides_and_controls_are_written_out() -> None:
    kept = Excerpt((Passage(0, 1, "Ã©\x1b" * 500),))
    shown = mending(found("EN004", "x", (0, 1500), 1, repaired="é" * 500), kept)
    assert shown is not None
    assert len(shown.before) == len(shown.after) == LONGEST + 1
    assert "\x1b" not in shown.before
