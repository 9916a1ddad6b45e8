r"""Control characters: codes for terminals and printers, and halves of characters.

NUL ends strings in C and is refused by databases; a backspace or an escape sequence changes what a
terminal shows of the rest; XML forbids nearly all of them. They are left over from word
processors, from captured terminal sessions, from man pages, and from text decoded wrongly: a C1
control (U+0080 to U+009F) is mostly punctuation of Windows-1252, read as Latin-1.

Counted are C0 controls save tab, line feed, carriage return and form feed; DEL; C1 controls. ANSI
sequences, which colour a terminal, are a measure of their own, and so are lone surrogates, which
no encoding can store. A form feed is only noted. U+0085 NEXT LINE is not counted where it ends all
the lines of a document (see EN014).

To mend: `col -b` for overstruck man pages; delete ANSI sequences; read Windows-1252 as such; join
two surrogates into one character.

Source: ISO/IEC 6429 (ECMA-48); the Unicode Standard, sections 23.1 and 23.6.

Okay: a tab\there, a line end\nthere
Bad: a NUL\x00here
Bad: don\x92t
Bad: two\x08\x08lost words
Bad: \x1b[31mred\x1b[0m and a bell\x07
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.patterns import pattern

CODE: Final = "EN006"
NAME: Final = "control characters"
NEEDS: Final = Property.CONTROL | Property.SURROGATE
COLUMNS: Final = (
    Column("control_characters", "C0 and C1 controls and DEL", "characters", 0, "critical"),
    Column("ansi_escapes", "escape sequences for terminals", "places", 0, "critical"),
    Column("surrogates", "lone surrogates", "characters", 0, "critical"),
    Column("form_feeds", "form feeds", "characters"),
)

_ANSI: Final = r"(?:(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]{0,256}(?:\x07|\x1b\\))+"
_CONTROL: Final = r"([\x00-\x08\x0b\x0e-\x1f\x7f-\x9f])\1*"
_ANY_CONTROL: Final = r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]"
_SURROGATES: Final = "[\ud800-\udfff]+"
_FORM_FEEDS: Final = r"\f+"

NAMES: Final = {
    0x00: "NUL",
    0x07: "BEL",
    0x08: "backspace",
    0x0B: "vertical tab",
    0x0E: "shift out",
    0x0F: "shift in",
    0x1A: "substitute (Control-Z)",
    0x1B: "escape",
    0x1F: "unit separator",
    0x7F: "delete",
    0x85: "next line",
}
"""Names of controls that are met in texts (Unicode, NameAliases.txt)."""


def find(document: Document) -> Iterator[Measure]:
    """Each run of the same control, each ANSI sequence, each run of surrogates."""
    text = document.text
    if document.count(Property.SURROGATE):
        yield _measure("surrogates", list(pattern(_SURROGATES).finditer(text)), _surrogates)
    if "\f" in text:
        yield _measure("form_feeds", list(pattern(_FORM_FEEDS).finditer(text)), _form_feeds)
    if not pattern(_ANY_CONTROL).search(text):
        return
    if "\x1b" in text or "\x9b" in text:
        sequences = list(pattern(_ANSI).finditer(text))
        yield Measure("ansi_escapes", float(len(sequences)), evidence(map(_ansi, sequences)))
        text = pattern(_ANSI).sub(lambda found: " " * len(found[0]), text)
    runs = list(pattern(_CONTROL).finditer(text))
    if _ends_lines(text):
        runs = [run for run in runs if run[1] != "\x85"]
    yield _measure("control_characters", runs, _control)


def _measure(
    name: str, runs: list[re.Match[str]], finding: Callable[[re.Match[str]], Finding]
) -> Measure:
    """The number of characters in *runs*, with a finding each."""
    return Measure(name, float(sum(len(run[0]) for run in runs)), evidence(map(finding, runs)))


def _ends_lines(text: str) -> bool:
    """Does U+0085 end the lines, as in text from a mainframe?"""
    return text.count("\x85") > 1 and "\n" not in text and "\r" not in text


def _ansi(found: re.Match[str]) -> Finding:
    """A terminal's escape sequences."""
    return Finding(
        *found.span(),
        f"escape sequence of a terminal ({found[0][:20].replace(chr(0x1B), 'ESC ')})",
        "delete it, or write the text anew with colours switched off (NO_COLOR=1)",
        details={"sequence": found[0][:80]},
    )


def _control(run: re.Match[str]) -> Finding:
    """A run of the same control."""
    code, text = ord(run[1]), run.string
    point = f"U+{code:04X}" + (f" ({NAMES[code]})" if code in NAMES else "")
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    message, fix = f"control character {point}", "delete it"
    if code >= 0x80:
        meant = bytes([code]).decode("cp1252", "ignore")
        if meant:
            message += f": “{meant}” of Windows-1252, read as Latin-1"
            fix = f"put “{meant}” there, if the words bear it out"
    elif code == 0x08 and (before in (after, "_") or after == "_"):
        message += ": a letter struck over, as in a formatted man page"
        fix = "run the text through: col -b"
    elif code == 0x1A and run.end() == len(text):
        message += ": the end-of-file mark of DOS"
    elif before.isalpha() and after.isalpha():
        message += " inside a word"
        fix = "delete it, and look whether a letter is missing"
    return Finding(*run.span(), message, fix, details={"count": len(run[0]), "code": code})


def _surrogates(run: re.Match[str]) -> Finding:
    """Halves of characters that were never joined, or bytes that Python smuggled in."""
    whole = run[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    if whole:
        message = f"“{whole[:10]}” stands as two surrogates, which no encoding can store"
        fix = f"put “{whole[:10]}” there"
    elif run[0] <= "\udcff" and run[0] >= "\udc80":
        spelled = " ".join(f"{ord(half) - 0xDC00:02X}" for half in run[0][:8])
        message = f"the bytes {spelled} were not decoded (Python's surrogateescape)"
        fix = "decode the source with the right encoding"
    else:
        message = "half of a character beyond U+FFFF: a lone surrogate"
        fix = "take the text from its source again; something cut it between the halves"
    return Finding(*run.span(), message, fix, details={"count": len(run[0])})


def _form_feeds(run: re.Match[str]) -> Finding:
    """Page breaks."""
    return Finding(*run.span(), "form feed: a page ends here", "delete it if pages do not matter")
