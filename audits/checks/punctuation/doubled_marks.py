r"""Doubled marks: the same comma, stop, colon or semicolon twice.

`,,` `、、` `。。` `;;` `::` and `..` are slips, or what a deletion left behind. Ellipses (three
dots or more, `……`), `!!`, `??` and `——` are meant. Judged between words only: code and paths are
let by.

It hurts downstream: sentence splitters see an empty sentence; the pair stands for something lost.

Traps: `..` in paths and ranges, `::` in program names, `.. ` in reStructuredText, `。。` for an
ellipsis in chat, where it is frequent and then the writer's habit.

Mend: keep one of the marks, or find what stood between them.

Okay: Wait... what?! Really!! C::D, ../up, 1..9
Bad: First,, then second.
Bad: 他走了。。沒有人看見。
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np

from audits.characters import Property
from audits.document import Document
from audits.ending import VOWEL_SIGNS
from audits.finding import Column, Finding, Measure, evidence
from audits.punctuation import LINE_END, punctuation

CODE: Final = "PB004"
NAME: Final = "doubled marks"
COLUMNS: Final = (Column("doubled_marks", "marks that stand twice", "places", 0, "warning"),)
NEEDS: Final = Property.PUNCTUATION

_MARKS: Final = ",;:،؛，、；：。।։።፣။។"
_DOUBTFUL: Final = frozenset(_MARKS + ".")
STOP: Final = ord(".")
BLANK: Final = ord(" ")

_AND_SO_ON: Final = "".join(
    rf"(?<!\b{word})" for word in ("etc", "utt", "itd", "itp", "usw", "atd", "osv", "ecc", "enz")
)
"""After these abbreviations a sentence may end in a stop of its own, as some set it."""

REACH: Final = 40
"""How far back a line is looked at for signs of a program."""

HABITS: Final = {"。。": 0.8, "..": 0.5, "।।": 0.3}
LEAST: Final = 3
"""Share of the stops that are doubled, and their number, from which on it is a manner of writing:
an ellipsis in chat, the end of a verse in Hindi."""


@cache
def _doubled() -> re.Pattern[str]:
    """A doubled mark, or a comma and a stop."""
    return re.compile(
        rf"(?<=[\w{VOWEL_SIGNS}”’»」』）)\]])(?P<mark>[{_MARKS}])(?P=mark)"
        r"(?=[\s\"'»”’)\]」』「『《（“‘]|\w|$)(?!(?P=mark))"
        rf"|(?<=\w\w){_AND_SO_ON}\.\.(?=\s|$)(?!\.)|(?<=[\w{VOWEL_SIGNS}])[,;،][ \n]?[.](?=\s|$)"
    )


@cache
def _markup() -> re.Pattern[str]:
    """A directive of reStructuredText, `.. note::`, or a paragraph before an indented block."""
    return re.compile(
        r"\s*(?:[*+-] )?\.\. (?:\|[^|\n]+\| +)?[\w-]+::|::[ \t\r]*\n(?:[ \t\r]*\n)*[ \t]+\S"
    )


@cache
def _labels() -> re.Pattern[str]:
    """Labels of AsciiDoc, `-q::`, `--quiet::`, on lines before what they explain, set deeper."""
    return re.compile(r"::[ \t\r]*\n(?:\S[^\n]*::[ \t\r]*\n){0,5}[ \t]+\S")


@cache
def _code() -> re.Pattern[str]:
    """What a program or markup looks like around a doubled mark."""
    return re.compile(
        r"\w::[\w~]|\b[0-9A-Fa-f]{1,4}::['\"`]|^\s*::|;;\w|[\w.)\]]+;;\s*$|&#?\w+;[.,;:]|:[\w-]+::"
    )


def find(document: Document) -> Iterator[Measure]:
    """Each pair of equal marks."""
    text = document.text
    places = _doubtful(document)
    if not places:
        return
    matches = (_doubled().match(text, place) for place in places)
    found = [match for match in matches if match and not _is_meant(text, match)]
    habits = {pair for pair in _pairs(found) if _is_habit(text, pair, found)}
    found = _in_prose(document, [match for match in found if match.group() not in habits])
    yield Measure(COLUMNS[0].name, float(len(found)), evidence(map(_finding, found)))


def _in_prose(document: Document, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """Those that stand in no program."""
    if not found:
        return []
    from audits.masking.code import in_programs

    is_code = in_programs(document, [match.start() for match in found])
    return [match for match in found if not is_code(match.start())]


def _doubtful(document: Document) -> list[int]:
    """Where a mark stands before its like or before a stop, in order."""
    text, (places, codes, before, after) = document.text, punctuation(document)
    spaced = (codes == STOP) & ((before == BLANK) | (before == LINE_END))
    doubtful = places[(codes == after) | (after == STOP)].tolist()
    doubtful += np.maximum(places[spaced] - 2, 0).tolist()
    return sorted(place for place in doubtful if text[place] in _DOUBTFUL)


def _is_meant(text: str, match: re.Match[str]) -> bool:
    """Is it a name of a program, `a::b`, the end of a shell's case, or that of an entity?"""
    start, end = match.span()
    around = text[max(start - REACH, 0) : end + 2]
    if "::" not in around and ";" not in around:
        return False
    line = around[around.rfind("\n", 0, start - max(start - REACH, 0)) + 1 :]
    return bool(_code().search(line) or _is_markup(text, match, line))


def _is_markup(text: str, match: re.Match[str], line: str) -> bool:
    """Are the two colons reStructuredText?"""
    if match.group() != "::":
        return False
    return bool(_markup().match(line) or _markup().match(text, match.start()))


def _pairs(found: list[re.Match[str]]) -> set[str]:
    """The pairs found that a document may hold by habit."""
    return {match.group() for match in found} & {"::", *HABITS}


def _is_habit(text: str, pair: str, found: list[re.Match[str]]) -> bool:
    """Is a doubled stop this writer's manner, or `::` the mark of labels?"""
    if pair == "::":
        return bool(_labels().search(text))
    doubled = sum(match.group() == pair for match in found)
    if doubled < LEAST:
        return False
    ellipses = re.findall(f"{re.escape(pair)}{re.escape(pair[0])}+", text)
    return 2 * doubled >= HABITS[pair] * (text.count(pair[0]) - sum(map(len, ellipses)))


def _finding(match: re.Match[str]) -> Finding:
    """A pair of marks."""
    pair = match.group()
    return Finding(*match.span(), f"{pair[0]} stands twice", f"keep one {pair[0]}")
