#!/usr/bin/env python3
"""Writes audits/character_table.py: one kind per code point, from the newest Unicode data.

Sources: `unicodedata2` (general category, bidirectional class, East Asian width, combining class,
decompositions) and `regex` (scripts, line-break classes, binary properties). The two must stand at
the same Unicode version; the script refuses to write otherwise.

    pip install unicodedata2 regex
    python generators/character_table.py          # writes
    python generators/character_table.py --check  # exit code 1 if the file is stale
"""

from __future__ import annotations

import argparse
import sys
from itertools import groupby
from pathlib import Path

import regex
import unicodedata2 as ucd

from audits.properties import Property

TARGET = Path(__file__).parents[1] / "audits" / "character_table.py"
POINTS = range(0x110000)


def matching(pattern: str) -> frozenset[int]:
    """The code points that *pattern*, a regex set, matches; surrogates included."""
    every = "".join(map(chr, POINTS))
    return frozenset(ord(character) for character in regex.findall(pattern, every))


def span(*bounds: int) -> frozenset[int]:
    """Code points from pairs of first and last."""
    pairs = zip(bounds[::2], bounds[1::2], strict=True)
    return frozenset(point for first, last in pairs for point in range(first, last + 1))


def by_category(*names: str) -> frozenset[int]:
    """Code points whose general category begins with one of *names*."""
    return frozenset(p for p in POINTS if ucd.category(chr(p)).startswith(names))


def by_width(*names: str) -> frozenset[int]:
    """Code points of these East Asian widths (UAX #11)."""
    return frozenset(p for p in POINTS if ucd.east_asian_width(chr(p)) in names)


def by_bidi(*names: str) -> frozenset[int]:
    """Code points of these bidirectional classes (UAX #9)."""
    return frozenset(p for p in POINTS if ucd.bidirectional(chr(p)) in names)


def not_nfc() -> frozenset[int]:
    """Code points whose NFC_Quick_Check is No or Maybe: text without them is NFC already."""
    maybe = matching(r"\p{NFC_Quick_Check=Maybe}")
    return maybe | matching(r"\p{NFC_Quick_Check=No}")


# UCD names U+2018-201F and the corner brackets in several classes; what the punctuation checks
# pair as quotes is listed by them, so here a quote is Quotation_Mark=Yes and nothing else.
def members() -> dict[Property, frozenset[int]]:
    """The code points that bear each property, with the standard that defines it."""
    # The ornate parentheses are named for their look from left to right: U+FD3F opens (Ps).
    brackets_open = matching(r"\p{Ps}") - matching(r"\p{Quotation_Mark}")
    brackets_close = matching(r"\p{Pe}") - matching(r"\p{Quotation_Mark}")
    han = matching(r"\p{Script=Han}") | matching(r"\p{Script=Bopomofo}")
    kana = matching(r"[\p{Script=Hiragana}\p{Script=Katakana}]") | {0x30FC, 0xFF70}
    indic = matching(
        r"[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}"
        r"\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}"
        r"\p{Script=Malayalam}\p{Script=Sinhala}]"
    )
    return {
        Property.SPACE: matching(r"\p{White_Space}"),
        Property.NEWLINE: frozenset({0x0A, 0x0D, 0x2028, 0x2029}),
        Property.ASCII: span(0, 0x7F),
        Property.LETTER: by_category("L"),
        Property.MARK: by_category("M"),
        Property.NUMBER: by_category("N"),
        Property.PUNCTUATION: by_category("P"),
        Property.SYMBOL: by_category("S"),
        Property.UPPER: by_category("Lu", "Lt"),
        Property.LOWER: by_category("Ll"),
        Property.HAN: han,
        Property.KANA: kana,
        Property.HANGUL: matching(r"\p{Script=Hangul}"),
        Property.LATIN: matching(r"\p{Script=Latin}"),
        Property.CYRILLIC: matching(r"\p{Script=Cyrillic}"),
        Property.GREEK: matching(r"\p{Script=Greek}"),
        Property.ARABIC: matching(r"\p{Script=Arabic}"),
        Property.HEBREW: matching(r"\p{Script=Hebrew}"),
        Property.INDIC: indic,
        # Scripts without blanks between words: line-break class SA (UAX #14) and Tibetan.
        Property.SOUTH_EAST_ASIAN: matching(r"\p{Line_Break=SA}") | matching(r"\p{Script=Tibetan}"),
        Property.RIGHT_TO_LEFT: by_bidi("R", "AL"),
        Property.VIRAMA: frozenset(p for p in POINTS if ucd.combining(chr(p)) == 9),
        Property.WIDE: by_width("W", "F"),
        Property.AMBIGUOUS: by_width("A"),
        Property.ZERO_WIDTH: by_category("Mn", "Me", "Cf") - {0xAD} | span(0x1160, 0x11FF),
        Property.OPENING: brackets_open,
        Property.CLOSING: brackets_close,
        Property.QUOTE: matching(r"\p{Quotation_Mark}"),
        Property.TERMINAL: matching(r"\p{Sentence_Terminal}"),
        Property.HYPHEN: frozenset({0x2D, 0x2010, 0xAD}),
        # Not at a line's start: UAX #14 classes CL, CP, EX, IS, NS without the marks that only
        # strict Japanese keeps (class CJ); tier A of every language.
        Property.NO_START: matching(
            r"[\p{Line_Break=CL}\p{Line_Break=CP}\p{Line_Break=EX}"
            r"\p{Line_Break=IS}\p{Line_Break=NS}]"
        ),
        Property.NO_END: matching(r"\p{Line_Break=OP}"),
        Property.CONTROL: by_category("Cc") - {0x09, 0x0A, 0x0D},
        Property.FORMAT: by_category("Cf") - {0xAD},
        Property.BIDI_CONTROL: matching(r"\p{Bidi_Control}"),
        # The blank Braille pattern is not ignorable by the standard, and invisible all the same.
        Property.IGNORABLE: matching(r"\p{Default_Ignorable_Code_Point}") | {0x2800},
        Property.VARIATION: matching(r"\p{Variation_Selector}"),
        Property.TAG: span(0xE0000, 0xE007F),
        Property.PRIVATE: by_category("Co"),
        Property.SURROGATE: span(0xD800, 0xDFFF),
        Property.NONCHARACTER: matching(r"\p{Noncharacter_Code_Point}"),
        Property.UNASSIGNED: by_category("Cn") - matching(r"\p{Noncharacter_Code_Point}"),
        Property.REPLACEMENT: frozenset({0xFFFD}),
        Property.NOT_NFC: not_nfc(),
        Property.FULL_WIDTH: by_width("F"),
        Property.HALF_WIDTH: by_width("H") - {0x20A9},
        Property.PRESENTATION: span(0xFB50, 0xFDFF, 0xFE70, 0xFEFC) & by_category("L"),
        Property.LIGATURE: span(0xFB00, 0xFB06, 0xFB13, 0xFB17),
        Property.MATHEMATICAL: span(0x1D400, 0x1D7FF),
        # NFC keeps twelve of them, which are ordinary ideographs: U+FA0E and the like.
        Property.COMPATIBILITY_IDEOGRAPH: (span(0xF900, 0xFAFF) | span(0x2F800, 0x2FA1F))
        & matching(r"\p{NFC_Quick_Check=No}"),
        Property.RADICAL: span(0x2E80, 0x2FD5),
        Property.BOX: span(0x2500, 0x259F),
        Property.PICTOGRAPH: matching(r"\p{Extended_Pictographic}"),
        Property.HIGH: span(0x80, 0x10FFFF),
        Property.ARMENIAN: matching(r"\p{Script=Armenian}"),
    }


def runs() -> tuple[list[int], list[int], list[int]]:
    """First code point and kind of every run, and the properties of every kind."""
    masks = [0] * len(POINTS)
    for bit, points in members().items():
        for point in points:
            masks[point] |= bit.value
    kinds = {mask: kind for kind, mask in enumerate(dict.fromkeys(masks))}
    starts, values = [], []
    for mask, group in groupby(POINTS, key=masks.__getitem__):
        starts.append(next(group))
        values.append(kinds[mask])
    if len(kinds) > 256:
        raise SystemExit(f"{len(kinds)} kinds do not fit one byte: drop a property")
    return starts, values, list(kinds)


def rows(name: str, numbers: list[int], form: str) -> str:
    """Numbers as source: one string, which compiles at once, a hundred columns a line."""
    lines, line = [], ""
    for number in numbers:
        item = format(number, form)
        if len(line) + len(item) > 98:
            lines.append(line.rstrip())
            line = ""
        line += item + " "
    body = "\n".join([*lines, line.rstrip()])
    return f'{name}: Final = """\\\n{body}\n"""\n'


def source() -> str:
    """The text of the generated module."""
    starts, values, masks = runs()
    return (
        '"""Kind of every code point: made by generators/character_table.py, do not edit."""\n\n'
        "from typing import Final\n\n"
        f'UNICODE_VERSION: Final = "{ucd.unidata_version}"\n\n'
        "# First code point of each run of code points of one kind.\n"
        + rows("RUN_STARTS", starts, "d")
        + "\n# Kind of each run.\n"
        + rows("RUN_KINDS", values, "d")
        + "\n# Properties of each kind, hexadecimal: bits of audits.properties.Property.\n"
        + rows("KIND_PROPERTIES", masks, "x")
    )


def main() -> int:
    """Write the table, or with --check say whether it is stale."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    text = source()
    if parser.parse_args().check:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
