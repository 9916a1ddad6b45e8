"""Words that name an item of a law, a note or a figure before or behind its letter or number."""

from typing import Final

CITING: Final = (
    *("let", "lett", "lettera", "lettere", "letter", "letra", "letras", "letr", "lit", "litt"),
    *("litera", "literą", "litery", "litra", "liter", "buchst", "buchstabe", "buchstaben", "bod"),
    *("bodu", "písm", "písmeno", "písmene", "písmena", "bokstav", "bokstaven", "kirjain"),
    *("no", "nr", "num", "numero", "número", "numéro", "nummer", "numer", "n[º°o]", r"n\.[º°o]"),
    *("ziffer", "ziff", "ziffern", "punkt", "punkte", "punkten", "pkt", "punkcie", "punktu"),
    *("punto", "punti", "puntos", "ponto", "pontos", "point", "points", "punct", "punctul"),
    *("item", "items", "clause", "section", "sub", "subparagraph", "paragraph", "para", "ust"),
    *("inciso", "incisos", "apartado", "apartados", "apdo", "alínea", "alíneas", "alinea", "al"),
    *("art", "article", "artículo", "artigo", "articolo", "artykuł", "čl", "член", "ст", "статьи"),
    *("п", "пп", "пункт", "пункта", "пункте", "пункту", "подпункт", "подпункта", "подпункте"),
    *("буква", "букви", "літера", "підпункт", "підпункту", "т", "точка", "kohta", "kohdan"),
)
"""Words that name an item of a law or a contract before its letter or number."""

NOTES: Final = "注例問问答解図图圖表備备"
"""How labels of notes, examples, questions and figures begin in Chinese and Japanese."""

AFTER: Final = (" pont", " alpont", "項", "项", "款", "号", "號")
"""What names it behind, in Hungarian, Chinese and Japanese."""
