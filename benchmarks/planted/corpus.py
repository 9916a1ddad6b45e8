"""The whole labelled corpus: the same cases at every run."""

from collections.abc import Iterator

from planted import clean, encoding, punctuation, repetition, wrapping
from planted.case import Case
from planted.texts import paragraphs


def corpus() -> Iterator[Case]:
    """Every case of every language."""
    for language, texts in sorted(paragraphs().items()):
        for family in (clean, repetition, wrapping, punctuation, encoding):
            yield from family.cases(language, texts)
    yield from clean.others()
