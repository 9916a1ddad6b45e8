"""Encodings planted: other encodings, damaged bytes, mojibake, characters that are no text."""

from collections.abc import Iterator, Sequence
from typing import Final

from planted.case import Case, text_case

LEGACY: Final = {
    "fr": ("cp1252", "iso8859-15"), "de": ("cp1252", "cp850"), "es": ("cp1252",), "pt": ("cp1252",),
    "sv": ("cp1252",), "pl": ("cp1250", "iso8859-2"), "cs": ("cp1250", "iso8859-2"),
    "hu": ("cp1250", "iso8859-2"), "ro": ("cp1250",), "tr": ("cp1254",),
    "ru": ("cp1251", "koi8-r", "cp866"), "uk": ("cp1251",), "bg": ("cp1251",), "el": ("cp1253",),
    "he": ("cp1255",), "ar": ("cp1256",), "th": ("cp874",), "zh-Hans": ("gb18030",),
    "zh-Hant": ("big5hkscs",), "ja": ("cp932", "euc_jp", "iso2022_jp"), "ko": ("cp949",),
    "vi": ("cp1258",),
}  # fmt: skip
"""Encodings in which old texts of a language lie."""

WIDE: Final = ("utf-16", "utf-16-le", "utf-16-be", "utf-32")
READERS: Final = ("cp1252", "latin-1", "cp1251", "mac_roman", "gbk")
"""Encodings in which UTF-8 is read by mistake."""

SHARP: Final = {"a": "\u0430", "o": "\u043e", "e": "\u0435"}
"""Latin letters with the Cyrillic ones that look alike."""


def cases(language: str, paragraphs: Sequence[str]) -> Iterator[Case]:
    """Each kind of defect once."""
    text = "\n\n".join(paragraphs) + "\n"
    yield from _encodings(language, text)
    yield from _mojibake(language, text)
    yield from _bytes(language, text)
    yield from _characters(language, text)


def _encodings(language: str, text: str) -> Iterator[Case]:
    """The text in other encodings, as far as they hold it."""
    for codec in (*LEGACY.get(language, ()), *WIDE):
        try:
            data = text.encode(codec)
        except UnicodeEncodeError:
            data = text.encode(codec, "ignore")
            if len(data.decode(codec)) < 0.98 * len(text):
                continue
        kind = "encoding/utf-16, utf-32" if codec in WIDE else "encoding/legacy"
        bare = data.decode(codec)
        yield Case(kind, language, "encoding", data, {"text": bare, "codec": codec})


def _mojibake(language: str, text: str) -> Iterator[Case]:
    """UTF-8 read in another encoding, once and twice."""
    if sum(character > "\x7f" for character in text) < 6:
        return
    for reader in READERS:
        once = misread(text, reader)
        if once != text and once.count("\ufffd") < 0.02 * len(once):
            kind = f"encoding/mojibake {reader}"
            yield text_case(kind, language, "encoding", once, original=text)
    twice = misread(misread(text, "latin-1"), "cp1252")
    yield text_case("encoding/mojibake twice", language, "encoding", twice, original=text)


def misread(text: str, reader: str) -> str:
    """The UTF-8 of a text read in another encoding; bytes that it lacks as C1 controls or lost."""
    data = text.encode("utf-8")
    if reader == "gbk":
        return data.decode(reader, "replace")
    read = data.decode(reader, "surrogateescape")
    return read.translate({0xDC00 + byte: byte for byte in range(0x80, 0x100)})


def _bytes(language: str, text: str) -> Iterator[Case]:
    """Bytes of UTF-8 damaged, a mark at the head, lines that end in two ways."""
    data = text.encode("utf-8")
    middle = data.index(b" " if b" " in data else b"\n", len(data) // 3)
    yield Case(
        "encoding/invalid bytes", language, "encoding", data[:middle] + b"\xff" + data[middle:]
    )
    yield Case("encoding/byte order mark", language, "encoding", b"\xef\xbb\xbf" + data)
    first, _, rest = data.partition(b"\n")
    yield Case(
        "encoding/mixed line ends", language, "encoding",
        first + b"\r\n" + rest.replace(b"\n", b"\r\n", 2),
    )  # fmt: skip


def _characters(language: str, text: str) -> Iterator[Case]:
    """Characters that are no text, in the middle of a word."""
    at = max(len(text) // 2, text.find(" ", len(text) // 2) + 3)
    planted = {
        "replacement": "\ufffd",
        "control": "\x08",
        "private use": "\ue123",
        "zero-width space": "\u200b" if language.isascii() and language[:2] not in
        ("th", "km", "my", "lo", "zh", "ja") else "",
        "override": "\u202e",
        "byte order mark inside": "\ufeff",
        "entity": "&eacute;",
    }  # fmt: skip
    for kind, character in planted.items():
        if character:
            yield text_case(
                f"encoding/{kind}", language, "encoding", text[:at] + character + text[at:]
            )
    plain = next((word for word in text.split() if len(word) > 4 and word.isascii()), "")
    letter = next((one for one in SHARP if one in plain[1:-1]), "")
    if letter and plain.isalpha():
        at = text.index(plain) + plain.index(letter, 1)
        yield text_case(
            "encoding/homoglyph", language, "encoding", text[:at] + SHARP[letter] + text[at + 1 :]
        )
