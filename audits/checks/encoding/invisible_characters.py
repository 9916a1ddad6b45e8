r"""Invisible characters in the wrong place: joiners, zero-width blanks, fillers, selectors.

Some writing needs them: Persian and the Indic scripts the joiners, Khmer and Thai the zero-width
space, emoji the joiner and the selectors. So each is judged by its neighbours (UAX #31 section 2.3,
RFC 5892 appendix A): a joiner after a virama, beside an Arabic letter or inside an emoji sequence
is right, one inside a Latin word is not.

They hurt downstream: two words that look alike are not equal, a search misses them, a tokenizer
cuts at them, and text can be marked or hidden with them.

Traps: soft hyphens are judged apart, since honest pages hold them for their line breaks; they are
leftovers in a text that is to be read by programs. Bidirectional controls are EN008, hidden tags
EN009, U+FEFF is EN003.

Mend: delete them (`tr -d` or a replace in the editor); never all of them in a document whose
script needs some.

Okay: می\u200cخواهم
Okay: क्\u200dष
Okay: \U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f 1\ufe0f\u20e3
Okay: ភាសា\u200bខ្មែរ
Bad: pass\u200bword
Bad: un\u2060seen
Bad: plain\u200d text
Bad: a\ufe0fb
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, counted, evidence

CODE: Final = "EN007"
NAME: Final = "invisible characters"
COLUMNS: Final = (
    Column(
        "misplaced_invisible_characters",
        "invisible characters where no script needs them",
        "places",
        0,
        "warning",
    ),
    Column(
        "soft_hyphens", "soft hyphens, left over from another layout", "characters", 0, "warning"
    ),
)
NEEDS: Final = Property.IGNORABLE

SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
NAMES: Final = {
    "\u034f": "combining grapheme joiner",
    "\u115f": "Hangul choseong filler",
    "\u1160": "Hangul jungseong filler",
    "\u180e": "Mongolian vowel separator",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2060": "word joiner",
    "\u2800": "blank Braille pattern",
    "\u3164": "Hangul filler",
    "\uffa0": "half-width Hangul filler",
}

# What may stand before and after a character for it to be right; None: nothing makes it right.
# jt is Joining_Type (UAX #44), T the marks that joining looks through.
_JOINS: Final = r"[\p{jt=D}\p{jt=L}\p{jt=R}\p{jt=C}]\p{jt=T}*"
_INDIC: Final = (
    r"\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}"
    r"\p{Malayalam}\p{Sinhala}\p{Tibetan}\p{Myanmar}\p{Khmer}\p{Balinese}\p{Javanese}\p{Sundanese}"
)
_UNSPACED: Final = (
    r"[\p{lb=SA}\p{Tibetan}\p{Han}\p{Hiragana}\p{Katakana}\u3000-\u303f\uff00-\uffef]"
)
_EMOJI: Final = r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u20e3\U0001f1e6-\U0001f1ff]"
_RIGHT: Final = {
    "\u034f": r"(?<=\p{M})\u034f|\u034f(?=\p{M})",
    "\u115f": r"\u115f(?=[\u1160-\u11ff])",
    "\u1160": r"(?<=[\u1100-\u115f])\u1160",
    "\u180b-\u180f": r"(?<=\p{Mongolian})[\u180b-\u180f]",
    "\u200b": rf"(?<={_UNSPACED}[\s\u200b]*)\u200b|\u200b(?=[\s\u200b]*{_UNSPACED})",
    "\u200c": rf"(?<=[\p{{ccc=9}}{_INDIC}]|{_JOINS})\u200c(?!\u200c)",
    "\u200d": rf"(?<=[\p{{ccc=9}}{_INDIC}]|{_JOINS}|{_EMOJI})\u200d|\u200d(?=\p{{ccc=9}}|{_JOINS})",
    "\u17b4\u17b5": r"(?<=\p{Khmer})[\u17b4\u17b5]",
    "\u2061-\u2064": r"(?<=[\p{L}\p{N}\p{M})\]])[\u2061-\u2064](?=[\p{L}\p{N}(\[])",
    "\u2800": r"(?<=[\u2801-\u28ff]\s?)\u2800|\u2800(?=\u2800*\s?[\u2801-\u28ff])",
    "\u3164": r"(?<=[\u3131-\u318e])\u3164|\u3164(?=[\u3131-\u318e])",
    "\ufe00-\ufe0f": (
        r"(?<=[\p{Emoji}\p{Extended_Pictographic}\p{S}\p{P}\p{Han}\p{Myanmar}\p{Phags_Pa}"
        r"\p{Mongolian}\p{Manichaean}\p{Egyptian_Hieroglyphs}])[\ufe00-\ufe0f]"
    ),
    "\U000e0100-\U000e01ef": r"(?<=\p{Han})[\U000e0100-\U000e01ef]",
}
"""Characters, and the pattern that one matches where it is right (sources: the standards named
above; StandardizedVariants.txt and emoji-variation-sequences.txt by class of base)."""

_NEVER_SEEN: Final = r"\u2060\u2065-\u206f\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
"""Ignorable characters that nothing makes right (U+206A to U+206F are deprecated)."""


def find(document: Document) -> Iterator[Measure]:
    """The misplaced characters, runs of them as one place; then the soft hyphens."""
    text = document.text
    yield counted(COLUMNS[0].name, (_finding(run.group(), *run.span()) for run in _misplaced(text)))
    if SOFT_HYPHEN in text:
        places = [at for at, character in enumerate(text) if character == SOFT_HYPHEN]
        found = (
            Finding(at, at + 1, "soft hyphen: shown only where a line breaks", "delete it")
            for at in places
        )
        yield Measure(COLUMNS[1].name, float(len(places)), evidence(found))


def _misplaced(text: str) -> Iterator[Any]:
    """Matches of the runs of invisible characters that hold a misplaced one."""
    judged, right = _patterns()
    for run in judged.finditer(text):
        if any(not right.match(text, at) for at in range(*run.span())):
            yield run


@cache
def _patterns() -> tuple[Any, Any]:
    """A run of characters that are judged here; one of them that is right where it stands."""
    import regex

    known = "".join(_RIGHT)
    return regex.compile(f"[{known}{_NEVER_SEEN}]+"), regex.compile("|".join(_RIGHT.values()))


def _finding(run: str, start: int, end: int) -> Finding:
    """A run of misplaced characters, the first one named."""
    first = run[0]
    name = NAMES.get(
        first, "variation selector" if "\ufe00" <= first <= "\ufe0f" else "invisible character"
    )
    more = f" and {len(run) - 1} more" if len(run) > 1 else ""
    return Finding(
        start, end, f"{name} U+{ord(first):04X}{more} where nothing needs it", "delete it"
    )
