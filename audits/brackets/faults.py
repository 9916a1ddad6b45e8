"""Which faults of a pairing are true: masks set aside, copies and wrong partners told once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from audits.brackets.marks import Mark
from audits.brackets.pairing import MOST_CHARACTERS, Fault, Pairing, paired, stay_together
from audits.stretches import inside

CONTEXT: Final = 20
"""Characters of what a mark encloses that make two faults one defect, standing in two copies."""

MOST_ASIDE: Final = 100
"""How far apart two lonely marks of different kinds may stand to be one wrong pair."""


MOST_INSIDE: Final = 200
"""Characters of an aside that holds the mark of an enumerator, `(artículo 114.1.c) de la Ley)`."""


@cache
def _stop() -> re.Pattern[str]:
    """The end of a sentence."""
    return re.compile(r"[.!?…。！？।։።؟۔།](?:(?<![.!?…])|(?=\s|$))")


def in_question(marks: Sequence[Mark], pairing: Pairing) -> list[int]:
    """Places of the marks on which the faults of a pairing depend: masks decide about these.

    They stand in the paragraph of a mark that has no partner, or none in its paragraph, or no
    further from it than the marks of a pair may stand apart.
    """
    apart = (pair for pair in pairing.pairs if not stay_together(*pair))
    doubted = [mark for pair in apart for mark in pair]
    doubted += (mark for fault in pairing.faults for mark in (fault.mark, fault.partner) if mark)
    places = [mark.place for mark in marks]
    paragraphs = [mark.paragraph for mark in marks]
    asked: list[int] = []
    done = 0
    for place, number in sorted((mark.place, mark.paragraph) for mark in doubted):
        near, own = bisect_left(places, place - MOST_CHARACTERS), bisect_left(paragraphs, number)
        first = max(min(near, own), done)
        far = bisect_right(places, place + MOST_CHARACTERS, first)
        done = max(far, bisect_right(paragraphs, number, first))
        asked += places[first:done]
    return asked


def unmatched(
    brackets: list[Mark], pairing: Pairing, masked: Iterable[tuple[int, int]]
) -> Iterator[Fault]:
    """Faults that stay faults when marks inside the *masked* spans are set aside.

    A mask must not part a pair of one paragraph: what lost its partner only to a mask is let by,
    and takes none from further off than the end of its aside.
    """
    is_hidden = inside(masked)
    together = [pair for pair in pairing.pairs if stay_together(*pair)]
    kept = {mark.place for pair in together for mark in pair}
    crossings = {fault.mark.place for fault in pairing.faults if fault.what == "crossed"}
    visible = [mark for mark in brackets if not is_hidden(mark.place)]
    parted = {one.place for one, other in together if is_hidden(other.place)}
    faults = _repaired(visible, parted).faults
    yield from _matched(
        fault for fault in faults if fault.mark.place in crossings or fault.mark.place not in kept
    )


def _repaired(visible: list[Mark], parted: set[int]) -> Pairing:
    """The marks paired once more; openers at the *parted* places only with what is near."""
    again = paired(visible)
    far = {
        one.place
        for one, other in again.pairs
        if one.place in parted and other.place - one.place > MOST_INSIDE
    }
    return paired(mark for mark in visible if mark.place not in far) if far else again


def distinct(text: str, faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults, those in copies of the same words once, with the number of the copies."""
    seen: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        place, opens = fault.mark.place, fault.mark.opens
        around = slice(place, place + CONTEXT) if opens else slice(max(place - CONTEXT, 0), place)
        key = fault.mark.character, "".join(text[around].split())
        seen.setdefault(key, []).append(fault)
    for first, *others in seen.values():
        yield first._replace(times=1 + len(others))


def home(text: str, mark: Mark, paragraph: tuple[int, int]) -> int:
    """Where the lost partner of a mark most likely stood: at the edge of the mark's sentence."""
    start = max(paragraph[0], mark.place - MOST_CHARACTERS)
    end = min(paragraph[1], mark.place + MOST_CHARACTERS)
    if mark.opens:
        stop = _stop().search(text, mark.place + 1, end)
        return stop.start() if stop else end
    stops = [stop.end() for stop in _stop().finditer(text, start, mark.place)]
    at = stops[-1] if stops else start
    return at + len(text[at : mark.place]) - len(text[at : mark.place].lstrip())


def _matched(faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults; an opener and the next closer, of another kind, are one event."""
    before: Fault | None = None
    for fault in faults:
        if before and fault.what == "unopened" and _is_near(before, fault):
            yield Fault("mismatched", before.mark, fault.mark)
            before = None
            continue
        if before:
            yield before
        before = fault
    if before:
        yield before


def _is_near(opener: Fault, closer: Fault) -> bool:
    """May two lonely marks have been meant as a pair?"""
    if opener.what != "unclosed" or opener.mark.paragraph != closer.mark.paragraph:
        return False
    apart = closer.mark.place - opener.mark.place
    return opener.mark.kind != closer.mark.kind and apart <= MOST_ASIDE
