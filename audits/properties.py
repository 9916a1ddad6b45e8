"""The properties of a character that checks ask for, each one bit.

Which code points bear a property, and by which standard, is said once, in
generators/character_table.py; the table itself is audits/character_table.py.
"""

from enum import IntFlag, auto


class Property(IntFlag):
    """One bit a property; a check combines them with `|`, meaning any of them."""

    SPACE = auto()
    NEWLINE = auto()
    ASCII = auto()
    LETTER = auto()
    MARK = auto()
    NUMBER = auto()
    PUNCTUATION = auto()
    SYMBOL = auto()
    UPPER = auto()
    LOWER = auto()
    HAN = auto()
    KANA = auto()
    HANGUL = auto()
    LATIN = auto()
    CYRILLIC = auto()
    GREEK = auto()
    ARABIC = auto()
    HEBREW = auto()
    INDIC = auto()
    SOUTH_EAST_ASIAN = auto()
    RIGHT_TO_LEFT = auto()
    VIRAMA = auto()
    WIDE = auto()
    AMBIGUOUS = auto()
    ZERO_WIDTH = auto()
    OPENING = auto()
    CLOSING = auto()
    QUOTE = auto()
    TERMINAL = auto()
    HYPHEN = auto()
    NO_START = auto()
    NO_END = auto()
    CONTROL = auto()
    FORMAT = auto()
    BIDI_CONTROL = auto()
    IGNORABLE = auto()
    VARIATION = auto()
    TAG = auto()
    PRIVATE = auto()
    SURROGATE = auto()
    NONCHARACTER = auto()
    UNASSIGNED = auto()
    REPLACEMENT = auto()
    NOT_NFC = auto()
    FULL_WIDTH = auto()
    HALF_WIDTH = auto()
    PRESENTATION = auto()
    LIGATURE = auto()
    MATHEMATICAL = auto()
    RADICAL = auto()
    BOX = auto()
    PICTOGRAPH = auto()
