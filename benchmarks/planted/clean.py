"""Clean documents, hard ones among them: what looks like a defect and is none."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from planted.case import Case, text_case
from planted.texts import is_unspaced, records

CLOSING: Final = ("”", "»", "」", "』", ")", "“")
"""What belongs to the sentence before it."""

INNOCENT: Final = ("punctuation/innocent.jsonl", "punctuation/balanced.jsonl")
"""Files of cases whose every text is clean."""


def cases(language: str, paragraphs: Sequence[str]) -> Iterator[Case]:
    """The text as it is, and in the forms that other genres have."""
    text = "\n\n".join(paragraphs)
    yield text_case("clean/prose", language, "", text + "\n")
    yield text_case("clean/paragraph a line", language, "", "\n".join(paragraphs) + "\n")
    lines = [line for one in paragraphs for line in sentences(one)]
    yield text_case("clean/sentence a line", language, "", "\n".join(lines) + "\n")
    yield text_case(
        "clean/list", language, "", "\n".join(f"- {line}" for line in islice(lines, 8)) + "\n"
    )
    yield text_case("clean/subtitles", language, "", subtitles(lines))
    yield text_case("clean/CRLF", language, "", text.replace("\n", "\r\n") + "\r\n")
    words = text.replace("\n", " ").split()
    if not is_unspaced(language) and len(words) > 20:
        rows = zip(words[::2], words[1::2], strict=False)
        table = "\n".join(f"| {a:<20} | {b:<20} |" for a, b in islice(rows, 12))
        yield text_case("clean/table", language, "", table + "\n")


def others() -> Iterator[Case]:
    """Cases of the project that stand for themselves; each is clean in one family at least."""
    for file in INNOCENT:
        for record in records(file):
            yield text_case(
                "clean/hard punctuation", record["language"], "", record["text"] + "\n",
                judged="punctuation",
            )  # fmt: skip
    for record in records("encoding/not_mojibake.jsonl"):
        yield text_case("clean/not mojibake", "mixed", "", record["text"] + "\n", judged="encoding")
    for record in records("wrapping/unwrapped.jsonl"):
        yield text_case("clean/not wrapped", "mixed", "", record["text"] + "\n", judged="wrapping")


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, cut after final marks."""
    found, begin = [], 0
    for at, character in enumerate(paragraph[:-1]):
        ends = character in "。！？" or (character in ".!?।؟" and paragraph[at + 1] == " ")
        if ends and not paragraph[at + 1 :].lstrip().startswith(CLOSING):
            found.append(paragraph[begin : at + 1].strip())
            begin = at + 1
    return [*found, paragraph[begin:].strip()]


def subtitles(lines: Sequence[str]) -> str:
    """Lines as cues of SubRip."""
    return "\n".join(
        f"{number}\n00:00:{number:02},000 --> 00:00:{number:02},900\n{line}\n"
        for number, line in enumerate(lines, 1)
    )
