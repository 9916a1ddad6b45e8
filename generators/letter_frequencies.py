#!/usr/bin/env python3
"""Writes audits/mojibake/letter_frequencies.py: how often languages use their letters.

Letters beyond ASCII and syllables are counted in the message catalogues of the programs installed
on a Debian or Ubuntu machine (/usr/share/locale); only the counts are kept. The ranking of Chinese
characters comes from the word counts of jieba's dictionary (MIT licence) together with the Chinese
and Japanese catalogues. The result differs a little with the programs installed, which does no
harm: it is a snapshot, not kept fresh by a test.

    pip install jieba
    python generators/letter_frequencies.py
"""

import gettext
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import jieba  # type: ignore[import-not-found]

from audits.document import bounded_points
from audits.mojibake.high import high_characters
from audits.mojibake.run_cover import find

TARGET = Path(__file__).parents[1] / "audits" / "mojibake" / "letter_frequencies.py"
CATALOGUES = Path("/usr/share/locale")
LANGUAGES = (
    *("af", "ar", "az", "be", "bg", "br", "ca", "cs", "csb", "cy", "da", "de", "el", "eo", "es"),
    *("et", "eu", "fa", "fi", "fo", "fr", "fur", "ga", "gd", "gl", "he", "hr", "hu", "is", "it"),
    *("kk", "ku", "ky", "lt", "lv", "mk", "mn", "mt", "nb", "nl", "nn", "oc", "pl", "ps", "pt_BR"),
    *("ro", "ro+cedilla", "ru", "sk", "sl", "sq", "sr", "sr@latin", "sv", "tg", "th", "tk", "tr"),
    *("tt", "uk", "ug", "ur", "uz@cyrillic", "vi", "wa", "yi"),
)
LEAST = 0.0004
"""Share of a language's letters beyond ASCII below which a letter is foreign to it."""
LETTER = re.compile(r"[^\W\d_\x00-\x7f]|[\u0300-\u036f\u05b0-\u05c7\u064b-\u0655\u0e31-\u0e4e]")
SPELLINGS = {
    "ro": str.maketrans("şţ", "șț"),  # a text keeps to one of the two
    "ro+cedilla": str.maketrans("șț", "şţ"),
}
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
HAN = re.compile("[\u4e00-\u9fff]")
HANGUL = re.compile("[\uac00-\ud7a3]")


def messages(language: str) -> Iterator[str]:
    """The translations into a language, damaged ones left out."""
    for path in sorted(CATALOGUES.glob(f"{language}/LC_MESSAGES/*.mo")):
        try:
            with path.open("rb") as file:
                catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # noqa: SLF001
        except (OSError, ValueError, LookupError):
            continue
        for source, text in catalogue.items():
            if source and text != source and not find(high_characters(bounded_points(text))):
                yield text


def letters(language: str) -> str:
    """Each letter with a digit of base 36: a quarter of a nat of -log(share) a step."""
    code = language.partition("+")[0]
    spelling = SPELLINGS.get(language, {})
    counts = Counter(
        c for text in messages(code) for c in LETTER.findall(text.lower().translate(spelling))
    )
    total = sum(counts.values())
    kept = [(c, n / total) for c, n in counts.most_common() if n / total >= LEAST]
    return "".join(c + DIGITS[min(round(-4 * math.log(share)), 35)] for c, share in kept)


def ranked(*counts: Counter[str]) -> list[str]:
    """Characters by the sum of their shares."""
    total: dict[str, float] = {}
    for count in counts:
        for character, number in count.items():
            total[character] = total.get(character, 0.0) + number / count.total()
    return sorted(total, key=lambda character: -total[character])


def words() -> Counter[str]:
    """Chinese characters, by jieba's counts of the words that hold them."""
    counts: Counter[str] = Counter()
    for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines():
        word, number, _ = line.split(" ")
        for character in HAN.findall(word):
            counts[character] += int(number)
    return counts


def characters(language: str, pattern: re.Pattern[str]) -> Counter[str]:
    """The characters of a pattern in the catalogues of a language."""
    return Counter(c for text in messages(language) for c in pattern.findall(text))


def in_codec(counts: Counter[str], codec: str, last: bytes) -> Counter[str]:
    """Those characters that a codec holds, up to a code."""

    def held(character: str) -> bool:
        code = character.encode(codec, "ignore")
        return b"" < code <= last

    return Counter({c: n for c, n in counts.items() if held(c)})


def row(language: str, text: str) -> str:
    """An entry of the table of languages."""
    lines = "\n".join(f'        "{text[i : i + 60]}"' for i in range(0, len(text), 60))
    return (
        f'    "{language}": (\n{lines}\n    ),'
        if len(text) > 60
        else f'    "{language}": "{text}",'
    )


def block(name: str, text: str, doc: str) -> str:
    """A string constant, sixty characters a line."""
    lines = [f'    "{text[i : i + 60]}"' for i in range(0, len(text), 60)]
    return f"{name}: Final = (\n" + "\n".join(lines) + f'\n)\n"""{doc}"""\n\n'


def main() -> None:
    """Write the module."""
    china = words()
    hans = ranked(china, china, characters("zh_CN", HAN))[:1500]
    hant = ranked(in_codec(china, "big5", b"\xc6\x7e"), characters("zh_TW", HAN))[:1500]
    japan = ranked(characters("ja", HAN))[:1500]
    korea = ranked(characters("ko", HANGUL))[:600]
    rows = "\n".join(row(language, letters(language)) for language in LANGUAGES)
    TARGET.write_text(
        f'"""How often languages use their letters: generated by {Path(__file__).name}."""\n\n'
        "from typing import Final\n\n"
        f"LETTERS: Final = {{\n{rows}\n}}\n"
        '"""Small letters beyond ASCII, each with its share: -4 ln(share), a digit of base 36."""'
        "\n\n"
        + block("HANS", "".join(hans), "Simplified Chinese characters, commonest first.")
        + block("HANT", "".join(hant), "Traditional Chinese characters, commonest first.")
        + block("KANJI", "".join(japan), "Japanese kanji, commonest first.")
        + block("HANGUL", "".join(korea), "Korean syllables, commonest first.").rstrip()
        + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
