r"""Misplaced spaces: a blank before a comma or stop, or inside a bracket.

No language sets a blank before `,` `.` `)` or after `(`; before `; : ! ?` French does. It is what
tokenizers that were never undone, and careless conversions of PDF and HTML, leave behind.

It hurts downstream: tokenizers give the mark another number, and a model learns the blank.

Traps: French sets blanks before `; : ! ? »`, and so do some writers of other languages throughout;
programs, emoticons, ellipses, `.NET`, `.5`, `1 : 2`, file endings, options and list marks are let
by. What a document does in most places is its habit, and not told.

Mend: delete the blank.

Okay: Really ? Oui ! Un : deux ; trois
Okay: the set {x : x < 2}; odds of 3 : 1
Okay: the .NET runtime, a .5 share, wait ... :-) (yes)
Bad: He came , saw and won.
Bad: He left . Nobody saw it.
Bad: He left ( at noon ) alone.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Final, NamedTuple

from audits.characters import Property
from audits.document import Document
from audits.ending import VOWEL_SIGNS
from audits.finding import Column, Finding, Measure, evidence
from audits.punctuation import punctuation

CODE: Final = "PB005"
NAME: Final = "misplaced spaces"
COLUMNS: Final = (
    Column("misplaced_spaces", "blanks before a mark or inside a bracket", "places", 0, "warning"),
)
NEEDS: Final = Property.PUNCTUATION

_MARKS: Final = frozenset(",،؟、，。.।")
_STRONG: Final = frozenset(";:!?")
BLANK: Final = ord(" ")
OPENER: Final = ord("(")

REACH: Final = 200
"""How far back a line is looked at for signs of a table."""

HABIT: Final = 0.3
"""Share of `; : ! ?` after a blank from which on blanks there are the document's style."""

LABELS: Final = 0.5
"""Share of colons between two blanks above which, if there are two, the document sets labels so."""

DANDA: Final = "।"
"""The stop of Hindi, which many printers set off by a blank."""

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


@cache
def _before_mark() -> re.Pattern[str]:
    """A blank before a mark of `_MARKS`."""
    return re.compile(
        rf"(?<=[\w{VOWEL_SIGNS})\]»«”“\"'’‘]) "
        r"(?=(?:[,،।؟]|[、，。](?! )|\.(?![.\w/*\\-]| \.))(?:[\s\"'”“’‘»«)\]]|\w|$))"
    )


@cache
def _before_strong() -> re.Pattern[str]:
    """A blank before a mark of `_STRONG`, but in `1 : 2`, `{x : x > 2}` and `f : X → Y`."""
    return re.compile(
        r"(?<=\w)(?!(?<=\d) : \d)(?! : (?:[^\n{}]{1,60}\}|[^\n.]{1,24}[→⟶↦]))"
        r" (?=[;:!?](?:\s|$))"
    )


@cache
def _in_bracket() -> re.Pattern[str]:
    """A blank after an opening bracket or before a closing one."""
    return re.compile(r"(?<=\w \() (?=\w)|(?<=\w) (?=\)(?:[\s,.;:]|$))")


@cache
def _call() -> re.Pattern[str]:
    """The beginning of a call as some set it, `find( text`, at the end of what is searched."""
    return re.compile(r"[\w\]>]\( [^()]*\Z")


@cache
def _french() -> re.Pattern[str]:
    """Blanks that only French sets."""
    return re.compile(r"[\u00a0\u202f][;:!?»]|« \w")


class Blanks(NamedTuple):
    """The places of single blanks beside marks, by what they stand beside."""

    mark: list[int]
    strong: list[int]
    bracket: list[int]


def find(document: Document) -> Iterator[Measure]:
    """Each blank that stands where no language puts one, unless the document always does."""
    text, blanks = document.text, _blanks(document)
    if not any(blanks):
        return
    found = _strong(text, blanks.strong)
    spaced = _matches(_before_mark, text, blanks.mark)
    habit = text.count(" " + DANDA) > HABIT * text.count(DANDA)
    found += (match for match in spaced if not (habit and text[match.end()] == DANDA))
    found += _matches(_in_bracket, text, blanks.bracket)
    if any(_is_key(text, match) for match in found) and not text.islower():
        found = [match for match in found if not _is_key(text, match)]
    found = sorted((one for one in found if not _is_call(text, one)), key=re.Match.start)
    slips = _in_prose(document, [match for match in found if not _is_table(text, match)])
    yield Measure(COLUMNS[0].name, float(len(slips)), evidence(_finding(text, m) for m in slips))


def _blanks(document: Document) -> Blanks:
    """The blanks before a mark that begins no line, or after an opening bracket."""
    text, (places, codes, before, after) = document.text, punctuation(document)
    spaced = places[before == BLANK].tolist()
    within = places[(codes == OPENER) & (after == BLANK)].tolist()
    return Blanks(
        [place - 1 for place in spaced if text[place] in _MARKS],
        [place - 1 for place in spaced if text[place] in _STRONG],
        [place + 1 for place in within] + [place - 1 for place in spaced if text[place] == ")"],
    )


def _matches(
    pattern: Callable[[], re.Pattern[str]], text: str, places: list[int]
) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin at these places."""
    if places:
        yield from filter(None, map(partial(pattern().match, text), places))


def _strong(text: str, blanks: list[int]) -> list[re.Match[str]]:
    """Blanks before `; : ! ?`, where the document mostly sets none."""
    spaced = list(_matches(_before_strong, text, blanks))
    others = [match for match in spaced if not text.startswith(": ", match.end())]
    if len(spaced) - len(others) > max(LABELS * text.count(": "), 1):  # `Author : J. Miles`
        spaced = others
    if not spaced or len(spaced) > HABIT * sum(map(text.count, _STRONG)):
        return []
    if _french().search(text):
        return []
    words = text[:FRENCH_SAMPLE].lower().split()
    french = sum(word in FRENCH_WORDS for word in words)
    return [] if french > FRENCH_SHARE * len(words) else spaced


def _in_prose(document: Document, slips: list[re.Match[str]]) -> list[re.Match[str]]:
    """Those that stand in no program, be it fenced, a command or known by its looks."""
    if not slips:
        return []
    from audits.masking.code import in_programs

    text = document.text
    is_code = in_programs(document, [match.start() for match in slips])
    return [
        match
        for match in slips
        if not is_code(match.start()) and not _is_this_folder(text, match.start())
    ]


def _is_key(text: str, match: re.Match[str]) -> bool:
    """Is the mark a key, `press ? to see`, set off on both sides where no sentence ends?

    In a text without any capitals the next sentence begins like this, too.
    """
    mark, after = text[match.end()], text[match.end() + 1 : match.end() + 3]
    return mark in ".?!" and after[:1] == " " and after[1:].islower()


def _is_call(text: str, match: re.Match[str]) -> bool:
    """Does the bracket close a call, `find( text )`?"""
    if not text.startswith(")", match.end()):
        return False
    return _call().search(text, max(match.start() - REACH, 0), match.start()) is not None


def _is_this_folder(text: str, place: int) -> bool:
    """Is it the `.` of a command, in a line indented as code is or behind a shell's prompt?"""
    if not text.startswith(" .", place):
        return False
    line = text.rfind("\n", max(place - REACH, 0), place) + 1
    return bool(line or place < REACH) and text.startswith(("    ", "\t", "$ "), line)


def _is_table(text: str, match: re.Match[str]) -> bool:
    """Is it padding of a column, or code?"""
    line_start = text.rfind("\n", max(match.start() - REACH, 0), match.start()) + 1
    line = text[line_start or max(match.start() - REACH, 0) : match.end() + 1]
    return "|" in line or "\t" in line or "`" in line


def _finding(text: str, match: re.Match[str]) -> Finding:
    """A blank, with the mark that it stands beside."""
    after = text[match.end() : match.end() + 1]
    where = f"before {after}" if not after.isalnum() else "after an opening bracket"
    return Finding(*match.span(), f"a blank {where}", "delete the blank")
