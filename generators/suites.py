#!/usr/bin/env python3
"""Writes the shipped suites, or with --check says which are stale.

The default suite is what the measures declare; the others follow from it by the rules and tables
below, so that a new measure is judged by all of them.
"""

import argparse
import math
import sys
from collections.abc import Iterator
from pathlib import Path

from audits.checks import COLUMNS
from audits.finding import Severity
from audits.suite import Expectation, Suite
from audits.suite.declared import declared, written
from audits.suite.vocabulary import own_type

FOLDER = Path(__file__).parents[1] / "expectations"

STRICT = (
    "For a corpus that is to be clean. All that the default suite warns of fails; of what it "
    "allows, half is allowed."
)
VERSE = (
    "For verse, lyrics and plays in verse: line ends are meant, refrains and parallel lines are "
    "part of the form, and a poem may end without a stop. All else is judged as by default."
)
PRETRAINING = (
    "For documents that are to train a language model: thresholds of the literature, each with its "
    "source, and what fails by default. A document that fails would have been left out there."
)

GOPHER = "Gopher (Rae et al. 2021, arXiv 2112.11446, table A1)"
FINEWEB = "FineWeb (Penedo et al. 2024, arXiv 2406.17557)"
LEE = "Lee et al. 2022 (arXiv 2107.06499, section 4.1)"
LETTERS = "applied to letters where words are not parted by blanks, twice as many to a run"

Bound = tuple[str, float, Severity, str]
"""Measure, most, severity, reason."""


def literature() -> Iterator[Bound]:
    """The thresholds of published filters for which there is a measure."""
    yield "duplicate_line_ratio", 0.30, "critical", f"{GOPHER}: duplicate line fraction"
    yield (
        "duplicate_line_character_ratio", 0.20, "critical",
        f"{GOPHER}: duplicate line character fraction",
    )  # fmt: skip
    yield (
        "duplicate_filled_line_character_ratio", 0.01, "warning",
        f"{FINEWEB}: characters in duplicated lines; by far the strictest of its kind",
    )  # fmt: skip
    yield "short_line_ratio", 0.67, "warning", f"{FINEWEB}: lines of at most 30 characters"
    yield "unfinished_line_ratio", 0.88, "warning", f"{FINEWEB}: .12 of lines end in a final mark"
    yield "line_ends_per_word", 0.3, "warning", f"{FINEWEB}: line ends for each word"
    yield "duplicate_paragraph_ratio", 0.30, "critical", f"{GOPHER}: duplicate paragraph fraction"
    yield (
        "duplicate_paragraph_character_ratio", 0.20, "critical",
        f"{GOPHER}: duplicate paragraph character fraction",
    )  # fmt: skip
    for words, most in {2: 0.20, 3: 0.18, 4: 0.16}.items():
        reason = f"{GOPHER}: top {words}-gram character fraction"
        yield f"top_{words}gram_character_ratio", most, "critical", reason
        yield f"top_{2 * words}letter_ratio", most, "critical", f"{reason}, {LETTERS}"
    for words, most in {5: 0.15, 6: 0.14, 7: 0.13, 8: 0.12, 9: 0.11, 10: 0.10}.items():
        reason = f"{GOPHER}: duplicate {words}-gram character fraction"
        yield f"duplicate_{words}gram_character_ratio", most, "critical", reason
        yield f"duplicate_{2 * words}letter_ratio", most, "critical", f"{reason}, {LETTERS}"
    yield (
        "longest_repeated_block", 200, "warning",
        f"{LEE}: a repeat of 50 tokens, about 200 characters of English, is taken out",
    )  # fmt: skip


MEANT_IN_VERSE = {
    "longest_repeated_block",
    "repeated_line_character_ratio",
    "repeated_paragraph_character_ratio",
    "wrapped_line_ratio",
    "wrapped_passages",
    "line_break_rule_violations",
    "hyphenated_breaks",
    "dewrapped_spaces",
    "truncated_ending",
}
"""Measures of line ends, blanks between half-lines, refrains, an end without a stop."""

SONG = ("repeated_block_ratio", 0.5, "A refrain may take up half of a song, not more.")


def strict() -> Iterator[Expectation]:
    """Each measure once: a worrying bound as it is, else half of the bound; nothing only warns."""
    for column in COLUMNS.values():
        if column.maximum is None:
            continue
        half = column.maximum / 2 if column.unit == "share" else math.floor(column.maximum / 2)
        most = half if column.worrying is None else column.worrying
        severity: Severity = "warning" if column.severity == "info" else "critical"
        yield at_most(column.name, most, severity, column.meaning)


def pretraining() -> Iterator[Expectation]:
    """The literature's thresholds, and what is critical by default where it is silent."""
    for bound in literature():
        yield at_most(*bound)
    told = {measure for measure, *_ in literature()}
    for expectation in declared(COLUMNS).expectations:
        if expectation.severity == "critical" and expectation.column not in told:
            yield expectation


def verse() -> Iterator[Expectation]:
    """The default suite without what is meant in verse, and with more repetition."""
    for expectation in declared(COLUMNS).expectations:
        if expectation.column == SONG[0] and expectation.severity == "critical":
            yield at_most(SONG[0], SONG[1], "critical", SONG[2])
        elif expectation.column not in {*MEANT_IN_VERSE, SONG[0]}:
            yield expectation


def at_most(measure: str, most: float, severity: Severity, notes: str) -> Expectation:
    """An expectation that bounds a measure from above."""
    if measure not in COLUMNS:
        raise SystemExit(f"generators/suites.py: there is no measure {measure}")
    return Expectation(own_type(measure), measure, {"max_value": most}, severity, {"notes": notes})


def suites() -> dict[str, str]:
    """The text of every shipped suite by its name."""
    if unknown := MEANT_IN_VERSE - COLUMNS.keys():
        raise SystemExit(f"generators/suites.py: there is no measure {min(unknown)}")
    return {
        "default": written(declared(COLUMNS)),
        "strict": written(Suite("strict", tuple(strict())), STRICT),
        "pretraining": written(Suite("pretraining", tuple(pretraining())), PRETRAINING),
        "verse": written(Suite("verse", tuple(verse())), VERSE),
    }


def main() -> int:
    """Write the suites; with --check, name the stale ones and give exit code 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    stale = 0
    for name, text in suites().items():
        path = FOLDER / f"{name}.yaml"
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if check:
            print(f"{path.name} is stale: run python generators/suites.py", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
