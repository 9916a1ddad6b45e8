"""Pairs of marks, and marks without a partner.

A typed stack: a closer closes only an opener of its kind, and passes over the openers of other
kinds that stand after it. One stack a kind, so that no mark is looked at more than twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

from audits.brackets.marks import BRACE, Mark

MOST_PARAGRAPHS: Final = 3
SHORT: Final = 1_000
MOST_CHARACTERS: Final = 2_000
"""How far apart the marks of a pair may stand: three paragraphs, or as many short ones (lines of
verse, of a table) as are no longer than an aside; never further than a long aside."""


class Fault(NamedTuple):
    """A mark without its partner."""

    what: Literal["unclosed", "unopened", "crossed", "mismatched"]
    mark: Mark
    partner: Mark | None = None
    """For a crossing: the opener that is crossed; for an opener that a mark of another kind closes:
    that mark."""
    times: int = 1
    """In how many copies of the same words it stands."""


class Pairing(NamedTuple):
    """The marks of a text, paired."""

    pairs: tuple[tuple[Mark, Mark], ...]
    faults: tuple[Fault, ...]
    """In order of place."""

    @property
    def is_doubtful(self) -> bool:
        """Is a mark without partner, or with one that may be an enumerator far away?"""
        return bool(self.faults) or not all(stay_together(*pair) for pair in self.pairs)


class _Stacks:
    """The openers that still wait, by kind, and those that were passed over."""

    def __init__(self) -> None:
        self.waiting: defaultdict[str, list[Mark]] = defaultdict(list)
        self.passed: defaultdict[str, list[tuple[Mark, Mark]]] = defaultdict(list)
        """Each with the closer that passed over it."""
        self.lost: list[Mark] = []
        """Openers too far back for any closer."""
        self.newest: dict[str, Mark] = {}
        """The last mark of each kind."""

    def open(self, mark: Mark) -> None:
        """Let an opener wait.

        A quotation over several paragraphs opens each of them and is closed once: the opener
        before it goes, unless something was quoted since then.
        """
        stack = self.waiting[mark.kind]
        if mark.quotes and mark.begins and stack and self._goes_on(stack[-1], mark):
            stack.pop()
        stack.append(mark)

    def _goes_on(self, before: Mark, mark: Mark) -> bool:
        """Was nothing of the kind opened or closed since the paragraph of the opener *before*?"""
        return before is self.newest[mark.kind] and before.paragraph < mark.paragraph

    def close(self, closer: Mark) -> Mark | None:
        """The opener of a closer, if one waits within reach; it takes openers after it along."""
        stack = self.waiting[closer.kind]
        if stack and _is_out_of_reach(stack[-1], closer):
            self.lost += stack
            stack.clear()
        if not stack:
            return None
        opener = stack.pop()
        for kind, others in self.waiting.items():
            while others and others[-1].place > opener.place:
                self.passed[kind].append((others.pop(), closer))
        return opener

    def crossed(self, closer: Mark) -> Fault:
        """The fault of a closer that nothing waited for: its opener was passed over, or is none."""
        passed = self.passed[closer.kind]
        if not passed or closer.place - passed[-1][0].place >= MOST_CHARACTERS:
            return Fault("unopened", closer)
        opener, early = passed.pop()
        return Fault("crossed", early, opener)

    def unclosed(self) -> Iterator[Mark]:
        """Every opener that found no closer."""
        yield from self.lost
        for stack in self.waiting.values():
            yield from stack
        for passed in self.passed.values():
            yield from (opener for opener, _ in passed)


def paired(brackets: Iterable[Mark]) -> Pairing:
    """The marks paired; an opener waits for its closer as far as the scope."""
    stacks = _Stacks()
    pairs: list[tuple[Mark, Mark]] = []
    faults: list[Fault] = []
    for mark in brackets:
        if mark.opens:
            stacks.open(mark)
        elif opener := stacks.close(mark):
            pairs.append((opener, mark))
        else:
            faults.append(stacks.crossed(mark))
        stacks.newest[mark.kind] = mark
    faults += [Fault("unclosed", mark) for mark in stacks.unclosed()]
    return Pairing(tuple(pairs), tuple(sorted(faults, key=lambda fault: fault.mark.place)))


def _is_out_of_reach(opener: Mark, closer: Mark) -> bool:
    """Does a closer stand too far behind an opener?"""
    if opener.kind == BRACE or closer.paragraph == opener.paragraph:
        return False
    near = closer.paragraph - opener.paragraph <= MOST_PARAGRAPHS
    return closer.place - opener.place > (MOST_CHARACTERS if near else SHORT)


def stay_together(opener: Mark, closer: Mark) -> bool:
    """Do both marks of a pair stand in one paragraph, or enclose a block of a program?"""
    return opener.paragraph == closer.paragraph or opener.kind == BRACE
