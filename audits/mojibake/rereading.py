"""Other readings of a text that fits no language: which pair of encodings makes sense of it.

The text is written again as the bytes that it was read from, and these are read in every other
encoding that people use. The reading whose letters fit a language far better is the truth: legacy
bytes read as Latin-1, one Cyrillic code page read as another, Polish as Western European, GBK as
Big5, and UTF-8 as GBK, Big5, Shift-JIS, EUC.
"""

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.document import Document
from audits.mojibake.code_pages import written
from audits.mojibake.damage import Damage, Step
from audits.mojibake.misfit import Region
from audits.mojibake.plausible import outcomes
from audits.mojibake.profiles import CONTROL, Fit, Reading, fit, model, of_text

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
MAIN_SCRIPT: Final = 0.7
"""Share of one script among what UTF-8 gave."""
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
    """The text, or those of its lines that a reader can have given, for each reader."""
    for reader in (*SINGLE_READERS, *WIDE_READERS):
        held = _held(text, reader)
        if held:
            read = of_text(held)
            yield Sample(held, reader, _bytes(held, reader), read, fit(read))


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


def _trials(sample: Sample) -> Iterator[Trial]:
    """What each encoding makes of the bytes."""
    if sample.reader in WIDE_READERS:
        yield Trial(Step("utf-8", sample.reader), _utf8(sample.data))
        sources: tuple[str, ...] = (*WIDE, *CYRILLIC, *OTHERS, "cp1252", "cp1250")
    else:
        sources = (*CYRILLIC, *WIDE, *LATIN, *OTHERS)
    for source in sources:
        if source == sample.reader or (source, sample.reader) == ("gb18030", "gbk"):
            continue
        step = Step(source, sample.reader)
        text = reread(sample.text, step)
        if text == sample.text:
            continue
        read = of_text(text)
        new = fit(read)
        if not _fair(read, new):
            continue
        if len(text) == len(sample.text) and read.places.size == sample.read.places.size:
            yield Trial(step, _gain_by_place(sample, read, new))
        else:
            yield Trial(
                step,
                _total(read, new, len(text)) - _total(sample.read, sample.fit, len(sample.text)),
            )


def _fair(read: Reading, new: Fit) -> bool:
    """Is a repaired text as good as clean text?"""
    if new.letters < FEWEST or new.letters < LETTERS * read.places.size:
        return False
    return new.mean >= FAIR - CHANCE / math.sqrt(new.letters)


def _total(read: Reading, best: Fit, size: int) -> float:
    """Log probability of a whole text."""
    return best.total + MARK * (read.places.size - best.letters) + PLAIN * (size - read.places.size)


def _gain_by_place(sample: Sample, read: Reading, new: Fit) -> float:
    """The gain of a reading that changes characters one by one; 0 if one word may have made it.

    Marks that become letters gain nothing, "a — b" must not be "a Ñ b"; nor do C1 controls that
    become marks, which are another check's.
    """
    urns, old = model(), sample.read
    before = urns.table[urns.names.index(sample.fit.language)].take(old.symbols) + old.penalties
    after = urns.table[urns.names.index(new.language)].take(read.symbols) + read.penalties
    before += np.where(old.symbols == 0, MARK, 0)
    after += np.where(read.symbols == 0, MARK, 0)
    gains = after - before
    points = _points(sample.text)
    here = points[old.places]
    mark = (old.symbols == 0) & (old.penalties == 0)
    control = (urns.groups.take(here, mode="clip") == CONTROL) & (read.symbols == 0)
    gains = np.where(mark | control, np.minimum(gains, 0), gains)
    total = float(gains.sum())
    if total - _most(here, gains) >= GAIN_OF_OTHERS:
        return total
    gained = gains > 0
    contexts = _contexts(points, old.places[gained])
    same = int(((old.symbols == read.symbols) & (old.symbols > 0)).sum())
    return total if contexts >= CONTEXTS and same >= CONTEXTS else 0.0


def _most(characters: NDArray[np.uint32], gains: NDArray[np.float32]) -> float:
    """What the character gains that gains most."""
    _, which = np.unique(characters, return_inverse=True)
    return float(np.bincount(which, weights=gains).max())


def _contexts(points: NDArray[np.uint32], places: NDArray[np.int64]) -> int:
    """In how many different triples of characters the places lie."""
    bounded = np.concatenate(([0], points, [0])).astype(np.uint64)
    triples = bounded[places] << 42 | bounded[places + 1] << 21 | bounded[places + 2]
    return int(np.unique(triples).size)


def _points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _utf8(data: bytes) -> float:
    """Evidence that bytes are UTF-8 with losses; 0 if there is not enough."""
    text = data.decode("utf-8", "replace")
    codes = np.frombuffer(text.encode("utf-32-le"), dtype="<u4")
    high = codes[codes > 0x7F]
    good = high[(high != 0xFFFD) & (outcomes()[high] > 0)]
    if not good.size or _main_share(good) < MAIN_SCRIPT:
        return 0.0
    size = 2 + (good > 0x7FF) + (good > 0xFFFF)
    total = int((np.frombuffer(data, dtype=np.uint8) > 0x7F).sum())
    covered = float(size.sum()) / max(total, 1)
    least = 2 if covered >= 0.8 else 4 if covered >= 0.6 else 6 if covered >= 0.45 else 1 << 30
    bits = float((5 * size - 4).sum())
    return bits * covered if good.size >= least and bits >= 20 else 0.0


def _main_share(points: NDArray[np.uint32]) -> float:
    """Share of the commonest script, roughly: blocks of 256, those of East Asia as one."""
    blocks = points >> 8
    blocks = blocks[(blocks != 0) & (blocks != 0x20)]
    blocks = np.where((blocks >= 0x2E) & (blocks < 0x100), 0x2E, blocks)
    counts = np.bincount(np.minimum(blocks, 0x100)) if blocks.size else np.zeros(1)
    latin = float(counts[1:3].sum()) + float((points < 0x100).sum())
    return max(float(counts.max()), latin) / max(points.size - int((points >> 8 == 0x20).sum()), 1)


def reread(text: str, step: Step) -> str:
    """*text* as it would have been read in the right encoding."""
    return _bytes(text, step.read).decode(step.written, "replace").replace(SUBSTITUTE, LOST)
