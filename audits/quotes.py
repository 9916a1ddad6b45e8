"""Quotation marks: which way each one points in this document.

The same mark opens in one language and closes in another (`“` in English and German), and some
point both ways (`”` in Swedish). So the document itself is asked: a mark that mostly stands after a
blank and before a letter opens, one that mostly stands the other way round closes.
"""

import re
from collections import Counter
from functools import cache, lru_cache
from typing import Final, Literal

from audits.brackets import Mark, paragraph_starts, paragraphs_of, quotes_a_term
from audits.document import Document
from audits.punctuation import punctuation

Direction = Literal["opens", "closes", "either"]

KINDS: Final = {
    "“": "“", "”": "“", "„": "“", "‟": "“", "〝": "“", "〞": "“", "〟": "“",
    "«": "«", "»": "«", "‹": "‹", "›": "‹",
}  # fmt: skip
"""Marks by the kind within which they pair: „ is closed by “ or ”, never by »."""

PRIOR: Final[dict[str, Direction]] = {
    "“": "opens", "”": "closes", "„": "opens", "‟": "opens", "〝": "opens", "〞": "closes",
    "〟": "closes", "«": "opens", "»": "closes", "‹": "opens", "›": "closes",
}  # fmt: skip
"""Where a document does not show it: the use of most locales of CLDR (version 48, delimiters)."""

_MODELS: Final = {"«": ("»", "‹"), "»": ("«", "›"), "‹": ("›", "«"), "›": ("‹", "»")}
"""For an angle that shows nothing itself: one that points the other way, and one that points as it
does. A document that writes `»…«` writes `›…‹`."""

CONTINUES: Final = "»"
"""At the start of a paragraph, in languages where it closes: speech goes on (RAE, Ortografía de la
lengua española, on the comillas de seguir; French books of old)."""
DASHES: Final = "—–―"

DECIDED: Final = 0.8
"""Share of a mark's places that must point one way."""

LAST_STRAIGHT: Final = 0x7F

_ANGLES: Final = "«»‹›"
_NO_BREAK: Final = "\u00a0\u202f\u2009"
"""Blanks that French sets inside its quotation marks: they belong to the mark."""

_OPENS_SPEECH: Final = frozenset("([{<|/>*_~=\"'‘“„”«‹»›‚¿¡-—–―")
"""What may stand before an opening mark without a blank."""


def quotation_marks(document: Document) -> list[Mark]:
    """The typographic double quotes of the text, each with the way it points."""
    text, (places, codes, _, _) = document.text, punctuation(document)
    curly = places[codes > LAST_STRAIGHT].tolist()
    found = [place for place in curly if text[place] in KINDS and not _is_no_quote(text, place)]
    if not found:
        return []
    leans = {place: _lean(text, place) for place in found}
    ways = directions(text, leans)
    result: list[Mark] = []
    spoken: set[int] = set()
    depth = dict.fromkeys(KINDS.values(), 0)
    for place, (number, begins) in zip(found, paragraphs_of(document, found), strict=True):
        kind = KINDS[text[place]]
        way = ways[text[place]]
        if result and result[-1].paragraph != number:
            depth = dict.fromkeys(depth, 0)
        if begins and text[place] == CONTINUES and ways.get("«") != "closes":
            # What opens the next paragraph of a speech is no mark of a pair, if a dash began it.
            if number - 1 in spoken or _begins_with_dash(document, number - 1):
                spoken.add(number)
                continue
            way = "opens"
        elif way == "either" or (begins and leans[place] == "opens"):
            # Spanish and French repeat the closing mark before each paragraph of a quotation.
            way = leans[place] or ("closes" if depth[kind] > 0 else "opens")
        depth[kind] += 1 if way == "opens" else -1
        repeats = begins and not quotes_a_term(text, place)
        result.append(Mark(place, text[place], kind, way == "opens", number, repeats, quotes=True))
    return result


def _begins_with_dash(document: Document, paragraph: int) -> bool:
    """Is it a paragraph of speech, as Spanish and French set it off?"""
    return paragraph >= 0 and document.text[paragraph_starts(document)[paragraph]] in DASHES


def directions(text: str, leans: dict[int, Direction | None]) -> dict[str, Direction]:
    """The way each mark points in this document."""
    votes = Counter((text[place], lean) for place, lean in leans.items())
    decided = {mark: _decided(mark, votes) for mark in {text[place] for place in leans}}
    if not votes["“", "opens"] + votes["“", "closes"] and "„" in text and "”" not in text:
        decided["“"] = "closes"  # as in German and its neighbours
    return decided


def _decided(mark: str, votes: Counter[tuple[str, Direction | None]]) -> Direction:
    """A mark's direction by majority; by its kin where it has none, and by custom at last."""
    opens, closes = votes[mark, "opens"], votes[mark, "closes"]
    if not opens + closes and mark in _MODELS:
        against, along = _MODELS[mark]
        opens = votes[against, "closes"] or votes[along, "opens"]
        closes = votes[against, "opens"] or votes[along, "closes"]
    if not opens + closes:
        return PRIOR[mark]
    if max(opens, closes) < DECIDED * (opens + closes):
        return "either"
    return "opens" if opens > closes else "closes"


def _lean(text: str, place: int) -> Direction | None:
    """The way one mark points, by what stands beside it; None if that does not tell."""
    mark = text[place]
    before = text[place - 1] if place else "\n"
    after = text[place + 1] if place + 1 < len(text) else "\n"
    if mark not in _ANGLES:
        return _way(mark, before, after, ends=False)
    ends = before.isspace() and bool(_ends().match(text, place + 1))
    return _way(mark, before, after, ends=ends)


@lru_cache(maxsize=4096)
def _way(mark: str, before: str, after: str, *, ends: bool) -> Direction | None:
    """The way a mark points between two characters, of which the latter *ends* a quotation."""
    if _is_unspaced(before) or _is_unspaced(after):
        return None
    angle = mark in _ANGLES
    set_off = _NO_BREAK if angle else ""
    blank_before = before.isspace() and before not in set_off
    blank_after = after.isspace() and after not in set_off
    # French may set plain blanks inside: `»,` after a blank closes, `(«` before one opens.
    if angle and blank_before and (blank_after or ends):
        return PRIOR[mark] if blank_after else "closes"
    if angle and blank_after and before in "([{’'":
        return "opens"
    if blank_before != blank_after:
        return "opens" if blank_before else "closes"
    if blank_before or before.isalnum() == after.isalnum():
        return None
    return "closes" if before.isalnum() else "opens" if before in _OPENS_SPEECH else None


@cache
def _ends() -> re.Pattern[str]:
    """Marks after which nothing is quoted any more, unless they are quoted themselves, `«,»`."""
    return re.compile(r"[,;)\]](?![«»‹›])|[.!?](?:\s|$)")


@cache
def _inches() -> re.Pattern[str]:
    """Feet before the inches: 5’10”."""
    return re.compile(r"[’′']\s?\d{1,2}(?:\.\d)?$")


def _is_unspaced(character: str) -> bool:
    """Is it of a writing without blanks, which tells nothing of the way a mark beside it points?"""
    return character >= "\u3000" and (
        character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def _is_no_quote(text: str, place: int) -> bool:
    """Is the mark an inch, a second of arc, or gershayim inside a Hebrew word?"""
    mark, before = text[place], text[place - 1 : place]
    if mark not in "”“„":
        return False
    if "\u05d0" <= before <= "\u05ea":
        return "\u05d0" <= text[place + 1 : place + 2] <= "\u05ea"
    if mark != "”" or not before.isdecimal():
        return False
    return bool(_inches().search(text, max(place - 8, 0), place))


SHORT: Final = 80


@cache
def _sentence_end() -> re.Pattern[str]:
    """A stop, not inside a number or an address."""
    return re.compile(r"[.!?…:;](?!\w)")


def shows_the_way(text: str, mark: Mark, paragraph: tuple[int, int]) -> bool:
    """Is an angle without partner an arrow of navigation, `Home » News` or `« Back`?

    It stands between blanks, in a short line that holds no sentence.
    """
    start, end = paragraph
    if mark.character not in _ANGLES or end - start > SHORT:
        return False
    beside = text[max(mark.place - 1, start) : mark.place] + text[mark.place + 1 : end][:1]
    return not beside.strip(" ") and not _sentence_end().search(text, start, end)


COMMAS: Final = ",,"
"""How a Polish or Lithuanian keyboard without „ writes it."""
LONGEST: Final = 500
"""Characters of a quotation that two commas open."""


def opened_by_commas(text: str, mark: Mark, paragraph: tuple[int, int]) -> bool:
    """Did two commas open what a mark closes, `,,Echo Dnia”`?"""
    start = max(paragraph[0], mark.place - LONGEST)
    at = text.rfind(COMMAS, start, mark.place)
    within = text[at + len(COMMAS) : mark.place]
    return at >= 0 and within[:1].isalnum() and not any(map(within.__contains__, "“”„"))
