"""Write audits/decoding/alphabets.py: how often languages use the letters beyond ASCII.

Run: python generators/alphabets.py FOLDER, where FOLDER holds message catalogues of GNU gettext
as LANGUAGE/LC_MESSAGES/*.mo; /usr/share/locale on most Linux systems.
"""

import gettext
import sys
from collections import Counter
from pathlib import Path
from typing import Final

TARGET: Final = Path(__file__).parent.parent / "audits" / "decoding" / "alphabets.py"

LANGUAGES: Final = (
    *("af", "ar", "ast", "az", "be", "bg", "br", "ca", "cs", "cy", "da", "de", "el", "eo", "es"),
    *("et", "eu", "fa", "fi", "fr", "ga", "gl", "he", "hr", "hu", "is", "it", "kk", "ku", "lt"),
    *("lv", "mk", "mn", "nb", "nl", "nn", "oc", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr"),
    *("sv", "th", "tr", "uk", "vi"),
)
"""Languages that a legacy encoding of Windows, ISO 8859, DOS, KOI8 or the Macintosh served."""

CEDILLAS: Final = str.maketrans("\u0219\u021b", "\u015f\u0163")
"""Romanian before 2003: s and t with cedilla, the only ones that cp1250 and ISO 8859-2 have."""

LEAST: Final = 2
"""Letters rarer than this many per mille are left out."""

HEAD: Final = '''"""Letters beyond ASCII by language, commonest first, each with its per mille.

Written by generators/alphabets.py from the message catalogues of Debian 12; only letters are
counted, in lower case, and none rarer than 2 per mille is kept.
"""

# ruff: noqa: E501 - one language a line

from typing import Final

LETTERS: Final = {
'''


def shares(folder: Path) -> list[tuple[str, int]]:
    """The letters beyond ASCII in the catalogues of *folder*, with their shares in per mille."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("LC_MESSAGES/*.mo")):
        with path.open("rb") as file:
            try:
                catalogue = gettext.GNUTranslations(file)
            except (UnicodeDecodeError, LookupError):
                continue
        for source, translated in vars(catalogue)["_catalog"].items():
            if source and isinstance(translated, str) and source != translated:
                counts.update(c for c in translated.lower() if c > "\x7f" and c.isalpha())
    total = max(counts.total(), 1)
    ranked = sorted(counts, key=lambda letter: (-counts[letter], letter))
    rounded = [(letter, round(1000 * counts[letter] / total)) for letter in ranked]
    return [(letter, share) for letter, share in rounded if share >= LEAST]


def lines(language: str, found: list[tuple[str, int]]) -> str:
    """The entry of one language, and that of its older spelling."""
    packed = "".join(f"{letter}{share}" for letter, share in found)
    entry = f'    "{language}": "{packed}",\n'
    if language != "ro":
        return entry
    commas = "".join(f"{letter}{share}" for letter, share in found if letter not in "\u015f\u0163")
    return (
        f'    "{language}": "{commas}",\n'
        f'    "{language}, cedillas": "{commas.translate(CEDILLAS)}",\n'
    )


def main() -> None:
    """Write the table."""
    folder = Path(sys.argv[1])
    entries = [lines(language, shares(folder / language)) for language in LANGUAGES]
    TARGET.write_text(HEAD + "".join(entries) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
