"""Punctuation planted: brackets lost or crossed, marks doubled or of the wrong width, a cut end."""

from collections.abc import Iterator, Sequence

from planted.case import Case, text_case
from planted.texts import is_unspaced

FULL_WIDTH = dict(zip("，。：；？！", ",.:;?!", strict=True))
"""Full-width marks with the ASCII mark that stands in their place by mistake."""


def cases(language: str, paragraphs: Sequence[str]) -> Iterator[Case]:
    """Each kind of defect once."""
    for kind, opening, closing in (("unclosed", "(", ""), ("unopened", "", ")")):
        text, place = enclosed(language, paragraphs, opening, closing)
        yield text_case(f"punctuation/{kind}", language, "punctuation", text, place=place)
    text, _ = enclosed(language, paragraphs, "([", ")]")
    yield text_case("punctuation/crossed", language, "punctuation", text)
    yield from _marks(language, paragraphs)
    *others, last = sorted(paragraphs, key=len)
    middle = 3 * len(last) // 4
    cut = last[: middle if is_unspaced(language) else last.rfind(" ", 0, middle)]
    ended = "\n\n".join([*others, cut.rstrip("،,，、.。:;!?…’”»)」』 ")])
    yield text_case("punctuation/truncated", language, "punctuation", ended)


def enclosed(
    language: str, paragraphs: Sequence[str], opening: str, closing: str
) -> tuple[str, int]:
    """The text with a bracket before one word and another after a later one; the first's place."""
    longest = max(paragraphs, key=len)
    if is_unspaced(language):
        marks = str.maketrans("()[]", "（）［］") if language[:2] in ("zh", "ja") else {}
        opening, closing = opening.translate(marks), closing.translate(marks)
        first, last = len(longest) // 3, len(longest) // 3 + 8
        place = longest[:first] + opening + longest[first:last] + closing + longest[last:]
        at = first if opening else last
    else:
        words = longest.split(" ")
        third = len(words) // 3
        before, inside, after = words[:third], words[third : third + 3], words[third + 3 :]
        held = " ".join(inside)
        place = " ".join([*before, opening + held + closing, *after])
        at = len(" ".join(before)) + 1 + (0 if opening else len(held))
    others = [one for one in paragraphs if one != longest]
    return "\n\n".join([place, *others]) + "\n", at


def _marks(language: str, paragraphs: Sequence[str]) -> Iterator[Case]:
    """Marks doubled, of the wrong width, or after a blank."""
    text = "\n\n".join(paragraphs) + "\n"
    comma = next((mark for mark in ",，、،" if mark in text), "")
    if comma:
        at = text.index(comma)
        doubled = text[:at] + comma + text[at:]
        yield text_case("punctuation/doubled", language, "punctuation", doubled, place=at)
    if comma == "," and not language.startswith("fr"):
        at = text.index(comma)
        spaced = text[:at] + " " + text[at:]
        yield text_case("punctuation/space", language, "punctuation", spaced, place=at)
    if language.startswith(("zh", "ja")):
        for wide, narrow in FULL_WIDTH.items():
            if text.count(wide) > 2:
                at = text.index(wide)
                wrong = text[:at] + narrow + text[at + 1 :]
                yield text_case("punctuation/width", language, "punctuation", wrong, place=at)
