"""Other readings of a text that fits no language: which pair of encodings makes sense of it.

The text is written again as the bytes that it was read from, and these are read in every other
encoding that people use. The reading whose letters fit a language far better is the truth: legacy
bytes read as Latin-1, one Cyrillic code page read as another, Polish as Western European, GBK as
Big5, and UTF-8 as GBK, Big5, Shift-JIS, EUC.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from audits.document import Document
from audits.mojibake import lossy
from audits.mojibake.damage import Damage, Step
from audits.mojibake.gain import gain
from audits.mojibake.groups import CAPITAL, LOSS, SMALL, groups
from audits.mojibake.misfit import Region, Span, is_unfit
from audits.mojibake.profiles import Fit, Reading, fit, of_text, points
from audits.mojibake.samples import (
    CYRILLIC,
    LATIN,
    LOST,
    OTHERS,
    SINGLE_READERS,
    SUBSTITUTE,
    WIDE,
    WIDE_READERS,
    Sample,
    encoded,
    samples,
)
from audits.mojibake.screen import Bound, bounds
from audits.mojibake.urns import ASIAN
from audits.patterns import pattern

READERS: Final = (*SINGLE_READERS, *WIDE_READERS)
PAGES: Final = (*CYRILLIC, *OTHERS, *LATIN)

SAMPLE: Final = 1200
"""Characters of a region that are tried in every pair."""
GAIN: Final = 18.0
"""Natural log of how much likelier the repaired text must be: e^18, one in 65 million."""
SPOILT: Final = 0.02
"""Share of what a code page gave that may not be readable; lines of another origin, cut ends."""
SOME: Final = 16
DISTINCT: Final = 0.85
"""Largest share of different characters among SOME or more: prose has 0.7, an alphabet 1."""
COMMONEST: Final = 0.35
"""Largest share of one letter of an alphabet beyond ASCII; a drawn table is mostly lines."""
MUCH: Final = 3.0
LEAST_FAIR: Final = -1.0
"""A text that gains so much a letter may be this odd: a pangram, a list of names."""
DISORDER: Final = 8.0
"""FAIR is lower by so much a share of characters lost before: those beside them are wrong too."""
SPOILS: Final = 3
"""Characters that one lost before may cost in the repaired text."""
FAIR: Final = -0.4
CHANCE: Final = 2.0
"""Mean log probability a letter, relative to clean text, that the repaired text must reach: FAIR
less CHANCE divided by the square root of the letters. 99 % of clean text of 20 languages does."""
LETTERS: Final = 0.7
"""Share of letters that a profile knows among the characters outside ASCII of repaired text, marks
of prose at the edges of words left out."""
MARKS: Final = "(?<!\\w)[{0}]|[{0}](?!\\w)".format("\u00a0«»“”„‘’–—…¿¡")
FEWEST: Final = 4
"""Letters that a repaired text must hold."""
ROUNDING: Final = 0.01
"""What single precision may take from a sum of log probabilities."""


class Trial(NamedTuple):
    """A pair of encodings that makes sense of a text."""

    step: Step
    gain: float


def find(document: Document, region: Region, known: Iterable[Step]) -> list[Damage]:
    """What was damaged in a region, if another reading makes sense of it or of its odd lines.

    The steps that are *known* from other regions are tried first: one that makes sense will do.
    """
    for step in (*known, None):
        found = _found(document, region, step)
        if found:
            return found
    return []


def _found(document: Document, region: Region, only: Step | None) -> list[Damage]:
    """What was damaged in a region by one step, or by any."""
    spans: tuple[Span, ...] = ((region.start, region.end),)
    best, best_of_odd = _best(document, spans, only), _best(document, region.odd, only)
    if best_of_odd.gain >= best.gain:
        best, spans = best_of_odd, region.odd
    if not best.step.read:
        return []
    places = ((document.codes[start:end] > 0x7F).nonzero()[0] + start for start, end in spans)
    return [Damage(int(at[0]), int(at[-1]) + 1, at.size, best.step) for at in places]


def _best(document: Document, spans: Sequence[Span], only: Step | None) -> Trial:
    """The reading that makes most sense of these stretches of lines; without steps if none does."""
    best = Trial(Step("", ""), GAIN)
    text = "\n".join(document.text[start:end] for start, end in spans)
    for sample in samples(text[:SAMPLE], (only.read,) if only else READERS):
        if not is_unfit(sample.read, sample.fit):
            continue  # what fits as it stands was read as it was written
        for trial in _trials(sample, only):
            if trial.gain > best.gain:
                best = trial
    return best


def _sources(sample: Sample) -> tuple[str, ...]:
    """The encodings that may have been written."""
    if sample.reader in WIDE_READERS:
        return (*WIDE, *CYRILLIC, *OTHERS)
    codes, places = points(sample.text), sample.read.places
    group = groups().take(codes[np.maximum(places - 1, 0)], mode="clip")
    in_words = np.count_nonzero((group == SMALL) | (group == CAPITAL))
    if 3 * in_words > places.size:  # no other alphabet stands within Latin words
        return (*LATIN, *WIDE)
    return (*CYRILLIC, *WIDE, *LATIN, *OTHERS)


def _trials(sample: Sample, only: Step | None) -> Iterator[Trial]:
    """What each encoding makes of the bytes, or that of *only* one step."""
    utf_8 = Step("utf-8", sample.reader)
    if sample.reader in WIDE_READERS and only in (None, utf_8):
        yield Trial(utf_8, lossy.evidence(sample.data))
    if only == utf_8:
        return
    seen = {sample.text}
    for source in (only.written,) if only else _possible(sample):
        text = sample.data.decode(source, "replace").replace(SUBSTITUTE, LOST)
        if text in seen or text.count(LOST) > _most_lost(sample, len(text)):
            continue
        seen.add(text)
        read = of_text(text)
        new = fit(read)
        marks = len(pattern(MARKS).findall(text))
        fair = _whole(sample, read) and _fair(sample, read, new, marks)
        if fair and _likely(sample, source, text, new):
            yield Trial(Step(source, sample.reader), gain(sample, source, text, read, new))


def _possible(sample: Sample) -> Iterator[str]:
    """The sources that are not ruled out by how often each byte stands."""
    best = bounds(sample.data, PAGES)
    for source in _sources(sample):
        if source == sample.reader or (source, sample.reader) == ("gb18030", "gbk"):
            continue
        if source in WIDE or _may_be_fair(sample, best[source]):
            yield source


def _may_be_fair(sample: Sample, best: Bound) -> bool:
    """Can a code page make a text that is as good as clean text? See _fair, which decides."""
    if best.letters < FEWEST:
        return False
    lost = (best.lost + sample.data.count(b"\x1a")) / max(sample.read.places.size, 1)
    least = FAIR - CHANCE / math.sqrt(best.letters) - DISORDER * lost
    return best.mean >= min(least, LEAST_FAIR) - ROUNDING


def _most_lost(sample: Sample, size: int) -> float:
    """Lost characters from which on the bytes made no sense; those lost before spoil others."""
    return SPOILS * sample.read.lost + 1 + SPOILT * size


def _whole(sample: Sample, read: Reading) -> bool:
    """Did the bytes make sense, but for those that had been lost before and what they spoil?"""
    return read.lost <= _most_lost(sample, read.places.size)


def _likely(sample: Sample, source: str, text: str, new: Fit) -> bool:
    """Is it a text that people write in the encoding, and no table of characters?"""
    if source in WIDE and sample.read.urns.names[new.language] not in ASIAN:
        return False
    if sample.reader not in WIDE_READERS and not _varied(sample.text, 1.0):
        return False
    return source in WIDE or _varied(text, 1.0 if source in LATIN else COMMONEST)


def _varied(text: str, commonest: float) -> bool:
    """Do characters recur, as in any text but an alphabet or a table, and none too often?"""
    counts = Counter(character for character in text if character > "\x7f")
    many = counts.total()
    if many < SOME:
        return True
    return len(counts) <= DISTINCT * many and max(counts.values()) <= commonest * many


def _fair(sample: Sample, read: Reading, new: Fit, marks: int) -> bool:
    """Is a repaired text with so many marks of prose as good as clean text, but for lost ones?"""
    if new.letters < FEWEST or new.letters < LETTERS * (read.places.size - read.lost - marks):
        return False
    before = min(read.lost, SPOILS * sample.read.lost)
    least = FAIR - CHANCE / math.sqrt(new.letters) - DISORDER * before / read.places.size
    if sample.fit.letters and new.mean - sample.fit.mean >= MUCH:
        least = min(least, LEAST_FAIR)
    return new.mean - LOSS * read.lost / new.letters >= least


def reread(text: str, step: Step) -> str:
    """*text* as it would have been read in the right encoding."""
    return encoded(text, step.read).decode(step.written, "replace").replace(SUBSTITUTE, LOST)
