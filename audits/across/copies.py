"""What a document has in common with those before it, by an index of their anchors."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.across.index import Entries, Index
from audits.across.names import Names
from audits.repeats.sample import Sample

_LARGEST: Final = (1 << 32) - 1
"""Of a place: an anchor beyond four billion characters is not kept apart from the last."""


class Shared(NamedTuple):
    """A passage that stands in an earlier document as well."""

    document: str
    line: int
    """In the earlier document, counted from 1."""
    start: int
    """Code points of this document before it."""
    end: int
    left: int
    """The same in visible characters."""
    right: int

    @property
    def characters(self) -> int:
        """Visible characters of the passage."""
        return self.right - self.left


class Copies(NamedTuple):
    """All that a document shares with earlier ones."""

    passages: tuple[Shared, ...] = ()
    """In order of place."""
    ratio: float = 0.0
    """Share of the document's visible characters in them."""
    whole: bool = False
    """Is all of it, white space aside, one earlier document?"""


class Earlier:
    """The documents before: asked for copies, and told of each document in turn."""

    def __init__(self, index: Index | None = None) -> None:
        """None yet."""
        self._index = index or Index()
        self._names = Names()

    @property
    def thinned(self) -> int:
        """One in how many anchors is kept by now."""
        return self._index.thinned

    def copies(self, sample: Sample) -> Copies:
        """What the document shares with those that were added."""
        if not sample.size:
            return Copies()
        known, entry = self._index.find(np.array([sample.whole], np.uint64))
        if known[0]:
            return whole_copy(self._names[int(entry.documents[0])], len(sample.text), sample.size)
        kept = sample.only(self._index.kept(sample.keys))
        known, entries = self._index.find(kept.keys)
        return partial_copies(kept, known, entries, self._names.__getitem__)

    def add(self, path: str, sample: Sample) -> None:
        """A document that stands before those to come."""
        if not sample.size:
            return
        number = self._names.add(path)
        keys = np.append(sample.keys, np.uint64(sample.whole))
        places = np.append(np.minimum(sample.places, _LARGEST), 0).astype(np.uint32)
        lines = np.append(sample.lines, 1).astype(np.uint32)
        documents = np.full(keys.size, number, np.uint32)
        self._index.add(keys, Entries(documents, places, lines))


def whole_copy(document: str, characters: int, size: int) -> Copies:
    """All of a document of so many code points, *size* of them visible, stands in another."""
    return Copies((Shared(document, 1, 0, characters, 0, size),), 1.0, whole=True)


def partial_copies(
    sample: Sample, known: NDArray[np.bool_], entries: Entries, name_of: Callable[[int], str]
) -> Copies:
    """What a document shares, if the *known* of its anchors stood first where *entries* say."""
    passages = tuple(_passages(sample, known, entries, name_of))
    return Copies(passages, _covered(passages) / sample.size)


def _passages(
    sample: Sample, known: NDArray[np.bool_], entries: Entries, name_of: Callable[[int], str]
) -> Iterator[Shared]:
    """Runs of neighbouring anchors that stand equally far apart in one earlier document."""
    shifts = sample.places - entries.places
    follows = (
        known[1:]
        & known[:-1]
        & (entries.documents[1:] == entries.documents[:-1])
        & (shifts[1:] == shifts[:-1])
    )
    first = (known & ~np.append(False, follows)).nonzero()[0]
    last = (known & ~np.append(follows, False)).nonzero()[0]
    for left, right in zip(first.tolist(), last.tolist(), strict=True):
        yield Shared(
            name_of(int(entries.documents[left])),
            int(entries.lines[left]),
            int(sample.starts[left]),
            int(sample.ends[right]),
            int(sample.places[left]),
            int(sample.places[right]) + sample.run,
        )


def _covered(passages: Iterable[Shared]) -> int:
    """Visible characters in any of the passages."""
    covered = reached = 0
    for passage in passages:
        covered += max(passage.right - max(passage.left, reached), 0)
        reached = max(reached, passage.right)
    return covered
