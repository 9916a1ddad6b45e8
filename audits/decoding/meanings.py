"""What escapes stand for: the characters that a notation writes; empty if it writes none here."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from audits.decoding import plausibility
from audits.patterns import pattern

LEAST_SENSE: Final = -4.0
"""Plausibility (see audits/plausibility.py) of what an escape without context decodes to."""

FIRST_WIDE: Final = "\u2e80"
LEAST_WIDE: Final = 3
"""From U+2E80 on, Chinese and Korean begin: +abc- is one of their characters by chance."""

ADDRESS: Final = r"://|www\.|[/?&=#\\]"
"""Signs of an address before a percent escape, where it belongs."""
LONGEST_ADDRESS: Final = 2_048
"""Characters before an escape that are asked; sitemaps.org allows no longer addresses."""

LINE: Final = 400
"""Characters on each side of an escape that are asked whether they are a program."""
STRING: Final = r"(?<!\\)\"|(?<![^\W\d_])'|`"
"""A mark around a program's string, no apostrophe."""


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


def entity(found: re.Match[str]) -> str:
    """The character of an entity of HTML; of one that was escaped twice, the first again."""
    from html import unescape
    from html.entities import html5

    name = found[1]
    if _quoted(found) or not (name.startswith("#") or name in html5):
        return ""
    meant = unescape(f"&{name}")
    return "" if meant == f"&{name}" else meant


def from_units(found: re.Match[str]) -> str:
    r"""The characters of \uXXXX, with surrogates joined."""
    units = "".join(found[0].split("\\u"))
    meant = bytes.fromhex(units).decode("utf-16-be", "ignore")
    enough = len(found[0]) > 6 or _in_word(found) or (_alone(found) and meant.isalpha())
    return meant if _letters(meant) and enough and not _quoted(found) else ""


def from_bytes(data: bytes) -> str:
    """The text of bytes in UTF-8; empty if they are none or no letters."""
    try:
        meant = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return meant if _letters(meant) else ""


def from_hex(found: re.Match[str]) -> str:
    r"""The characters of \xE2\x80\x99 or =E2=80=99."""
    return "" if _quoted(found) else from_bytes(bytes.fromhex(re.sub(r"\\x|=", "", found[0])))


def latin_1(found: re.Match[str]) -> str:
    """The letter of =E9 inside a word."""
    meant = bytes.fromhex(found[0][1:]).decode("latin-1")
    return meant if meant.isalpha() else ""


def from_octal(found: re.Match[str]) -> str:
    r"""The characters of \303\251."""
    data = bytes(int(number, 8) for number in found[0].split("\\")[1:])
    return "" if _quoted(found) else from_bytes(data)


def latin_1_hex(found: re.Match[str]) -> str:
    r"""The letter of \xE9 inside a word."""
    meant = bytes.fromhex(found[0][2:]).decode("latin-1")
    return meant if meant.isalpha() and not _in_string(found) else ""


def line_end(found: re.Match[str]) -> str:
    r"""The line ends of \n."""
    return "" if _in_string(found) else "\n" * found[0].count("n")


def quotation(found: re.Match[str]) -> str:
    r"""The quotation in \"."""
    return "" if _in_string(found) else found[0].replace('\\"', '"')


def _in_string(found: re.Match[str]) -> bool:
    """Does the line hold a quotation mark that is not escaped, as around a program's string?"""
    text = found.string
    first = max(text.rfind("\n", 0, found.start()) + 1, found.start() - LINE)
    last = text.find("\n", found.end(), found.end() + LINE)
    end = last if last >= 0 else found.end() + LINE
    return pattern(STRING).search(text, first, end) is not None


def from_percent(found: re.Match[str]) -> str:
    """The characters of %E4%BD%A0 outside of addresses."""
    text = found.string
    first = max(found.start() - LONGEST_ADDRESS, 0)
    blank = max(text.rfind(blank, first, found.start()) for blank in " \n\t")
    if pattern(ADDRESS).search(text, max(first, blank + 1), found.start()):
        return ""
    return from_bytes(bytes.fromhex(found[0].replace("%", "")))


def from_utf_7(found: re.Match[str]) -> str:
    """The characters of +AOk-."""
    try:
        meant = found[0].encode().decode("utf-7")
    except UnicodeDecodeError:
        return ""
    if not _letters(meant) or any(character.isascii() for character in meant):
        return ""
    if meant >= FIRST_WIDE and len(meant) < LEAST_WIDE:
        return ""
    return meant if _makes_sense(meant) else ""


@lru_cache(maxsize=1 << 12)
def _makes_sense(meant: str) -> bool:
    """Is it plausible by itself?"""
    return plausibility.sense(meant).mean >= LEAST_SENSE


def from_pairs(codec: str, lead: str, tail: str) -> Callable[[re.Match[str]], str]:
    """What reads the pairs of an escape of ISO-2022-JP or HZ."""

    def meaning(found: re.Match[str]) -> str:
        try:
            meant = f"{lead}{found[1]}{tail}".encode().decode(codec)
        except UnicodeDecodeError:
            return ""
        return meant if _makes_sense(meant) else ""

    return meaning
