r"""Hidden tag text: ASCII written in characters that nobody can see.

The tag characters U+E0020 to U+E007E mirror ASCII and are never shown. Their one use today is in
emoji: the flags of England, Scotland and Wales are a black flag, tags, and U+E007F (UTS #51,
section C.1). Anything else is hidden text; here it is decoded and shown.

It hurts downstream: a prompt, a watermark or an instruction reaches a model that no reviewer saw.

Mend: delete the tags; ask where the document came from.

Okay: \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f
Bad: Hello\U000e0069\U000e0067\U000e006e\U000e006f\U000e0072\U000e0065 world
"""

import re
from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence

CODE: Final = "EN009"
NAME: Final = "hidden tag text"
COLUMNS: Final = (
    Column("tag_characters", "tag characters outside emoji flags", "characters", 0, "critical"),
)
NEEDS: Final = Property.TAG

_FLAG: Final = "(?<=\U0001f3f4)[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f"
_TAGS: Final = re.compile(f"(?P<flag>{_FLAG})|[\U000e0000-\U000e007f]+")
MOST_SHOWN: Final = 60


def find(document: Document) -> Iterator[Measure]:
    """Each run of tags that is no flag."""
    runs = [run for run in _TAGS.finditer(document.text) if not run["flag"]]
    total = sum(run.end() - run.start() for run in runs)
    yield Measure(COLUMNS[0].name, float(total), evidence(map(_finding, runs)))


def _finding(run: re.Match[str]) -> Finding:
    """A run of tags, with the text that it hides."""
    points = (ord(character) - 0xE0000 for character in run.group())
    hidden = "".join(chr(point) for point in points if 0x20 <= point < 0x7F)
    message = f"hidden text: {hidden[:MOST_SHOWN]!r}" if hidden else "tag characters, invisible"
    return Finding(*run.span(), message, "delete it", details={"hidden": hidden})
