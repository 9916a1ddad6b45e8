"""Smiles of single brackets: `:-)`, `text)))`, `(^_^)`."""

import re
from collections.abc import Iterator
from typing import Final

_EMOTICON: Final = re.compile(
    r"(?<![\w:;=(\[])[:;=8xXB][-o*'^]?[()\[\]|/\\DPp]+(?!\w)"  # :-) both ways round (-:
    r"|(?<!\w)[()\[\]]+[-o*']?[:;=8](?![\w:;=])"
)
_GLUED: Final = re.compile(r"(?<=[\w=])[:;](?:[-^][()\[\]]+|\)+)(?!\w)")
"""Without a blank before:-) it is a smile if no bracket waits."""
_EYES: Final = r"\^´`＾°・･≧≦><＞＜;；TtoO0ｏ~～￣⌒◕◉ಠ•*=_＿✿｡。.,ω∀дДﾟ゜–\-╯╥๑\u0300\u0301\u0304"
_KAOMOJI: Final = re.compile(rf"[(（] ?[{_EYES}][^()（）\n]{{0,8}}[{_EYES}][)）]")
"""A face: eyes or cheeks beside both brackets."""

_ORDINARY: Final = frozenset(" \u3000,.-")
"""What stands in asides as well as in faces."""

_THROW: Final = re.compile("[╯ノﾉ┛彡] ?\ufe35")
"""An arm that throws a table: a bracket of vertical writing is the table's way."""

_RUN: Final = re.compile(r"(?<=[\w!?.,…\"'»”]) ?(?P<run>\)+|\(+)(?!\w)")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_BEFORE: Final = 60
"""How far back an opener is looked for that a row of closers may close."""


def smiles(text: str) -> Iterator[tuple[int, int]]:
    """Emoticons, kaomoji and the rows of brackets that smile in Cyrillic writing."""
    if any(eyes in text for eyes in ":;=8xXB"):
        yield from (found.span() for found in _EMOTICON.finditer(text))
        yield from (found.span() for found in _GLUED.finditer(text) if not _waits(text, found))
    yield from kaomoji(text)
    if "((" in text or "))" in text:
        yield from _rows(text)


def kaomoji(text: str) -> Iterator[tuple[int, int]]:
    """Faces between brackets."""
    if "\ufe35" in text:
        yield from (found.span() for found in _THROW.finditer(text))
    for found in _KAOMOJI.finditer(text):
        inside = found.group()[1:-1]
        if not all(sign.isalnum() or sign in _ORDINARY for sign in inside):
            yield found.span()


def _rows(text: str) -> Iterator[tuple[int, int]]:
    """Rows of brackets that smile; where they do, a single bracket may smile too."""
    every = list(_RUN.finditer(text))
    rows = [found for found in every if len(found["run"]) > 1 and _is_smile(text, found)]
    yield from (found.span("run") for found in rows)
    if rows:
        yield from (found.span("run") for found in every if _is_single(text, found))


def _is_single(text: str, found: re.Match[str]) -> bool:
    """Does a bracket stand after a Cyrillic word, where the stop of the sentence would stand?"""
    after = text[found.end() : found.end() + 1]
    ends = len(found["run"]) == 1 and (not after or after.isspace())
    return ends and bool(_CYRILLIC.match(text, found.start() - 1))


def _is_smile(text: str, found: re.Match[str]) -> bool:
    """Is a row of brackets more than the end of an aside inside an aside?"""
    cyrillic = _CYRILLIC.search(text, max(found.start() - _BEFORE, 0), found.start())
    return bool(cyrillic) or not _waits(text, found)


def _waits(text: str, found: re.Match[str]) -> bool:
    """Does an opener wait before the place?"""
    start, end = max(found.start() - _BEFORE, 0), found.start()
    return text.count("(", start, end) > text.count(")", start, end)
