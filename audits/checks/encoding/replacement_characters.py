r"""Replacement characters: text that was lost when bytes were decoded, and its echoes.

U+FFFD stands where a program met bytes that it could not read; the text there is gone, and what is
left teaches a model that words hold question marks. An *echo* is U+FFFD, or a byte order mark,
written in UTF-8 and read in another encoding: `ï¿½` in Windows-1252, `锟斤拷` in GBK, `占쏙옙` in
Windows-949; the loss is the same, only less visible. `烫烫烫` and `屯屯屯` are memory that a C
program never filled (bytes CC and CD), read as GBK.

Bytes that are invalid in this very file are reported once, by EN002, not here.

To mend, take the text from its source again and decode it rightly; what U+FFFD stands for cannot be
computed. An echo of a byte order mark can be deleted.

Source: the Unicode Standard, section 23.8; the echoes are made from Python's codecs.

Okay: naïve café
Okay: "The replacement character is U+FFFD, \ufffd."
Bad: na\ufffdve caf\ufffd
Bad: \ufffd\ufffd\ufffd
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property
from audits.decoding.damage import MOST_INVALID
from audits.decoding.encoding_names import named
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence

CODE: Final = "EN005"
NAME: Final = "replacement characters"
NEEDS: Final = Property.HIGH
COLUMNS: Final = (
    Column("replacement_characters", "U+FFFD in the text itself", "characters", 0, "critical"),
    Column(
        "replacement_echoes",
        "U+FFFD or U+FEFF written in UTF-8 and read in another encoding, and unfilled memory",
        "places",
        0,
        "critical",
    ),
)

NUMBER: Final = "FFFD"
NEARBY: Final = 40
"""A text about U+FFFD gives this number within so many characters of it."""

LOST: Final = "\N{REPLACEMENT CHARACTER}"

SINGLE_BYTE: Final = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1255", "cp1256", "cp1257", "cp874", "koi8-r"),
    *("cp437", "cp850", "cp852", "cp866", "mac-roman", "mac-cyrillic"),
)
"""Codecs in which the three bytes of one U+FFFD, or of a byte order mark, are three characters
that no text has side by side; ISO 8859-5 is left out, since its three are Cyrillic letters."""

MULTI_BYTE: Final = ("gb18030", "big5", "cp949", "euc_jp")
"""Codecs in which two U+FFFD, six bytes, are three characters."""

LEADS: Final = ("gb18030", "big5", "cp949")
"""Codecs in which a byte order mark is one real character and the lead byte BF of the next."""

ECHOES: Final = (
    *("´┐¢", "´┐Ż", "´╗┐", "Ôªø", "ÔøΩ", "ï»¿", "ï»\u061f", "ï¿½"),
    *("ï\u061f½", "ď»ż", "ďż˝", "ļ»æ", "ļæ½", "ο»Ώ", "οΏ½", "О©╫"),
    *("О╩©", "п»ї", "пїЅ", "пїњ", "пњљ", "я┐╜", "я╗┐", "\u05df»¿"),
    *("\u05df¿½", "๏ปฟ", "๏ฟฝ", "∩┐╜", "∩╗┐", "占쏙옙", "嚙踝蕭", "嚜"),
    *("屯屯屯", "烫烫烫", "癤", "葺葺葺", "鐃緒申", "锘", "锟斤拷", "\uff7f\uff7d"),
)
"""One of these strings stands in every echo; they are far quicker to look for than the pattern.

What the codecs above make of U+FFFD, twice where they read pairs, and of the byte order mark, and
three times each of UNFILLED: written out, since most runs that look would else build 22 codecs.
"""

COMMON: Final = "¿ïїæļżοןп؟»"
"""Characters of echoes that some language uses often, those of the fewest texts first."""

UNFILLED: Final = (0xCC, 0xCD, 0xDD)
"""Bytes with which Microsoft's debug runtime fills memory; two of them are a hanzi in GBK."""

_RUN: Final = re.compile(LOST + "+")


def find(document: Document) -> Iterator[Measure]:
    """Each run of U+FFFD, and each echo."""
    text = document.text
    if LOST in text:
        runs = [run for run in _own(document) if not _is_spoken_of(text, *run)]
        count = sum(end - start for start, end in runs)
        yield Measure("replacement_characters", float(count), evidence(map(_lost, runs)))
    codes = document.codes.take(document.high)
    if _rare().take(codes, mode="clip").any() and any(echo in text for echo in ECHOES):
        echoes = list(_pattern().finditer(text))
        findings = evidence(_echo(found) for found in echoes)
        yield Measure("replacement_echoes", float(len(echoes)), findings)


def _own(document: Document) -> Iterator[tuple[int, int]]:
    """Runs of U+FFFD that stand in the text itself, not for its invalid bytes.

    Of a text with more than MOST_INVALID damaged places, only the part up to the last known one.
    """
    invalid = document.decoded.invalid
    made = {place for item in invalid for place in range(item.place, item.place + len(item.data))}
    limit = invalid[-1].place if len(invalid) == MOST_INVALID else len(document.text)
    for run in _RUN.finditer(document.text, 0, limit):
        start = run.start()
        for place in range(*run.span()):
            if place in made:
                if place > start:
                    yield start, place
                start = place + 1
        if start < run.end():
            yield start, run.end()


def _is_spoken_of(text: str, start: int, end: int) -> bool:
    """Is it the character itself that the text is about, named by its number nearby?"""
    return end - start == 1 and NUMBER in text[max(start - NEARBY, 0) : end + NEARBY]


def _lost(run: tuple[int, int]) -> Finding:
    """A run of replacement characters."""
    start, end = run
    lost = "a character was" if end - start == 1 else f"about {end - start} characters were"
    return Finding(
        start,
        end,
        f"{lost} lost here when the text was decoded",
        "take the text from its source again and decode it rightly",
        details={"count": end - start},
    )


def _echo(found: re.Match[str]) -> Finding:
    """An echo, with the encoding that made it."""
    kind, _, codec = (found.lastgroup or "").partition("_")
    codec = codec.replace("_", "-") if codec.startswith(("mac", "koi8")) else codec
    if kind == "unfilled":
        message = f"“{found[0][:6]}” is memory that a program never filled, read as GBK"
        fix = "delete it, and look whether text is missing here"
    elif kind == "mark":
        message = f"“{found[0]}” is a byte order mark in UTF-8, read as {named(codec).spoken}"
        fix = "delete it, and look whether the rest was read wrongly too"
    else:
        message = (
            f"“{found[0][:6]}” is U+FFFD in UTF-8, read as {named(codec).spoken}; text is lost"
        )
        fix = "take the text from its source again and decode it rightly"
    return Finding(*found.span(), message, fix, details={"codec": codec})


@cache
def _rare() -> NDArray[np.bool_]:
    """Which code points are the rarest character of an echo; the last stands for all beyond."""
    rare = {min(echo, key=lambda char: (COMMON.find(char), -ord(char))) for echo in ECHOES}
    table = np.zeros(0x10000, dtype=np.bool_)
    table[[*map(ord, rare)]] = True
    return table


@cache
def _pattern() -> re.Pattern[str]:
    """All echoes, each kind and codec a group; of codecs with the same echo the first."""
    names: dict[str, str] = {}
    for codec in SINGLE_BYTE:
        group = codec.replace("-", "_")
        names.setdefault(f"(?:{_read(LOST, codec)})+", f"lost_{group}")
        names.setdefault(_read("\ufeff", codec), f"mark_{group}")
    for codec in MULTI_BYTE:
        names[f"(?:{_read(LOST * 2, codec)})+"] = f"lost_{codec}"
    names[f"(?:{LOST}\uff7f\uff7d)+"] = "lost_cp932"  # byte EF alone is none of its characters
    for codec in LEADS:
        mark = "\ufeff".encode()[:2].decode(codec)
        names[f"^{mark}(?=[{_led_by_bf(codec)}])"] = f"mark_{codec}"
    hanzi = [bytes([byte, byte]).decode("gbk") for byte in UNFILLED]
    names["|".join(f"{character}{{3,}}" for character in hanzi)] = "unfilled_gb18030"
    groups = "|".join(f"(?P<{name}>{pattern})" for pattern, name in names.items())
    return re.compile(groups, re.MULTILINE)


def _read(text: str, codec: str) -> str:
    """What *text* in UTF-8 becomes when it is read in *codec*."""
    return re.escape(text.encode("utf-8").decode(codec))


def _led_by_bf(codec: str) -> str:
    """The characters of *codec* whose first byte is BF."""
    pairs = b"".join(bytes([0xBF, trail]) for trail in range(0x40, 0xFF))
    return "".join(sorted(set(pairs.decode(codec, "ignore")) - set(map(chr, range(0x80)))))
