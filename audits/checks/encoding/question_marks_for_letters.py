r"""Question marks for letters: a program wrote `?` for each letter that its encoding did not hold.

`Fran?ais`, `d?j? vu`, `??????? ????`: the letters are gone, and unlike U+FFFD nothing marks the
place. It happens where a text is stored or printed in ASCII or in a code page of another language.

It hurts downstream: words become others, names and whole languages are lost; what is left looks
like ASCII, so no decoder complains.

Looked for: question marks between the letters of a word, three different words of them at least,
since one may be a slip of the keyboard; and rows of words of nothing but question marks, of
different lengths. Addresses, patterns and code, whose words hold other signs too, are let be, and
so is a sentence that begins without a blank, `what?No`.

To mend, take the text from its source again and write it in UTF-8.

Source: Python's `codecs`, error handlers: on encoding, "replace" writes `?`. Databases, terminals
and exports that convert to a smaller encoding do the same.

Okay: Is it? Who knows?! See https://example.org/?q=a?b and colou?r.
Okay: What?? Really??? No.
Bad: Le caf? fran?ais est d?j? pr?t, gr?ce ? la p?tissi?re.
Bad: "??????? 17.11. ?????? ??????????? ??????? ? ????????"
"""

from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, counted
from audits.patterns import pattern

CODE: Final = "EN017"
NAME: Final = "question marks for letters"
NEEDS: Final = Property.TERMINAL
COLUMNS: Final = (
    Column(
        "question_mark_words",
        "words in which question marks stand for lost letters",
        "words",
        0,
        "critical",
    ),
)

LEAST_WORDS: Final = 3
"""Different words with a question mark inside that are no accident; a row has as many."""
LONGEST: Final = 40
"""Characters of a word on each side of the mark."""
LEAST_RUN: Final = 4
"""Marks of the longest word of a row: `? ?? ???` is a cry."""

_LETTER: Final = r"[A-Za-z\u00c0-\u052f]"
# Latin, Greek and Cyrillic: the scripts of small and capital letters, which blanks part into words.
_INSIDE: Final = rf"{_LETTER}['’]?\?{{1,4}}(?={_LETTER})"
_WORD: Final = rf"[\"'(\[«“‘„]{{0,2}}({_LETTER}*+(?:[?'’-]++{_LETTER}*+)++)[.,;:!)\]\"'»”]{{0,3}}"
_NEW_SENTENCE: Final = r"[a-zß-öø-ÿа-яα-ω]\?+[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]"
_LOST: Final = r"[(«“\"]?\?++[.,;:!)»”\"]{0,2}"
_ROW: Final = rf"(?<!\S){_LOST}(?:[ \n](?:[\d.,:()–—-]{{1,8}}[ \n])?{_LOST}){{2,}}(?!\S)"


def find(document: Document) -> Iterator[Measure]:
    """Each word with a lost letter inside, each row of lost words."""
    text = document.text
    if text.count("?") < LEAST_WORDS:
        return
    words = list(_words(text))
    if len({word for _, word in words}) < LEAST_WORDS:
        words = []
    found = [*words, *_rows(text)]
    found.sort()
    yield counted(COLUMNS[0].name, [_finding(start, word) for start, word in found])


def _words(text: str) -> Iterator[tuple[int, str]]:
    """The words of letters with a question mark between two of them, each with its place."""
    end = 0
    for inside in pattern(_INSIDE).finditer(text):
        if inside.start() < end:
            continue
        before = text[max(inside.start() - LONGEST, 0) : inside.start() + 1]
        start = inside.start() + 1 - len(before.split()[-1])
        whole = text[start : start + 2 * LONGEST].split(maxsplit=1)[0]
        end = start + len(whole)
        word = pattern(_WORD).fullmatch(whole)
        if word and not pattern(_NEW_SENTENCE).search(word[1]):
            yield start + word.start(1), word[1]


def _rows(text: str) -> Iterator[tuple[int, str]]:
    """The rows of words that are question marks, each with its place."""
    if "?" * LEAST_RUN in text:
        for row in pattern(_ROW).finditer(text):
            sizes = {word.count("?") for word in row[0].split()} - {0}
            if len(sizes) > 1 and max(sizes) >= LEAST_RUN:
                yield row.start(), row[0]


def _finding(start: int, word: str) -> Finding:
    """A word, or a row of words."""
    lost = word.count("?")
    letters = "one letter" if lost == 1 else f"{lost} letters"
    return Finding(
        start,
        start + len(word),
        f"“{word[:LONGEST]}”: {letters} became ? when the text was written in another encoding",
        "take the text from its source again and write it in UTF-8",
        details={"count": lost},
    )
