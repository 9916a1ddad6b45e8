r"""Truncated ending: the document breaks off in the middle of a sentence.

The last paragraph ends in a word while the document's other paragraphs of prose end in terminal
marks. What a terminal mark is depends on the script: `.`, `。`, `।`, `።`, `؟` and many more;
closing quotes and brackets, colons, numbers, symbols and emoji are endings as well.

It hurts downstream: a model learns to stop anywhere; the missing half was often cut by a limit on
bytes, so the same limit cut other documents too.

Traps: headings, list items, captions and signatures end without a mark; so do all paragraphs of
verse, of lists and of Thai, where nothing is said.

Mend: fetch the document again without the limit, or cut it back to the last whole sentence.

Okay: "The tide went out. " * 10
Okay: Contents
Bad: "The tide went out. The boats lay on the sand. Nobody came to the quay. Somebody had pai"
"""

from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.ending import cut_off
from audits.finding import Column, Finding, Measure
from audits.masking.damaged import damaged_paragraphs

CODE: Final = "PB006"
NAME: Final = "truncated ending"
COLUMNS: Final = (
    Column(
        "truncated_ending", "1 if the document breaks off inside a sentence", "places", 0, "warning"
    ),
)
NEEDS: Final = Property.LETTER


def find(document: Document) -> Iterator[Measure]:
    """The last word, if it ends nothing."""
    last = cut_off(document)
    if last is None or (last.start, last.end) in damaged_paragraphs(document):
        return
    words = document.text[last.start : last.end].split()
    start = last.end - len(words[-1]) if len(words) > 1 else last.end - 1
    message = "the document breaks off here, inside a sentence"
    fix = "fetch it again in full, or cut it back to the last whole sentence"
    yield Measure(COLUMNS[0].name, 1.0, (Finding(start, last.end, message, fix),))
