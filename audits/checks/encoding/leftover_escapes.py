r"""Leftover escapes: entities, backslash, percent and mail escapes that were never decoded.

`caf&eacute;` is no word that anybody writes. Escapes belong to formats; what is left of them in
prose shows that a text was taken out of HTML, JSON, a URL or a mail without being decoded, or was
encoded once too often (`&amp;amp;`). Models learn to write them, searches miss the words.

Looked for: character entities; runs of \uXXXX, of \xE2\x80\x99 and \303\251; %E4%BD%A0 outside of
addresses; quoted-printable =C3=A9; UTF-7 +AOk-; ISO-2022-JP without its escape characters, $B4A(B;
HZ, ~{VPND~}. An escape counts if it decodes to letters or marks beyond ASCII that could be text.

Spared are documents in HTML, XML or JSON, code in backquotes, and escapes between quotation marks,
brackets or other signs of a program, which speak about escapes instead of using them.

To mend, decode them: the finding shows the text that comes out.

Source: HTML Living Standard, section 13.5; RFC 3986, 2045, 2152, 1468 and 1843.

Okay: AT&T; Q&A; 100% sure; see https://example.org/%E4%BD%A0
Okay: "The class `[\\u4e00-\\u9fff]` matches hanzi, and `&eacute;` is an entity."
Bad: Seleccione una categor&iacute;a de la lista
Bad: Ben &amp;amp; Jerry
Bad: "la jeune femme s'\\u00e9garait"
Bad: "L'honneur exige que je r%C3%A9compense votre bravoure"
Bad: It=E2=80=99s late
Bad: caf+AOk- au lait
Bad: $BF|K\8l(B
Bad: ~{VPND~}
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Final, NamedTuple

from audits import plausibility
from audits.checks.check import ALWAYS
from audits.document import Document
from audits.finding import Column, Finding, Measure, counted

CODE: Final = "EN013"
NAME: Final = "leftover escapes"
NEEDS: Final = ALWAYS
COLUMNS: Final = (Column("leftover_escapes", "escapes left in the text", "places", 0),)

LEAST_SENSE: Final = -4.0
"""Plausibility (see audits/plausibility.py) of what an escape without context decodes to."""

LEAST_TAGS: Final = 3
"""Tags of HTML or XML from which a document is taken for markup."""


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
    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str]], str]
    """What an escape stands for; empty if it is none."""


def find(document: Document) -> Iterator[Measure]:
    """Each escape, neighbours on a line together."""
    text = document.text
    notations = [notation for notation in NOTATIONS if notation.sign in text]
    if not notations or _is_data(text):
        return
    code = _code(text)
    escapes = sorted(
        Escape(*found.span(), notation.kind, meant)
        for notation in notations
        for found in notation.pattern.finditer(text)
        if not any(start <= found.start() < end for start, end in code)
        if (meant := notation.meaning(found))
    )
    yield counted("leftover_escapes", (_finding(text, escape) for escape in escapes))


def _finding(text: str, escape: Escape) -> Finding:
    """An escape, with the word that it should be."""
    written = text[escape.start : escape.end]
    return Finding(
        escape.start,
        escape.end,
        f"{escape.kind} left in the text: {written[:40]} stands for “{escape.meant[:40]}”",
        f"put “{escape.meant[:40]}” there; better, decode the source once more",
        details={"meant": escape.meant[:200], "kind": escape.kind},
    )


_TAG: Final = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]{0,500})?/?>")
_CODE: Final = re.compile(r"(```|~~~).*?(?:\1|\Z)|(`+)[^`\n]+\2", re.DOTALL)


def _is_data(text: str) -> bool:
    """Is the document written in HTML, XML or JSON, where escapes belong?"""
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[", "<") and text.rstrip()[-1:] in (
        "}",
        "]",
        ">",
    ):
        return True
    return (
        sum(1 for _, _tag in zip(range(LEAST_TAGS), _TAG.finditer(text), strict=False))
        == LEAST_TAGS
    )


def _code(text: str) -> list[tuple[int, int]]:
    """Code between backquotes."""
    return [found.span() for found in _CODE.finditer(text)] if "`" in text else []


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


def _quoted(found: re.Match[str]) -> bool:
    """Does it stand between quotation marks or brackets, as a program's string does?"""
    text = found.string
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return before != "" and before in "\"'[{(/=" and after != "" and after in "\"']})/-"


def _entity(found: re.Match[str]) -> str:
    """The character of an entity of HTML; of one that was escaped twice, the first again."""
    meant = unescape(found[0])
    if meant == found[0] or _quoted(found):
        return ""
    return unescape(meant)


def _from_units(found: re.Match[str]) -> str:
    r"""The characters of \uXXXX, with surrogates joined."""
    units = "".join(found[0].split("\\u"))
    meant = bytes.fromhex(units).decode("utf-16-be", "ignore")
    enough = len(meant) > 1 or _in_word(found)
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
    if re.search(r"://|www\.|[/?&=#\\]", text[begin : found.start()]):
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
    Notation("character entity", "&", re.compile(r"&(?:amp;)*#?[0-9A-Za-z]{2,31};"), _entity),
    Notation("backslash escape", "\\u", re.compile(r"(?:\\u[0-9A-Fa-f]{4})+"), _from_units),
    Notation("backslash escape", "\\x", re.compile(r"(?:\\x[0-9A-Fa-f]{2}){2,}"), _from_hex),
    Notation("backslash escape", "\\", re.compile(r"(?:\\[2-3][0-7]{2}){2,}"), _from_octal),
    Notation("percent escape", "%", re.compile(r"(?:%[0-9A-Fa-f]{2}){2,}"), _from_percent),
    Notation("quoted-printable", "=", re.compile(r"(?:=[0-9A-F]{2}){2,}"), _from_hex),
    Notation("UTF-7", "+", re.compile(r"\+[A-Za-z0-9/][A-Za-z0-9+/]{2,}-"), _from_utf_7),
    Notation(
        "ISO-2022-JP",
        "$",
        re.compile(r"\x1b?\$[@B]((?:[!-~]{2})+?)\x1b?\([BJ]"),
        _from_pairs("iso2022_jp", "\x1b$B", "\x1b(B"),
    ),
    Notation("HZ", "~{", re.compile(r"~\{((?:[!-}][!-~])+?)~\}"), _from_pairs("hz", "~{", "~}")),
)
