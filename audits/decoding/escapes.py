"""Escapes: the notations in which formats write characters, read back into text."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from audits.decoding import plausibility
from audits.patterns import pattern

LEAST_SENSE: Final = -4.0
"""Plausibility (see audits/plausibility.py) of what an escape without context decodes to."""

FIRST_WIDE: Final = "\u2e80"
LEAST_WIDE: Final = 3
"""From U+2E80 on, Chinese and Korean begin: +abc- is one of their characters by chance."""

ADDRESS: Final = r"://|www\.|[/?&=#\\]"
"""Signs of an address before a percent escape, where it belongs."""


class Escape(NamedTuple):
    """An escape with what it stands for."""

    start: int
    end: int
    kind: str
    meant: str


class Notation(NamedTuple):
    """A way of writing escapes."""

    kind: str
    sign: str
    """What each of them holds: without it, no search."""
    expression: str
    meaning: Callable[[re.Match[str]], str]
    """What an escape stands for; empty if it is none."""


def escapes(text: str) -> Iterator[Escape]:
    """The escapes in *text* that stand for letters or marks, in order within each notation."""
    for notation in NOTATIONS:
        if notation.sign in text:
            for found in pattern(notation.expression).finditer(text):
                meant = notation.meaning(found)
                if meant:
                    yield Escape(*found.span(), notation.kind, meant)


def _letters(meant: str) -> bool:
    """Do they all belong into text, at least one of them beyond ASCII?"""
    return not meant.isascii() and all(
        character.isalnum() or character.isprintable() or character.isspace() for character in meant
    )


def _in_word(found: re.Match[str]) -> bool:
    """Does a letter stand right before or after?"""
    text = found.string
    return (
        text[found.start() - 1 : found.start()].isalpha()
        or text[found.end() : found.end() + 1].isalpha()
    )


def _alone(found: re.Match[str]) -> bool:
    """Is it a word of its own?"""
    text = found.string
    return (
        text[found.start() - 1 : found.start()].isspace()
        and text[found.end() : found.end() + 1].isspace()
    )


def _quoted(found: re.Match[str]) -> bool:
    """Does it stand between quotation marks or brackets, as a program's string does?"""
    text = found.string
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return before != "" and before in "\"'[{(/=" and after != "" and after in "\"']})/-"


def _entity(found: re.Match[str]) -> str:
    """The character of an entity of HTML; of one that was escaped twice, the first again."""
    from html import unescape
    from html.entities import html5

    name = found[1]
    if _quoted(found) or not (name.startswith("#") or name in html5):
        return ""
    meant = unescape(f"&{name}")
    return "" if meant == f"&{name}" else meant


def _from_units(found: re.Match[str]) -> str:
    r"""The characters of \uXXXX, with surrogates joined."""
    units = "".join(found[0].split("\\u"))
    meant = bytes.fromhex(units).decode("utf-16-be", "ignore")
    enough = len(found[0]) > 6 or _in_word(found) or (_alone(found) and meant.isalpha())
    return meant if _letters(meant) and enough and not _quoted(found) else ""


def _from_bytes(data: bytes) -> str:
    """The text of bytes in UTF-8; empty if they are none or no letters."""
    try:
        meant = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return meant if _letters(meant) else ""


def _from_hex(found: re.Match[str]) -> str:
    r"""The characters of \xE2\x80\x99 or =E2=80=99."""
    return "" if _quoted(found) else _from_bytes(bytes.fromhex(re.sub(r"\\x|=", "", found[0])))


def _latin_1(found: re.Match[str]) -> str:
    """The letter of =E9 inside a word."""
    meant = bytes.fromhex(found[0][1:]).decode("latin-1")
    return meant if meant.isalpha() else ""


def _from_octal(found: re.Match[str]) -> str:
    r"""The characters of \303\251."""
    data = bytes(int(number, 8) for number in found[0].split("\\")[1:])
    return "" if _quoted(found) else _from_bytes(data)


def _from_percent(found: re.Match[str]) -> str:
    """The characters of %E4%BD%A0 outside of addresses."""
    text = found.string
    begin = (
        max(text.rfind(blank, max(found.start() - 300, 0), found.start()) for blank in " \n\t") + 1
    )
    if pattern(ADDRESS).search(text, begin, found.start()):
        return ""
    return _from_bytes(bytes.fromhex(found[0].replace("%", "")))


def _from_utf_7(found: re.Match[str]) -> str:
    """The characters of +AOk-."""
    try:
        meant = found[0].encode().decode("utf-7")
    except UnicodeDecodeError:
        return ""
    if not _letters(meant) or any(character.isascii() for character in meant):
        return ""
    if meant >= FIRST_WIDE and len(meant) < LEAST_WIDE:
        return ""
    return meant if plausibility.sense(meant).mean >= LEAST_SENSE else ""


def _from_pairs(codec: str, lead: str, tail: str) -> Callable[[re.Match[str]], str]:
    """What reads the pairs of an escape of ISO-2022-JP or HZ."""

    def meaning(found: re.Match[str]) -> str:
        try:
            meant = f"{lead}{found[1]}{tail}".encode().decode(codec)
        except UnicodeDecodeError:
            return ""
        return meant if plausibility.sense(meant).mean >= LEAST_SENSE else ""

    return meaning


NOTATIONS: Final = (
    Notation("character entity", "&", r"&(?:amp;)*(#?[0-9A-Za-z]{2,31};)", _entity),
    Notation("backslash escape", "\\u", r"(?:\\u[0-9A-Fa-f]{4})+", _from_units),
    Notation("backslash escape", "\\x", r"(?:\\x[0-9A-Fa-f]{2}){2,}", _from_hex),
    Notation("backslash escape", "\\", r"(?:\\[2-3][0-7]{2}){2,}", _from_octal),
    Notation("percent escape", "%", r"(?:%[0-9A-Fa-f]{2}){2,}", _from_percent),
    Notation("quoted-printable", "=", r"(?:=[0-9A-F]{2}){2,}", _from_hex),
    Notation("quoted-printable", "=", r"(?<=[a-z])=[C-F][0-9A-F](?=[a-z])", _latin_1),
    Notation("UTF-7", "+", r"\+[A-Za-z0-9/][A-Za-z0-9+/]{2,300}-", _from_utf_7),
    Notation(
        "ISO-2022-JP",
        "$",
        r"\x1b?\$[@B]((?:[!-~]{2}){1,80}?)\x1b?\([BJ]",
        _from_pairs("iso2022_jp", "\x1b$B", "\x1b(B"),
    ),
    Notation("HZ", "~{", r"~\{((?:[!-}][!-~]){1,80}?)~\}", _from_pairs("hz", "~{", "~}")),
)
