"""All damage of a document, and what the text was before it."""

from collections.abc import Iterable, Sequence
from typing import Final

from audits.document import Document, once
from audits.mojibake import misfit, run_cover
from audits.mojibake.code_pages import READERS
from audits.mojibake.damage import Damage, Step
from audits.mojibake.high import high_characters
from audits.mojibake.misfit import Region
from audits.mojibake.samples import LOST
from audits.mojibake.writing import in_words

FEWEST: Final = 2
"""Characters outside ASCII that can be damaged: one is no sequence of UTF-8, and even in EUC-JP
gives three bytes at most, less than the letters by which another reading is judged."""
MOST_STEPS: Final = 4
"""Wrong readings in a row that are undone; three were seen in the wild, rarely."""
PATIENCE: Final = 3
"""Regions that no other reading mends, the worst first, before a document is believed."""
AGAIN: Final = 12
"""Bits of evidence that a repaired text was damaged before: two sequences of UTF-8 will do."""
SAMPLES: Final = 12
"""Stretches of one kind that are searched for an earlier wrong reading."""
EXCERPT: Final = 400
"""Characters of a stretch that are repaired."""
BLANKS: Final = " \n\t"
WORD: Final = 24
"""Characters of the word around a stretch that are repaired with it."""


@once
def damage(document: Document) -> tuple[Damage, ...]:
    """The damaged stretches in order of place, each with its last wrong reading."""
    return tuple(_damage(document, run_cover.ENOUGH))


def _damage(document: Document, enough: int) -> list[Damage]:
    """The damaged stretches, if *enough* bits of evidence are asked of UTF-8."""
    high = high_characters(document.bounded)
    if high.places.size < FEWEST:
        return []
    runs = run_cover.find(high, enough)
    if (
        high.places.size < misfit.FEWEST
        and 2 * sum(run.characters for run in runs) > high.places.size
    ):
        return runs  # what is left is less than half of the only region that there can be
    found: list[Damage] = []
    failures = 0
    for region in misfit.regions(document, high):
        if failures >= PATIENCE:
            break
        inside = [run for run in runs if region.start <= run.start < region.end]
        if 2 * sum(run.characters for run in inside) > _high(document, region):
            continue
        if not in_words(document, region):
            continue
        from audits.mojibake import rereading

        reread = rereading.find(document, region, dict.fromkeys(item.step for item in found))
        failures += not reread
        if reread:
            found += reread
            runs = [run for run in runs if run not in inside]
    return sorted(runs + found)


def _high(document: Document, region: Region) -> int:
    """How many characters outside ASCII a region holds."""
    return int((document.codes[region.start : region.end] > 0x7F).sum())


def undone(text: str, steps: Iterable[Step]) -> str:
    """*text* before the steps, which are given in the order in which they were done."""
    from audits.mojibake import rereading

    for step in reversed(tuple(steps)):
        single = step.written == "utf-8" and step.read in READERS
        text = run_cover.mended(text, step.read) if single else rereading.reread(text, step)
    return text


def chains(document: Document, found: Sequence[Damage]) -> dict[Step, tuple[Step, ...]]:
    """For each last wrong reading the whole chain of them, first done first."""
    chain: dict[Step, tuple[Step, ...]] = {}
    for last in dict.fromkeys(item.step for item in found):
        same = [item for item in found if item.step == last][:SAMPLES]
        text = "\n".join(undone(_surroundings(document, item), (last,)) for item in same)
        chain[last] = _joined((*_earlier(text, MOST_STEPS - 1), last))
    return chain


def _joined(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps, where "A read as B, then B read as C" is nothing but "A read as C"."""
    joined: list[Step] = []
    for step in steps:
        if joined and joined[-1].read == step.written:
            joined[-1] = Step(joined[-1].written, step.read)
        else:
            joined.append(step)
    return tuple(joined)


def _earlier(text: str, most: int) -> tuple[Step, ...]:
    """The wrong readings that a repaired text still shows."""
    document = Document.from_text(text.replace(LOST, " "))
    found = _damage(document, AGAIN) if most else []
    if not found:
        return ()
    step = max(found, key=lambda item: item.characters).step
    return (*_earlier(undone(text, (step,)), most - 1), step)


def _surroundings(document: Document, item: Damage) -> str:
    """The beginning of a damaged stretch with what stands beside it."""
    first, last = document.place(item.start)[0], document.place(item.end)[0]
    start = max(int(document.lines.starts[first - 1]), item.start - WORD)
    end = min(item.end, item.start + EXCERPT) + WORD
    return document.text[start : min(end, int(document.lines.ends[last - 1]))]


def excerpt(document: Document, item: Damage) -> str:
    """The beginning of a damaged stretch with the words that it cuts; a long one to a blank."""
    text = document.text
    before = text[max(item.start - WORD, 0) : item.start]
    left = before[max(before.rfind(blank) for blank in BLANKS) + 1 :]
    if item.end - item.start > EXCERPT:
        begun = text[item.start : item.start + EXCERPT]
        last = max(begun.rfind(blank) for blank in BLANKS)
        return left + begun[: last if last > EXCERPT // 2 else EXCERPT]
    after = text[item.end : item.end + WORD]
    right = after.split(maxsplit=1)[:1] if _goes_on(after) else []
    return left + text[item.start : item.end] + "".join(right)


def _goes_on(after: str) -> bool:
    """Does the word go on?"""
    return not after[:1].isspace()
