r"""Hidden text: words or bytes written in characters that nobody can see.

The tag characters U+E0020 to U+E007E mirror ASCII and are never shown. Their one use today is in
emoji: the flags of England, Scotland and Wales are a black flag, tags that spell a region, and
U+E007F. Anything else is hidden text; here it is decoded and shown.

The 256 variation selectors choose the look of the character before them, one selector each. A row
of them spells bytes: any text can ride unseen behind an emoji or a letter.

It hurts downstream: a prompt, a watermark or an instruction reaches a model that no reviewer saw.

To mend: delete what is hidden; ask where the document came from.

Source: UTS #51 section C.1 and annex C.1.1 (flags); the Unicode Standard, section 23.9 (tags are
deprecated but for emoji) and 23.4 (variation selectors).

Okay: \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f
Okay: \u2764\ufe0f\ufe0f
Bad: Hello\U000e0069\U000e0067\U000e006e\U000e006f\U000e0072\U000e0065 world
"""

import re
from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.finding import MOST_TOLD, Column, Finding, Measure, evidence
from audits.patterns import pattern
from audits.stretches import stretches

CODE: Final = "EN009"
NAME: Final = "hidden text"
COLUMNS: Final = (
    Column("tag_characters", "tag characters outside emoji flags", "characters", 0, "critical"),
    Column(
        "hiding_selectors",
        "variation selectors in rows, which spell bytes",
        "characters",
        0,
        "critical",
    ),
)
NEEDS: Final = Property.TAG | Property.VARIATION

# A region: two letters of the country, one to three letters or digits (ISO 3166-2).
_FLAG: Final = (
    "(?<=\U0001f3f4)[\U000e0061-\U000e007a]{2}"
    "[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,3}\U000e007f"
)
_TAGS: Final = f"(?P<flag>{_FLAG})|[\U000e0000-\U000e007f]+"
_SELECTORS: Final = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
LEAST_ROW: Final = 4
"""Variation selectors in a row that are no accident, unless all are alike: keyboards stutter."""
MOST_SHOWN: Final = 60
"""Characters of the hidden text in a message; the details have all."""


def find(document: Document) -> Iterator[Measure]:
    """Each run of tags that is no flag; each row of selectors."""
    text = document.text
    if document.count(Property.TAG):
        tags = [run for run in pattern(_TAGS).finditer(text) if not run["flag"]]
        yield _measure("tag_characters", tags)
    rows = (
        pattern(_SELECTORS).match(text, start)
        for start, end in stretches(document.places(Property.VARIATION))
        if end - start >= LEAST_ROW
    )
    yield _measure("hiding_selectors", [row for row in rows if row and len({*row[0]}) > 1])


def _measure(name: str, runs: list[re.Match[str]]) -> Measure:
    """How many characters hide something, with a finding for each run."""
    total = sum(run.end() - run.start() for run in runs)
    return Measure(name, float(total), evidence(map(_finding, runs)))


def _finding(run: re.Match[str]) -> Finding:
    """A run of invisible characters, with the text that it hides."""
    spelled = bytes(filter(None, map(_byte, run[0]))).decode("utf-8", "replace")
    hidden = "".join(character for character in spelled if character.isprintable())
    shown = hidden if len(hidden) <= MOST_SHOWN else hidden[: MOST_SHOWN - 1] + "…"
    message = f"hidden text: “{shown}”" if hidden else "invisible characters that may hide text"
    fix = "delete it, and ask where the document came from"
    return Finding(*run.span(), message, fix, details={"hidden": hidden[:MOST_TOLD]})


def _byte(character: str) -> int:
    """The byte that a tag or a selector stands for; 0 if it is a tag that spells nothing."""
    code = ord(character)
    if code >= 0xE0100:
        return code - 0xE0100 + 16
    if code >= 0xE0000:
        return (code - 0xE0000) % 0x7F
    return code - 0xFE00
