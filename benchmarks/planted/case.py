"""A document of the labelled corpus, with what is known of it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

NOTHING: Mapping[str, Any] = {}


class Case(NamedTuple):
    """A document with one planted defect, or none."""

    kind: str
    """What was planted, or which kind of clean document it is."""
    language: str
    family: str
    """The family that must tell the defect; empty if the document is clean."""
    data: bytes
    truth: Mapping[str, Any] = NOTHING
    """What a good finding says (ratio, width, place, span, text), or the only family *judged*."""


def text_case(kind: str, language: str, family: str, text: str, **truth: Any) -> Case:
    """A case whose document is UTF-8."""
    return Case(kind, language, family, text.encode("utf-8", "surrogatepass"), truth)
