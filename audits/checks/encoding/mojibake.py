r"""Mojibake: bytes that were read in the wrong encoding, and saved so.

UTF-8 read as Windows-1252 turns "café" into "cafÃ©"; Russian from Windows-1251 read as Latin-1
becomes "Ïðèâåò"; Chinese UTF-8 read as GBK becomes rare characters without sense. The document is
valid, and every tool that follows counts the words wrongly, learns the noise, and never finds it
again when somebody searches for the true words.

What is found: UTF-8 read as any of 22 single-byte code pages, in whole documents, in single
paragraphs and in single words; UTF-8 read as GBK, Big5, Shift-JIS, EUC-JP or the Korean code;
legacy encodings read as Latin-1 or Windows-1252; one code page read as another; one East Asian
encoding read as another; and any of these done twice or thrice, with the whole chain named.

What is not a finding: a character that is merely foreign or strange. Damage is proved by the
repair: the bytes written again and read in the other encoding must give valid UTF-8, or text
whose letters fit a language far better. So alphabets, tables of characters, names and words of
other languages, verse and phonetic transcription stay clean. Traps: a few letters prove little,
so a single damaged word is found only if it was UTF-8; and a text about mojibake shows it rightly.

To mend: take the text again from its source in the encoding that the finding names. If that is
lost, undo the chain from its last step: write the text in the encoding that it was read in, and
read those bytes in the one that they were written in. Lost bytes cannot be brought back.

Sources: the code pages are Python's codecs; undefined bytes as in the WHATWG Encoding Standard.
How often languages use their letters was counted, see generators/letter_frequencies.py.

Okay: Ein schönes Café, „très bien“, ½ Liter für 3 €, naïve Ænglisc, Ærøskøbing.
Okay: « Ça va » — déjà vu à Évian… ¿Qué pasó, señor? Ångström ”Ä”. Ştefan, Łódź, Ağrı.
Okay: Съешь ещё этих мягких французских булок, да выпей же чаю. Щось їсти в Україні.
Okay: 為了解決朝鮮半島核武危機，美國、日本和韓國的代表昨天在東京會談。
Bad: Le cafÃ© est dÃ©jÃ\xa0 fermÃ©, dit-elle.
Bad: The author NicolÃ¡s said itâ€™s fine.
Bad: Ïðèâåò, êàê äåëà? Ýòî ïðîâåðêà òåêñòà.
Bad: оПХБЕР, ЙЮЙ ДЕКЮ? щРН ОПНБЕПЙЮ РЕЙЯРЮ.
Bad: ÖÐ¹úÈËÃñ¹²ºÍ¹úÊÇÒ»¸öÎ»ÓÚÑÇÖÞ¶«²¿µÄ¹ú¼Ò¡£
Bad: Dzi¹kujê bardzo, ¿e wys³a³eœ mi tê ksi¹¿kê i ³adn¹ pocztówkê z wakacji.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence

if TYPE_CHECKING:  # most documents are ASCII, or nothing in them asks for these tables
    from audits.mojibake.damage import Damage, Step

CODE: Final = "EN004"
NAME: Final = "mojibake"
COLUMNS: Final = (
    Column(
        "mojibake_characters",
        "characters outside ASCII that a wrong reading made",
        "characters",
        0,
        "critical",
    ),
    Column(
        "mojibake_ratio",
        "share of the non-space characters that a wrong reading made",
        "share",
    ),
)
NEEDS: Final = Property.HIGH
SHOWN: Final = 60
"""Characters of the repaired text in a message; details has more."""


def find(document: Document) -> Iterator[Measure]:
    """Each damaged stretch, with the chain of wrong readings and the text as it was."""
    from audits.mojibake.repair import chains, damage

    found = damage(document)
    if not found:
        return
    many = sum(item.characters for item in found)
    chain = chains(document, found)
    yield Measure(
        "mojibake_characters",
        float(many),
        evidence(_finding(document, item, chain[item.step]) for item in found),
    )
    yield Measure("mojibake_ratio", min(many / max(document.visible, 1), 1.0))


def _finding(document: Document, item: "Damage", chain: tuple["Step", ...]) -> Finding:
    """A damaged stretch, with its cause and its repair."""
    from audits.mojibake.repair import excerpt, undone

    damaged = excerpt(document, item)
    steps = chain
    if len(chain) > 1 and undone(damaged, chain) == undone(damaged, (item.step,)):
        steps = (item.step,)
    repaired = undone(damaged, steps)
    cause = ", then ".join(f"{name(step.written)} read as {name(step.read)}" for step in steps)
    shown = " ".join(repaired.split())
    shown = shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + "…"
    undo = "; then ".join(
        f"encode it in {step.read} and decode the bytes as {step.written}"
        for step in reversed(steps)
    )
    return Finding(
        item.start,
        item.end,
        f"{cause}; was: {shown}",
        f"take the text again from its source as {name(steps[0].written)}; or {undo}",
        details={"chain": [str(step) for step in steps], "repaired": repaired},
    )


def name(encoding: str) -> str:
    """An encoding as people call it."""
    return NAMES.get(encoding, encoding)


NAMES: Final = {
    "utf-8": "UTF-8",
    "latin-1": "Latin-1",
    "big5hkscs": "big5",
    "mac_roman": "Mac Roman",
}
