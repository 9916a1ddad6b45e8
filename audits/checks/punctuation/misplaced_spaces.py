r"""Misplaced spaces: a blank before a comma or stop, or inside a bracket.

No language sets a blank before `,` `.` `)` or after `(`; before `; : ! ?` French does. It is what
tokenizers that were never undone, and careless conversions of PDF and HTML, leave behind.

It hurts downstream: tokenizers give the mark another number, and a model learns the blank.

Traps: French sets blanks before `; : ! ? »`, and so do some writers of other languages throughout;
emoticons, ellipses, `.NET`, `.5`, file endings, options and list marks are let by. What a document
does in most places is its habit, and not told.

Mend: delete the blank.

Okay: Really ? Oui ! Un : deux ; trois
Okay: the .NET runtime, a .5 share, wait ... :-) (yes)
Bad: He came , saw and won.
Bad: He left . Nobody saw it.
Bad: He left ( at noon ) alone.
"""

import re
from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.ending import VOWEL_SIGNS
from audits.finding import Column, Finding, Measure, evidence

CODE: Final = "PB005"
NAME: Final = "misplaced spaces"
COLUMNS: Final = (
    Column("misplaced_spaces", "blanks before a mark or inside a bracket", "places", 0, "warning"),
)
NEEDS: Final = Property.PUNCTUATION

_BEFORE_MARK: Final = re.compile(
    rf"(?<=[\w{VOWEL_SIGNS})\]»”\"'’]) +"
    r"(?=(?:[,،।؟]|[、，。](?! )|\.(?![.\w/*\\-]| \.))(?:[\s\"'”’»)\]]|\w|$))"
)
_SPACED_MARKS: Final = (" ,", " .", " ،", " 、", " ，", " 。", " ؟", " ।")
"""What a blank before a mark looks like: a text without them is not searched."""
_IN_BRACKET: Final = re.compile(r"(?<=\w \() +(?=\w)|(?<=\w) +(?=\)(?:[\s,.;:]|$))")
_BEFORE_STRONG: Final = re.compile(r"(?<=\w) (?=[;:!?](?:\s|$))")

REACH: Final = 200
"""How far back a line is looked at for signs of a table."""

HABIT: Final = 0.3
"""Share of `; : ! ?` after a blank from which on blanks there are the document's style."""

DANDA: Final = "।"
"""The stop of Hindi, which many printers set off by a blank."""

_FRENCH: Final = re.compile(r"[\u00a0\u202f][;:!?»]|« \w")
FRENCH_SAMPLE: Final = 20_000
FRENCH_WORDS: Final = frozenset(
    {
        "le",
        "la",
        "les",
        "des",
        "du",
        "et",
        "est",
        "une",
        "un",
        "que",
        "dans",
        "pour",
        "pas",
        "au",
        "qui",
        "sur",
    }
)
FRENCH_SHARE: Final = 0.12
"""Share of words of a French text that are among these: about a quarter; of Spanish, Italian and
Portuguese ones, which share `la`, `la le un` and `que`, under a tenth (own count)."""


def find(document: Document) -> Iterator[Measure]:
    """Each blank that stands where no language puts one, unless the document always does."""
    text = document.text
    if not _may_hold_slips(document):
        return
    found = list(_strong(text))
    if any(mark in text for mark in _SPACED_MARKS):
        habit = text.count(" " + DANDA) > HABIT * text.count(DANDA)
        spaced = _BEFORE_MARK.finditer(text)
        found += (match for match in spaced if not (habit and text[match.end()] == DANDA))
    if "( " in text or " )" in text:
        found += _IN_BRACKET.finditer(text)
    if not found:
        return
    found.sort(key=lambda match: match.start())
    slips = [match for match in found if not _is_table(text, match)]
    yield Measure(COLUMNS[0].name, float(len(slips)), evidence(_finding(text, m) for m in slips))


def _may_hold_slips(document: Document) -> bool:
    """Does a blank stand before a mark that begins no line, or after an opening bracket?"""
    blanks = document.codes[:-1] == 0x20
    if (blanks & document.mask(Property.NO_START)[1:]).any() or "( " in document.text:
        return True
    return bool(document.count(Property.INDIC)) and " ।" in document.text


def _strong(text: str) -> list[re.Match[str]]:
    """Blanks before `; : ! ?`, where the document mostly sets none."""
    if " ?" not in text and " !" not in text and " :" not in text and " ;" not in text:
        return []
    spaced = list(_BEFORE_STRONG.finditer(text))
    every = sum(text.count(mark) for mark in ";:!?")
    if not spaced or len(spaced) > HABIT * every or _FRENCH.search(text):
        return []
    words = text[:FRENCH_SAMPLE].lower().split()
    french = sum(word in FRENCH_WORDS for word in words)
    return [] if french > FRENCH_SHARE * len(words) else spaced


def _is_table(text: str, match: re.Match[str]) -> bool:
    """Is it padding of a column, or code?"""
    line_start = text.rfind("\n", max(match.start() - REACH, 0), match.start()) + 1
    line = text[line_start or max(match.start() - REACH, 0) : match.end() + 1]
    return len(match.group()) > 1 or "|" in line or "\t" in line or "`" in line


def _finding(text: str, match: re.Match[str]) -> Finding:
    """A blank, with the mark that it stands beside."""
    after = text[match.end() : match.end() + 1]
    where = f"before {after}" if not after.isalnum() else "after an opening bracket"
    return Finding(*match.span(), f"a blank {where}", "delete the blank")
