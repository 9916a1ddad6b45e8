"""Blocks: copies gathered into what a person sees, one text that stands so many times.

Copies of one passage are one block; copies that small edits split are chained into one again.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.document import Document, once
from audits.repeats.copies import Copies, copies, visible
from audits.repeats.windows import LEAST_COLUMNS

MOST_STRETCHES: Final = 4_000
"""Stretches that are looked at one by one, the longest first; the ratio counts them all."""

MOST_GAP: Final = 240
"""Characters between two stretches of one near copy: four times the shortest block."""

LEAST_ALIKE: Final = 0.6
"""Share of a gap that must be the same in both copies; unrelated English shares about .4."""

OVERLAP: Final = 0.8
"""Copies whose originals share so much of the longer one are copies of one block."""


class Chain(NamedTuple):
    """One later copy, small edits bridged: [start, end) repeats [origin, origin_end)."""

    start: int
    end: int
    origin: int
    origin_end: int
    equal: int
    """Characters of the later copy that stand in the original."""

    @property
    def differing(self) -> int:
        """Characters of the later copy that do not."""
        return self.end - self.start - self.equal


class Block(NamedTuple):
    """A text that stands several times; places are of visible characters, ends excluded."""

    first: tuple[int, int]
    later: tuple[Chain, ...]
    """In order of place."""

    @property
    def length(self) -> int:
        """Visible characters of its first copy."""
        return self.first[1] - self.first[0]

    @property
    def saving(self) -> int:
        """Characters that would go if only the first copy stayed."""
        return sum(chain.equal for chain in self.later)


class Repetition(NamedTuple):
    """How a document repeats itself."""

    repeated: int
    """Visible characters inside a later copy."""
    blocks: tuple[Block, ...]
    """Longest saving first."""
    period: int
    """If the document is one text over and over: that text's visible characters; else 0."""


@once
def repetition(document: Document) -> Repetition:
    """The repeated blocks of *document*."""
    found = copies(document)
    if not found.starts.size:
        return Repetition(0, (), 0)
    exact = int((found.ends - found.starts).sum())
    chains = list(_chained(document, _longest(found)))
    bridged = sum(chain.equal for chain in chains) - sum(
        int(end - start) for start, end in zip(*_longest(found)[:2], strict=True)
    )
    whole = [chain for chain in chains if chain.equal >= LEAST_COLUMNS // 2]
    blocks = sorted(_gathered(whole), key=lambda block: (-block.saving, block.first))
    return Repetition(exact + bridged, tuple(blocks), _period(document, found))


def _longest(found: Copies) -> Copies:
    """The longest stretches, in order of place."""
    if found.starts.size <= MOST_STRETCHES:
        return found
    lengths = found.ends - found.starts
    kept = sorted((-lengths).argsort(kind="stable")[:MOST_STRETCHES].tolist())
    return Copies(found.starts[kept], found.ends[kept], found.shifts[kept])


def _chained(document: Document, found: Copies) -> Iterator[Chain]:
    """The copies, those joined that only a few edits part."""
    codes = visible(document).codes
    chain: Chain | None = None
    for start, end, shift in zip(*(array.tolist() for array in found), strict=True):
        following = Chain(start, end, start - shift, end - shift, end - start)
        equal = _bridge(codes, chain, following) if chain else None
        if chain and equal is not None:
            total = chain.equal + equal + following.equal
            chain = Chain(chain.start, end, chain.origin, following.origin_end, total)
            continue
        if chain:
            yield chain
        chain = following
    if chain:
        yield chain


def _bridge(codes: NDArray[np.uint32], before: Chain, after: Chain) -> int | None:
    """Characters that are equal in the gaps between two stretches; None if they are no chain."""
    gap, origin_gap = after.start - before.end, after.origin - before.origin_end
    if not (0 <= gap <= MOST_GAP and 0 <= origin_gap <= MOST_GAP):
        return None
    if after.origin_end > before.start:  # an original that reaches into its own copy is a period
        return None
    if not (gap and origin_gap):
        return 0
    from difflib import SequenceMatcher

    old = codes[before.origin_end : after.origin].tolist()
    new = codes[before.end : after.start].tolist()
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    equal = sum(block.size for block in blocks)
    return equal if equal + 4 >= LEAST_ALIKE * max(gap, origin_gap) else None


def _gathered(chains: list[Chain]) -> Iterator[Block]:
    """Chains with one original, as a block each."""
    group: list[Chain] = []
    for chain in sorted(chains, key=lambda chain: (chain.origin, -chain.origin_end)):
        if group and not _same_original(group[0], chain):
            yield _block(group)
            group = []
        group.append(chain)
    if group:
        yield _block(group)


def _same_original(one: Chain, other: Chain) -> bool:
    """Do two copies repeat the same text?"""
    shared = min(one.origin_end, other.origin_end) - max(one.origin, other.origin)
    longer = max(one.origin_end - one.origin, other.origin_end - other.origin)
    return shared >= OVERLAP * longer


def _block(group: list[Chain]) -> Block:
    """The block of some chains with one original."""
    longest = max(group, key=lambda chain: chain.origin_end - chain.origin)
    return Block((longest.origin, longest.origin_end), tuple(sorted(group)))


def _period(document: Document, found: Copies) -> int:
    """The shift by which the whole document repeats itself; 0 if it does not."""
    codes = visible(document).codes
    shift = int(found.shifts[0])
    if int(found.starts[0]) != shift or codes.size < 2 * shift:
        return 0
    whole = bool((codes[shift:] == codes[:-shift]).all())
    return shift if whole else 0
