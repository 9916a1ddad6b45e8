"""Brackets: which mark opens, which closes what, and which has lost its partner."""

from audits.brackets.faults import distinct, home, in_question, unmatched
from audits.brackets.marks import (
    BRACE,
    CORNERS,
    Mark,
    marks,
    paragraph_starts,
    paragraphs_of,
    partners,
    quotes_a_term,
)
from audits.brackets.pairing import Fault, Pairing, paired

__all__ = [
    "BRACE",
    "CORNERS",
    "Fault",
    "Mark",
    "Pairing",
    "distinct",
    "home",
    "in_question",
    "marks",
    "paired",
    "paragraph_starts",
    "paragraphs_of",
    "partners",
    "quotes_a_term",
    "unmatched",
]
