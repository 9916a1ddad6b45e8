"""Which invisible characters are right where they stand, judged by their neighbours.

Sources: UAX #31 section 2.3 and RFC 5892 appendix A (joiners), UTS #51 (emoji), UAX #14 (the
zero-width space), StandardizedVariants.txt and the Ideographic Variation Database (selectors).
"""

from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property, kinds_with
from audits.document import Document

__all__ = ["INVISIBLE", "idle", "misplaced"]

INVISIBLE: Final = Property.IGNORABLE | Property.FORMAT
"""Properties of all characters that are judged here, and of others."""

FAR: Final = 20
"""Characters around a zero-width space in which a script without blanks explains it: beside a
figure or a name in a Khmer sentence there is one."""
MUCH: Final = 4
"""One letter in so many of a script without blanks makes zero-width spaces normal everywhere:
Khmer typists put them in figures, names and on empty lines as well."""
FUNCTION: Final = 5
"""Letters after an invisible operator that make a word, not a function: `sinh` has fewer."""


class Rule(NamedTuple):
    """Where the characters of a class are right; without any pattern, nowhere."""

    characters: str
    """The class, as the inside of a pattern's brackets."""
    before: str = ""
    """What stands before one that is right."""
    after: str = ""
    """What stands after one that is right; either side is enough."""
    both: tuple[str, str] = ("", "")
    """What stands before and after one that is right: the two together."""


# jt is Joining_Type, T the marks that joining looks through; InSC is Indic_Syllabic_Category.
_JOINS: Final = r"[\p{jt=D}\p{jt=L}\p{jt=R}\p{jt=C}]\p{jt=T}{0,4}"
_INDIC: Final = (  # Thai and Lao have such letters too, but nothing that a joiner would change
    r"(?![\p{Thai}\p{Lao}])[\p{InSC=Consonant}\p{InSC=Vowel}\p{InSC=Vowel_Independent}\p{InSC=Vowel_Dependent}"
    r"\p{InSC=Virama}\p{InSC=Pure_Killer}\p{InSC=Invisible_Stacker}\p{InSC=Nukta}\p{InSC=Bindu}"
    r"\p{InSC=Visarga}\p{InSC=Register_Shifter}\p{InSC=Consonant_Subjoined}\p{ccc=9}]"
)
_EMOJI: Final = r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u20e3\U0001f1e6-\U0001f1ff]"
# Scripts without blanks between words: UAX #14 classes SA and, since Unicode 15.1, AK to VI.
_UNSPACED: Final = r"[\p{lb=SA}\p{lb=AK}\p{lb=AP}\p{lb=AS}\p{lb=VF}\p{lb=VI}\p{Tibetan}]"
# A letter that stands for a number or a function, and the script letters among those.
_VARIABLE: Final = r"[\p{Latin}\p{Greek}\u2102-\u2134\U0001d400-\U0001d7cb]"
_SCRIPT: Final = r"[\u210a-\u2113\u211b\u212c-\u2134\U0001d49c-\U0001d4cf]"
_EAST_ASIAN: Final = r"[\p{Han}\p{Hiragana}\p{Katakana}\u3000-\u303f\uff00-\uffef]"

RULES: Final = (
    Rule("\u034f", before=r"\p{M}", after=r"\p{M}"),
    Rule("\u115f", after=r"[\u1160-\u11a7\ud7b0-\ud7c6]"),
    Rule("\u1160", before=r"[\u1100-\u115f\ua960-\ua97c]"),
    Rule("\u17b4\u17b5", before=r"\p{Khmer}"),
    Rule("\u180b-\u180f", before=r"\p{Mongolian}"),
    Rule(
        "\u200b",
        before=rf"(?:{_EAST_ASIAN}[\s\u200b]{{0,4}}|{_UNSPACED}[^\n]{{0,{FAR}}})",
        after=rf"(?:[\s\u200b]{{0,4}}{_EAST_ASIAN}|[^\n]{{0,{FAR}}}{_UNSPACED})",
    ),
    # Persian puts a non-joiner between a name, a figure or a closing mark and its ending.
    Rule("\u200c", before=rf"(?:{_INDIC}|{_JOINS})", both=(r"[^\s\u200c\u200d]", _JOINS)),
    Rule(
        "\u200d",
        before=rf"(?:{_INDIC}|{_JOINS})",
        after=rf"(?:\p{{ccc=9}}|{_JOINS})",
        both=(_EMOJI, r"\p{Extended_Pictographic}"),
    ),
    # Function application, then invisible times, separator and plus: in formulas, not in words.
    Rule("\u2061", both=(rf"(?:{_VARIABLE}|[)\]])", rf"(?:{_VARIABLE}(?!\p{{L}})|[\p{{N}}(\[])")),
    Rule(
        "\u2062-\u2064",
        both=(
            rf"(?:(?<!\p{{L}}){_VARIABLE}\p{{M}}?|[\p{{N}})\]])",
            rf"(?:{_VARIABLE}(?!\p{{L}}{{{FUNCTION}}})|[\p{{N}}(\[])",
        ),
    ),
    Rule(
        "\u2800",
        before=r"[\u2801-\u28ff][\s\u2800]{0,40}",
        after=r"[\s\u2800]{0,40}[\u2801-\u28ff]",
    ),
    Rule("\u3164", before=r"[\u3131-\u318e]", after=r"[\u3131-\u318e]"),
    # Variants of operators, script letters, ideographs and the marks among them, quotes, the zero.
    Rule(
        "\ufe00-\ufe0d",
        before=r"(?:[\p{Sm}\p{Han}\p{Myanmar}\p{Phags_Pa}\p{Manichaean}\p{Egyptian_Hieroglyphs}"
        rf"\u2018-\u201f\u3001\u3002\uff01-\uff1f0]|{_SCRIPT})",
    ),
    # Keycaps were once written with the selector at their end.
    Rule("\ufe0e\ufe0f", before=r"[\p{Emoji}\p{Extended_Pictographic}\p{So}\p{Sm}\p{No}\u20e3]"),
    Rule("\U000e0100-\U000e01ef", before=r"\p{Han}"),
    # Controls of shorthand and of musical notes.
    Rule("\U0001bca0-\U0001bca3", before="[\U0001bc00-\U0001bca3]"),
    Rule("\U0001d173-\U0001d17a", both=("[\U0001d100-\U0001d1ff]", "[\U0001d100-\U0001d1ff]")),
    # The word joiner, deprecated controls, the half-width filler, interlinear annotation.
    Rule(r"\u2060\u206a-\u206f\uffa0\ufff9-\ufffb"),
)
"""All that is judged here; soft hyphens, bidirectional controls, tags and U+FEFF are not."""


def misplaced(document: Document) -> NDArray[np.int64]:
    """Offsets of the characters that have a rule and stand where it does not allow them."""
    places = document.places(INVISIBLE)
    others = kinds_with(Property.BIDI_CONTROL | Property.TAG)[document.kinds[places]]
    doubtful = (document.codes[places] != 0xAD) & ~others & ~_plainly_right(document, places)
    wrong: list[int] = []
    if doubtful.any():
        text, judged, right = document.text, *_patterns()
        candidates = places[doubtful].tolist()
        wrong = [at for at in candidates if judged.match(text, at) and not right.match(text, at)]
    return np.array(wrong, dtype=np.int64)


def idle(text: str, start: int, end: int) -> bool:
    """Are these joiners in the writing of a script that has uses for them, if not for these?

    A second one in a row, or one beside a blank, changes nothing that is shown.
    """
    return bool(_idle().fullmatch(text, max(start - 2, 0), end + 2))


def _plainly_right(document: Document, places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which places need no closer look: in emoji, and in the scripts that are full of them."""
    codes, kinds = document.codes[places], document.kinds
    before = kinds[np.maximum(places - 1, 0)]
    after = kinds[np.minimum(places + 1, kinds.size - 1)]
    joining = kinds_with(Property.ARABIC | Property.INDIC | Property.VIRAMA)
    unspaced = kinds_with(Property.SOUTH_EAST_ASIAN)
    joined = ((codes == 0x200C) | (codes == 0x200D)) & joining[before]
    pictures = kinds_with(Property.PICTOGRAPH)
    picture = (codes == 0xFE0F) & pictures[before]
    picture |= (codes == 0x200D) & pictures[before] & pictures[after]
    blank = codes == 0x200B
    if MUCH * document.count(Property.SOUTH_EAST_ASIAN) < document.count(Property.LETTER):
        blank &= unspaced[before] | unspaced[after]
    plain: NDArray[np.bool_] = joined | blank | picture
    return plain


@cache
def _patterns() -> tuple[Any, Any]:
    """A character that has a rule; one that is right where it stands."""
    import regex  # knows the properties of Unicode, and takes a while to import

    judged = "".join(rule.characters for rule in RULES)
    ways = (way for rule in RULES for way in _ways(rule))
    return regex.compile(f"[{judged}]"), regex.compile("|".join(ways))


def _ways(rule: Rule) -> list[str]:
    """Patterns of a character of the rule that is right."""
    one = f"[{rule.characters}]"
    first, second = rule.both
    ways = [
        f"(?<={rule.before}){one}" if rule.before else "",
        f"{one}(?={rule.after})" if rule.after else "",
        f"(?<={first}){one}(?={second})" if first else "",
    ]
    return [way for way in ways if way]


@cache
def _idle() -> Any:
    """Joiners and up to two characters on each side, one of them of a script that has joiners."""
    import regex

    return regex.compile(
        rf"(?s)(?=.*(?:{_INDIC}|[\p{{jt=D}}\p{{jt=R}}])).{{0,2}}[\u200c\u200d]+.{{0,2}}"
    )
