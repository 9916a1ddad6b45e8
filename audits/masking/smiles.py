"""Smiles of single brackets: `:-)`, `text)))`, `(^_^)`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

_SIGNS: Final = ":;=8xXB" + "-o*'^" + "()[]" + "|/\\DPp"
"""What emoticons are made of: eyes, noses, brackets, other mouths."""

_MEMBERS: Final = frozenset(_SIGNS)

_EYES: Final = (
    r"\^´`｀．●○◎◡﹏＾°・･≧≦><＞＜;；TtoO0ｏ~～￣⌒◕◉ಠ•*=_＿✿｡。.,ω∀дДﾟ゜–\-╯╥๑\u0300\u0301\u0304"
)
WIDEST_FACE: Final = 12
"""Characters of the widest face after its opening bracket."""

_ORDINARY: Final = frozenset(" \u3000,.-")
"""What stands in asides as well as in faces."""

_ARM: Final = "\ufe35"
"""A bracket of vertical writing, the way of a table that an arm throws."""

_BEFORE: Final = 60
"""How far back an opener is looked for that a bracket may close."""

_BEFORE_A_ROW: Final = 400
"""The same of a row of them, as at the end of `(see [the page](https://example.org/page))`."""


@cache
def _emoticon() -> re.Pattern[str]:
    """:-) both ways round (-:, but no end of a version, `v22.x)`"""
    return re.compile(
        r"(?<![\w:;=(\[])(?:[:;=]|(?<![./])[8xXB])[-o*'^]?[()\[\]|/\\DPp]+(?!\w)"
        r"|(?:(?<![\w()\[\]])|(?<=\w[()\[\]]))[()\[\]]++[-o*']?[:;=8](?![\w:;=])"
    )


@cache
def _glued() -> re.Pattern[str]:
    """Without a blank before:-) it is a smile if no bracket waits."""
    return re.compile(r"(?<=[\w=])[:;](?:[-^][()\[\]]+|\)+)(?!\w)")


@cache
def _kaomoji() -> re.Pattern[str]:
    """A face: eyes or cheeks beside both brackets."""
    return re.compile(rf"[(（] ?[{_EYES}][^()（）\n]{{0,8}}[{_EYES}][)）]")


@cache
def _throw() -> re.Pattern[str]:
    """An arm that throws a table."""
    return re.compile(f"[╯ノﾉ┛彡] ?{_ARM}")


@cache
def _run() -> re.Pattern[str]:
    """Equal brackets after a word or its mark."""
    return re.compile(r"(?<=[\w!?.,…\"'»”]) ?(?P<run>\)+|\(+)(?!\w)")


@cache
def _round() -> re.Pattern[str]:
    """A round bracket."""
    return re.compile(r"[()]")


@cache
def _row() -> re.Pattern[str]:
    """Several equal brackets."""
    return re.compile(r"\({2,}|\){2,}")


@cache
def _cyrillic() -> re.Pattern[str]:
    """A letter of Russian and its relatives."""
    return re.compile("[\u0400-\u04ff]")


@cache
def _signs() -> re.Pattern[str]:
    """What may be an emoticon, from a place on."""
    return re.compile(f"[{re.escape(_SIGNS)}]*")


def smiles(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Emoticons, kaomoji and the rows of brackets that smile in Cyrillic writing.

    Those that the marks at *places* are part of; some others may be among them.
    """
    for start, end in _signs_around(text, places):
        faces = _emoticon().finditer(text, start, end)
        yield from (found.span() for found in faces if not _ends_an_aside(text, found))
        glued = _glued().finditer(text, start, end)
        yield from (found.span() for found in glued if not _waits(text, found))
    yield from kaomoji(text, places)
    if "((" in text or "))" in text:
        yield from _rows(text, places)


def kaomoji(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Faces between brackets, around these places."""
    if _ARM in text:
        yield from (found.span() for found in _throw().finditer(text))
    if "(" not in text and "（" not in text:
        return
    done = 0
    for place in places:
        first = max(done, place - WIDEST_FACE)
        opener = max(text.rfind("(", first, place + 1), text.rfind("（", first, place + 1))
        if opener >= 0 and (found := _kaomoji().match(text, opener)):
            done = found.end()
            inside = found.group()[1:-1]
            if not all(sign.isalnum() or sign in _ORDINARY for sign in inside):
                yield found.span()


def _signs_around(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where more than one sign of an emoticon stands around a round or square bracket.

    The character after them belongs to each stretch, for what may follow an emoticon.
    """
    done = 0
    for place in places:
        if place < done or text[place] not in "()[]":
            continue
        if text[place - 1 : place] not in _MEMBERS and text[place + 1 : place + 2] not in _MEMBERS:
            continue
        before = text[max(place - _BEFORE, done) : place]
        start = place - len(before) + len(before.rstrip(_SIGNS))
        found = _signs().match(text, place)
        done = found.end() if found else place
        if done - start > 1:
            yield start, done + 1


def _rows(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rows of brackets that smile; where they do, a single bracket may smile too."""
    runs = [_run_at(text, row.start()) for row in _row().finditer(text)]
    rows = [run for run in runs if run and len(run["run"]) > 1 and _is_smile(text, run)]
    yield from (row.span("run") for row in rows)
    if rows:
        singles = (_run_at(text, place) for place in places if text[place] in "()")
        yield from (run.span("run") for run in singles if run and _is_single(text, run))


def _run_at(text: str, place: int) -> re.Match[str] | None:
    """The run of brackets that begins at a place, with a blank before it."""
    return _run().match(text, place - (text[place - 1 : place] == " "))


def _is_single(text: str, found: re.Match[str]) -> bool:
    """Does a bracket stand after a Cyrillic word, where the stop of the sentence would stand?"""
    after = text[found.end() : found.end() + 1]
    ends = len(found["run"]) == 1 and (not after or after.isspace())
    return ends and bool(_cyrillic().match(text, found.start() - 1))


def _is_smile(text: str, found: re.Match[str]) -> bool:
    """Is a row of brackets more than the end of an aside inside an aside?"""
    cyrillic = _cyrillic().search(text, max(found.start() - _BEFORE, 0), found.start())
    return bool(cyrillic) or not _waits(text, found, _BEFORE_A_ROW)


def _ends_an_aside(text: str, found: re.Match[str]) -> bool:
    """Is it a letter or a figure before the end of an aside, `(terminal X)`?"""
    if not found[0][0].isalnum():
        return False
    before = text[max(found.start() - _BEFORE, 0) : found.start()]
    _, opener, aside = before.rpartition("(")
    return bool(opener) and aside[:1].isalnum() and ")" not in aside


def _waits(text: str, found: re.Match[str], reach: int = _BEFORE) -> bool:
    """Does an opener without its closer stand before the place?"""
    closed = 0
    for bracket in reversed(_round().findall(text, max(found.start() - reach, 0), found.start())):
        if bracket == ")":
            closed += 1
        elif not closed:
            return True
        else:
            closed -= 1
    return False
