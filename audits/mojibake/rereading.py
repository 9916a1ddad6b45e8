"""Other readings of a text that fits no language: which pair of encodings makes sense of it.

The text is written again as the bytes that it was read from, and these are read in every other
encoding that people use. The reading whose letters fit a language far better is the truth: legacy
bytes read as Latin-1, one Cyrillic code page read as another, Polish as Western European, GBK as
Big5, and UTF-8 as GBK, Big5, Shift-JIS, EUC.
"""

import math
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.document import Document
from audits.mojibake.code_pages import written
from audits.mojibake.damage import Damage, Step
from audits.mojibake.misfit import Region
from audits.mojibake.groups import CAPITAL, CONTROL, LOSS, SMALL, groups
from audits.mojibake.profiles import Fit, Reading, fit, of_text, points

WIDE: Final = ("gb18030", "big5hkscs", "cp932", "cp949", "euc_jp")
"""Multi-byte encodings, as written."""
WIDE_READERS: Final = ("gbk", "big5hkscs", "cp932", "cp949", "euc_jp")
"""The same as read by mistake: GB 18030 would leave four-byte codes that nobody has seen."""
CYRILLIC: Final = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac_cyrillic", "koi8-u")
OTHERS: Final = ("cp1253", "iso8859-7", "cp1255", "cp1256", "cp874")
LATIN: Final = (
    "cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257", "cp852", "cp850", "cp437", "mac_roman",
    "iso8859-3", "iso8859-4", "mac_latin2", "cp857", "cp775",
)  # fmt: skip
SINGLE_READERS: Final = (
    "cp1252", "latin-1", "cp1251", "cp1250", "koi8-r", "cp866", "mac_roman", "cp437", "cp850",
    "iso8859-2", "cp1253", "cp1254", "cp1257", "mac_cyrillic", "iso8859-5", "cp852", "iso8859-15",
    "cp1255", "cp1256", "cp874",
)  # fmt: skip
"""Code pages in which text is read by mistake, the likeliest first."""

SAMPLE: Final = 1200
"""Characters of a region that are tried in every pair."""
KNOWN: Final = 0.98
"""Share of a line's characters outside ASCII that the reading encoding must hold."""
GAIN: Final = 18.0
"""Natural log of how much likelier the repaired text must be: e^18, one in 65 million."""
GAIN_OF_OTHERS: Final = 6.0
"""The same without the one character that gains most: no single name proves anything."""
DISORDER: Final = 8.0
"""FAIR is lower by so much a share of lost characters: the characters beside them are wrong too."""
CONTEXTS: Final = 5
"""Or else it stands in so many different contexts, among as many letters that stay."""
FAIR: Final = -0.4
CHANCE: Final = 2.0
"""Mean log probability a letter, relative to clean text, that the repaired text must reach: FAIR
less CHANCE divided by the square root of the letters. 99 % of clean text of 20 languages does."""
LETTERS: Final = 0.7
"""Share of letters that a profile knows among the characters outside ASCII of repaired text."""
FEWEST: Final = 4
"""Letters that a repaired text must hold."""
UTF8_WITH_LOSSES: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf\x1a?]|[\xe0-\xef][\x80-\xbf\x1a?]{2}"
    rb"|[\xf0-\xf4][\x80-\xbf\x1a?]{3}|[\x1a?][\x80-\xbf]{1,2}"
)
CONSISTENT: Final = 0.93
"""Share of the high bytes that must be UTF-8. It is 1.00 if the text was UTF-8 (9 scripts, read as
GBK, Big5, cp932, cp949, EUC-JP), and at most .58 in clean text, .78 if 40 % of it were lost."""
PAIR: Final = 1.5
"""Evidence of one more byte of a sequence: a pair of high bytes is valid in one case of five."""
ENOUGH: Final = 6.0
PROOF: Final = 1000.0
"""What such a proof counts more than any gain: the letters of a lossy text fit many languages."""
MARK: Final = -3.5
"""Log probability of a character outside ASCII that is no letter."""
PLAIN: Final = -3.0
"""Log probability of an ASCII character."""
LOST: Final = "\N{REPLACEMENT CHARACTER}"
SUBSTITUTE: Final = "\x1a"


class Sample(NamedTuple):
    """A text as one reader may have given it."""

    text: str
    reader: str
    data: bytes
    read: Reading
    fit: Fit


class Trial(NamedTuple):
    """A pair of encodings that makes sense of a text."""

    step: Step
    gain: float


def find(document: Document, region: Region) -> list[Damage]:
    """What was damaged in a region, if another reading makes sense of it."""
    text = document.text[region.start : region.end]
    best = Trial(Step("", ""), GAIN)
    for sample in _samples(text[:SAMPLE]):
        for trial in _trials(sample):
            if trial.gain > best.gain:
                best = trial
    if not best.step.read:
        return []
    high = np.flatnonzero(document.codes[region.start : region.end] > 0x7F) + region.start
    return [Damage(int(high[0]), int(high[-1]) + 1, high.size, best.step)]


def _samples(text: str) -> Iterator[Sample]:
    """The text, or those of its lines that a reader can have given, for each reader.

    Of readers that saw the same bytes, only the first.
    """
    seen: set[bytes] = set()
    for reader in (*SINGLE_READERS, *WIDE_READERS):
        held = _held(text, reader)
        data = _bytes(held, reader)
        if held and data not in seen:
            seen.add(data)
            read = of_text(held)
            yield Sample(held, reader, data, read, fit(read))


def _bytes(text: str, reader: str) -> bytes:
    """The bytes that were read as *text*; 1A for what the reader does not hold."""
    if reader in WIDE_READERS:
        return text.replace(LOST, SUBSTITUTE).encode(reader, "replace")
    return written(text, reader)


def _held(text: str, reader: str) -> str:
    """The lines of a text that a reader can have given."""
    if _strange(text, reader) <= 0:
        return text
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if _strange(line, reader) <= 0)


def _strange(text: str, reader: str) -> float:
    """How many more characters than may be the encoding does not hold."""
    high = sum(c > "\x7f" for c in text)
    if reader in WIDE_READERS:
        return _bytes(text, reader).count(b"?") - text.count("?")
    many = _bytes(text, reader).count(b"\x1a") - text.count(LOST) - text.count(SUBSTITUTE)
    return many - (1 - KNOWN) * high


def _sources(sample: Sample) -> tuple[str, ...]:
    """The encodings that may have been written."""
    if sample.reader in WIDE_READERS:
        return (*WIDE, *CYRILLIC, *OTHERS, "cp1252", "cp1250")
    codes, places = points(sample.text), sample.read.places
    group = groups().take(codes[np.maximum(places - 1, 0)], mode="clip")
    in_words = np.count_nonzero((group == SMALL) | (group == CAPITAL))
    if 3 * in_words > places.size:  # no other alphabet stands within Latin words
        return (*LATIN, *WIDE)
    return (*CYRILLIC, *WIDE, *LATIN, *OTHERS)


def _trials(sample: Sample) -> Iterator[Trial]:
    """What each encoding makes of the bytes."""
    if sample.reader in WIDE_READERS:
        yield Trial(Step("utf-8", sample.reader), _utf8(sample.data))
    seen = {sample.text}
    for source in _sources(sample):
        if source == sample.reader or (source, sample.reader) == ("gb18030", "gbk"):
            continue
        text = sample.data.decode(source, "replace").replace(SUBSTITUTE, LOST)
        if text in seen:
            continue
        seen.add(text)
        read = of_text(text)
        new = fit(read)
        if _fair(read, new):
            yield Trial(Step(source, sample.reader), _gain(sample, text, read, new))


def _gain(sample: Sample, text: str, read: Reading, new: Fit) -> float:
    """How much likelier a reading is than the sample."""
    if len(text) == len(sample.text) and read.places.size == sample.read.places.size:
        return _gain_by_place(sample, read, new)
    return _total(read, new, len(text)) - _total(sample.read, sample.fit, len(sample.text))


def _fair(read: Reading, new: Fit) -> bool:
    """Is a repaired text as good as clean text, but for what was lost?"""
    if new.letters < FEWEST or new.letters < LETTERS * (read.places.size - read.lost):
        return False
    least = FAIR - CHANCE / math.sqrt(new.letters) - DISORDER * read.lost / read.places.size
    return new.mean - LOSS * read.lost / new.letters >= least


def _total(read: Reading, best: Fit, size: int) -> float:
    """Log probability of a whole text."""
    return best.total + MARK * (read.places.size - best.letters) + PLAIN * (size - read.places.size)


def _gain_by_place(sample: Sample, read: Reading, new: Fit) -> float:
    """The gain of a reading that changes characters one by one; 0 if one word may have made it.

    Marks that become letters gain nothing, "a — b" must not be "a Ñ b"; nor do C1 controls that
    become marks, which are another check's.
    """
    old = sample.read
    before = old.urns.table[sample.fit.language].take(old.symbols) + old.penalties
    after = read.urns.table[new.language].take(read.symbols) + read.penalties
    before += np.where(old.symbols == 0, MARK, 0)
    after += np.where(read.symbols == 0, MARK, 0)
    gains = after - before
    codes = points(sample.text)
    here = codes[old.places]
    mark = (old.symbols == 0) & (old.penalties == 0)
    control = (groups().take(here, mode="clip") == CONTROL) & (read.symbols == 0)
    gains = np.where(mark | control, np.minimum(gains, 0), gains)
    total = float(gains.sum())
    if total - _most(here, gains) >= GAIN_OF_OTHERS:
        return total
    gained = gains > 0
    contexts = _contexts(codes, old.places[gained])
    same = int(((old.symbols == read.symbols) & (old.symbols > 0)).sum())
    return total if contexts >= CONTEXTS and same >= CONTEXTS else 0.0


def _most(characters: NDArray[np.uint32], gains: NDArray[np.float32]) -> float:
    """What the character gains that gains most."""
    _, which = np.unique(characters, return_inverse=True)
    return float(np.bincount(which, weights=gains).max())


def _contexts(codes: NDArray[np.uint32], places: NDArray[np.int64]) -> int:
    """In how many different triples of characters the places lie."""
    bounded = np.concatenate(([0], codes, [0])).astype(np.uint64)
    triples = bounded[places] << 42 | bounded[places + 1] << 21 | bounded[places + 2]
    return int(np.unique(triples).size)


def _utf8(data: bytes) -> float:
    """Evidence, in nats, that bytes are UTF-8 of which some were lost; 0 if there is not enough.

    A lost byte stays in its place as one SUBSTITUTE or "?", and may have been any continuation.
    """
    known = sum(byte > 0x7F for byte in data)
    fitting, evidence = 0, 0.0
    for found in UTF8_WITH_LOSSES.finditer(data):
        bytes_left = sum(byte > 0x7F for byte in found[0])
        fitting += bytes_left
        evidence += PAIR * (bytes_left - 1) * (found[0][0] > 0x7F)
    proved = evidence >= ENOUGH and fitting >= CONSISTENT * known
    return PROOF + evidence if proved else 0.0


def reread(text: str, step: Step) -> str:
    """*text* as it would have been read in the right encoding."""
    return _bytes(text, step.read).decode(step.written, "replace").replace(SUBSTITUTE, LOST)
