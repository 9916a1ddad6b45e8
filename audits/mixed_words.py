"""Words in which two scripts meet, taken apart where one word ends and another begins."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import kinds_with
from audits.document import Document
from audits.look_alikes import scripts

__all__ = ["Word", "mixed_words", "parts", "script_numbers"]

WINDOW: Final = 64
"""Letters of a word that are looked at on each side of a meeting of scripts."""


class Word(NamedTuple):
    """A word or a part of one, with the number of each letter's script; -1 if it has none."""

    start: int
    letters: str
    numbers: tuple[int, ...]

    def cut(self, start: int, end: int) -> "Word":
        """The part between two offsets into the word."""
        return Word(self.start + start, self.letters[start:end], self.numbers[start:end])


@cache
def _word() -> re.Pattern[str]:
    """Letters and their accents."""
    return re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")


@cache
def _placeholder() -> re.Pattern[str]:
    """Before the letters of a placeholder or an escape that touch the next word: `%sслово`."""
    return re.compile(r"[%\\][-+ #.*%$\d]{0,8}$")


def script_numbers(document: Document) -> NDArray[np.int8]:
    """For each character the number of its script; -1 for all others."""
    return _script_of_kind().take(document.kinds)


@cache
def _script_of_kind() -> NDArray[np.int8]:
    """The number of the script of each of the 256 kinds; -1 if it is none of these."""
    by_kind = np.full(256, -1, dtype=np.int8)
    for number, script in enumerate(scripts()):
        by_kind[kinds_with(script.letters)] = number
    return by_kind


def mixed_words(document: Document, numbers: NDArray[np.int8]) -> Iterator[Word]:
    """The words in which letters of two scripts stand side by side."""
    text = document.text
    letters = numbers >= 0
    meets = (numbers[1:] != numbers[:-1]) & letters[1:] & letters[:-1]
    done, word_end = -1, 0
    for place in meets.nonzero()[0].tolist():
        if place < done:
            continue
        for found in _word().finditer(text, max(place - WINDOW, word_end), place + WINDOW):
            if found.end() > place:
                start, done = found.span()
                word_end = done if done < place + WINDOW else word_end
                if not _placeholder().search(text, max(start - 10, 0), start):
                    yield Word(start, found[0], tuple(numbers[start:done].tolist()))
                break


def parts(word: Word) -> Iterator[Word]:
    """The word, taken apart where case or an acronym shows that a word begins."""
    first = 0
    for at in range(1, len(word.letters)):
        if _begins(word, at):
            yield word.cut(first, at)
            first = at
    yield word.cut(first, len(word.letters))


def _begins(word: Word, at: int) -> bool:
    """Does a new word begin at an offset: `ПунктA`, `ΟWesnoth`, `URLды`?"""
    letters, numbers = word.letters, word.numbers
    before, here, after = letters[at - 1], letters[at], letters[at + 1 : at + 2]
    if here.isupper():
        if here == "I" and after.islower() and numbers[at] != numbers[at + 1]:
            return False  # a Latin letter in place of the palochka, as in Chechen
        lone = before.isupper() and after.islower() and numbers[at] == numbers[at + 1]
        return before.islower() or (lone and numbers[at - 1] != numbers[at])
    acronym = at >= 2 and letters[at - 2 : at].isupper() and numbers[at - 2] == numbers[at - 1]
    return acronym and here.islower() and numbers[at - 1] != numbers[at]
