"""Brackets: which mark opens, which closes what, and which has lost its partner."""

from audits.brackets.faults import distinct, unmatched
from audits.brackets.marks import BRACE, CORNERS, Mark, marks, paragraphs_of, quotes_a_term
from audits.brackets.pairing import Fault, Pairing, paired

__all__ = [
    "BRACE",
    "CORNERS",
    "Fault",
    "Mark",
    "Pairing",
    "distinct",
    "marks",
    "paired",
    "paragraphs_of",
    "quotes_a_term",
    "unmatched",
]
