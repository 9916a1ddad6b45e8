"""Which code pages can have given a text that fits a language: an upper bound, all at once.

How well letters fit is a sum over letters, so it follows from how often each byte stands: one
matrix product gives the fit of every code page in every language. What neighbours tell (see
groups) can only lower it, so a code page that is refused here would be refused in the end.
"""

from functools import cache
from typing import Final, NamedTuple

import numpy as np

from audits.mojibake.code_pages import characters
from audits.mojibake.urns import Reals, everything

HIGH: Final = 0x80


class Weights(NamedTuple):
    """What each byte from 80 on adds, by code page."""

    scores: Reals
    """Log probability: code page, language, byte."""
    letters: Reals
    """1 if it is a letter: code page, byte."""
    lost: Reals
    """1 if it is no character: code page, byte."""


@cache
def _weights(pages: tuple[str, ...]) -> Weights:
    """The weights of some code pages; 3 ms for 25 of them."""
    urns = everything()
    texts = [characters(page)[HIGH:] for page in pages]
    points = np.array([[ord(character) for character in text] for text in texts])
    symbols = urns.symbols[points]
    scores = np.ascontiguousarray(urns.table[:, symbols].transpose(1, 0, 2))
    defined = [bytes(range(HIGH, 0x100)).decode(page, "replace") for page in pages]
    lost = [[character == "\N{REPLACEMENT CHARACTER}" for character in text] for text in defined]
    return Weights(scores, (symbols > 0).astype(np.float32), np.array(lost, dtype=np.float32))


class Bound(NamedTuple):
    """The most that a code page can make of some bytes."""

    mean: float
    """Log probability a letter, relative to clean text, in the language that fits best."""
    letters: int
    lost: int


def bounds(data: bytes, pages: tuple[str, ...]) -> dict[str, Bound]:
    """For each code page the best that it can make of the bytes."""
    weights = _weights(pages)
    values = np.frombuffer(data, dtype=np.uint8)
    counts = np.bincount(values, minlength=256)[HIGH:].astype(np.float32)
    used = counts.nonzero()[0]
    counts = counts[used]
    letters = weights.letters[:, used] @ counts
    lost = weights.lost[:, used] @ counts
    totals = weights.scores[:, :, used] @ counts
    means = (totals / np.maximum(letters, 1)[:, None] - everything().mean).max(axis=1)
    found = zip(pages, means.tolist(), letters.tolist(), lost.tolist(), strict=True)
    return {page: Bound(mean, int(many), int(gone)) for page, mean, many, gone in found}
