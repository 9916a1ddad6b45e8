"""The checks, in the order of their codes."""

from typing import Final

from audits.checks.check import Check
from audits.checks.encoding import (
    bidirectional_controls,
    byte_order_marks,
    compatibility_characters,
    control_characters,
    decomposed_characters,
    glyph_codes,
    hidden_tag_text,
    homoglyphs,
    invalid_bytes,
    invisible_characters,
    leftover_escapes,
    line_endings,
    mojibake,
    not_utf8,
    private_use_characters,
    question_marks_for_letters,
    replacement_characters,
    unassigned_characters,
)
from audits.checks.punctuation import (
    doubled_marks,
    marks_of_the_wrong_width,
    misplaced_spaces,
    truncated_ending,
    unbalanced_brackets,
    unbalanced_quotes,
)
from audits.checks.repetition import (
    character_runs,
    copies_across_documents,
    repeated_blocks,
    repeated_lines,
    repeated_ngrams,
    repeated_paragraphs,
)
from audits.checks.wrapping import (
    dewrapped_spaces,
    hard_wrapped_lines,
    hyphenated_breaks,
    line_break_rule_violations,
    line_shapes,
    soft_breaks,
    trailing_space,
)
from audits.finding import Column

CHECKS: Final[tuple[Check, ...]] = (
    repeated_blocks,
    repeated_lines,
    repeated_paragraphs,
    repeated_ngrams,
    character_runs,
    copies_across_documents,
    hard_wrapped_lines,
    line_break_rule_violations,
    hyphenated_breaks,
    dewrapped_spaces,
    soft_breaks,
    trailing_space,
    line_shapes,
    unbalanced_brackets,
    unbalanced_quotes,
    marks_of_the_wrong_width,
    doubled_marks,
    misplaced_spaces,
    truncated_ending,
    not_utf8,
    invalid_bytes,
    byte_order_marks,
    mojibake,
    replacement_characters,
    control_characters,
    invisible_characters,
    bidirectional_controls,
    hidden_tag_text,
    private_use_characters,
    unassigned_characters,
    decomposed_characters,
    leftover_escapes,
    line_endings,
    homoglyphs,
    compatibility_characters,
    question_marks_for_letters,
    glyph_codes,
)
"""Every check that runs."""

COLUMNS: Final[dict[str, Column]] = {
    column.name: column for check in CHECKS for column in check.COLUMNS
}
"""Every measure by its name."""
