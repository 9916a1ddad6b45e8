"""What makes a finding the same finding in the next run, though its line has moved.

The check, and the text at the place with the little around it that stands on the same line; white
space, line and column do not count. Where one document holds the same text several times, the
occurrences are numbered, so that one more of them is a new finding.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Final

from audits.row import Evidence

AROUND: Final = 16
"""Characters on each side that count: enough to tell one bracket from the next."""

LENGTH: Final = 16
"""Hexadecimal digits of an identity: 64 bits; in a million findings one accident in 37 million."""


def identities(evidence: Iterable[Evidence]) -> Iterator[str]:
    """The identity of each finding of one document, in their order."""
    seen: Counter[tuple[str, ...]] = Counter()
    for item in evidence:
        content = _content(item)
        seen[content] += 1
        yield _digest((*content, str(seen[content])))


def _content(item: Evidence) -> tuple[str, ...]:
    """What is compared."""
    if item.finding.unit == "byte":
        return item.rule, item.measure, item.finding.message
    text = item.before[-AROUND:], item.marked, item.after[:AROUND]
    return item.rule, item.measure, *("".join(part.split()) for part in text)


def _digest(parts: tuple[str, ...]) -> str:
    """The parts as one short name."""
    content = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=LENGTH // 2).hexdigest()
