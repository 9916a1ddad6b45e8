"""Mojibake in many languages and chains: it is found, its chain named, the text brought back."""

import json
from pathlib import Path

import pytest

from audits.document import Document
from audits.mojibake.repair import chains, damage, undone

CASES = Path(__file__).parents[1] / "cases" / "encoding"


def records(name: str) -> list[dict[str, object]]:
    """The records of a case file."""
    return [json.loads(line) for line in (CASES / name).read_text("utf-8").splitlines()]


SENTENCES = {str(record["language"]): str(record["text"]) for record in records("sentences.jsonl")}


def steps(chain: object) -> list[tuple[str, str]]:
    assert isinstance(chain, list)
    return [(step.split(">")[0], step.split(">")[1]) for step in chain]


def misread(text: str, written: str, read: str) -> str:
    """What *read* makes of the bytes; undefined bytes of a code page become C1 controls."""
    data = text.encode(written, "ignore")
    try:
        return data.decode(read)
    except UnicodeDecodeError:
        if read in {"gbk", "big5", "cp932", "cp949", "euc_jp"}:
            return data.decode(read, "replace")
        text = data.decode(read, "surrogateescape")
        return text.translate({0xDC00 + byte: byte for byte in range(0x80, 0x100)})


def damaged(language: str, chain: object) -> str:
    text = SENTENCES[language]
    for written, read in steps(chain):
        text = misread(text, written, read)
    return text


@pytest.mark.parametrize(
    "record", records("mojibake_chains.jsonl"), ids=lambda record: str(record["id"])
)
def test_each_chain_is_found_in_a_sentence(record: dict[str, object]) -> None:
    assert damage(Document.from_text(damaged(str(record["language"]), record["chain"])))


@pytest.mark.parametrize(
    ("language", "chain"),
    [
        pytest.param("ja", ["cp932>big5"], id="all but a few bytes are lost in Big5"),
        pytest.param("ja", ["cp932>euc_jp"], id="all but a few bytes are lost in EUC-JP"),
        pytest.param("ja", ["euc_jp>cp949"], id="kana become jamo, and some bytes are lost"),
        pytest.param("ru", ["cp1251>mac_cyrillic"], id="only capitals and one letter differ"),
    ],
)
@pytest.mark.xfail(strict=True, reason="known limit: there is nothing left to judge by")
def test_known_misses(language: str, chain: list[str]) -> None:
    assert damage(Document.from_text(damaged(language, chain)))


LOSSLESS = [
    ("fr", ["utf-8>cp1252"]),
    ("fr", ["utf-8>latin-1", "utf-8>latin-1"]),
    ("de", ["utf-8>cp1252", "utf-8>cp1252"]),
    ("ru", ["utf-8>cp1251"]),
    ("ru", ["cp1251>cp1252"]),
    ("ru", ["koi8-r>cp1251"]),
    ("ru", ["cp1251>cp1252", "utf-8>cp1252"]),
    ("uk", ["cp1251>koi8-r"]),
    ("pl", ["cp1250>cp1252"]),
    ("tr", ["cp1254>cp1252"]),
    ("zh-Hant", ["big5>cp1252"]),
    ("ja", ["cp932>cp1252"]),
    ("th", ["cp874>cp1252"]),
    ("hi", ["utf-8>cp437"]),
]


@pytest.mark.parametrize(
    ("language", "chain"), LOSSLESS, ids=lambda value: " ".join(value) if len(value) < 3 else value
)
def test_the_whole_chain_is_undone(language: str, chain: list[str]) -> None:
    document = Document.from_text(damaged(language, chain))
    found = damage(document)
    whole = chains(document, found)[found[0].step]
    original = SENTENCES[language].encode(steps(chain)[0][0], "ignore").decode(steps(chain)[0][0])
    assert undone(document.text, whole) == original
    assert len(whole) == len(chain)


@pytest.mark.parametrize("record", records("not_mojibake.jsonl"), ids=lambda record: record["id"])
def test_strange_but_true_text_is_no_mojibake(record: dict[str, str]) -> None:
    assert damage(Document.from_text(record["text"])) == ()


@pytest.mark.parametrize("language", SENTENCES)
def test_clean_sentences_are_no_mojibake(language: str) -> None:
    text = SENTENCES[language]
    assert damage(Document.from_text(text)) == ()
    assert damage(Document.from_text(text.upper())) == ()


def test_turkish_headings_in_capitals_are_no_mojibake() -> None:
    heading = "TEMEL BİLGİLERE GERİ DÖN\n"
    body = "Özgür yazılım lisansları çok farklı olsa bile bu ilkelere uyar.\n"
    assert damage(Document.from_text(2 * heading + body)) == ()


def test_a_heading_in_capitals_some_of_them_latin_is_no_mojibake() -> None:
    heading = "ОБЪЕДИНЁННЫЙ ЗАКОН \x48ЬЮТОНА-А\x50ХИМЕДА\n"
    body = "Всякое тело сохраняет состояние покоя, если только жидкость не выведет его из него.\n"
    assert damage(Document.from_text(heading + body)) == ()


QUOTES = (
    *("“{}”", "„{}“", "«{}»", "«\xa0{}\xa0»", "‘{}’", "‚{}‘", "”{}”"),
    *("—{}", "–{}–", "{}…", "¿{}?", "l’{}"),
)


@pytest.mark.parametrize("quotes", QUOTES)
@pytest.mark.parametrize("language", SENTENCES)
def test_marks_beside_the_letters_of_a_language_are_no_mojibake(language: str, quotes: str) -> None:
    words = [word.strip(".,;:!?»«”“„") for word in SENTENCES[language].split()]
    text = " ".join(quotes.format(word) for word in words)
    assert damage(Document.from_text(text)) == ()


@pytest.mark.parametrize("language", [code for code in SENTENCES if code not in {"hi", "vi"}])
def test_a_damaged_paragraph_is_found_among_clean_ones(language: str) -> None:
    clean = (SENTENCES[language] + "\n\n") * 6
    broken = damaged(language, ["utf-8>cp1252"])
    found = damage(Document.from_text(clean + broken + "\n\n" + clean))
    assert found
    assert found[0].start >= len(clean)
    assert found[-1].end <= len(clean) + len(broken)


@pytest.mark.parametrize(
    ("language", "written", "read"),
    [
        ("fr", "cp1252", "mac_roman"),
        ("fr", "cp1252", "cp437"),
        ("cs", "utf-8", "gbk"),
        ("es", "utf-8", "cp932"),
        ("hu", "cp1250", "mac_roman"),
        ("pl", "iso8859-2", "cp1252"),
    ],
)
def test_a_short_damaged_paragraph_is_found_beside_clean_ones_of_its_size(
    language: str, written: str, read: str
) -> None:
    clean, line = SENTENCES[language], SENTENCES[language][:90]
    pasted = misread(line, written, read)
    text = f"{clean[100:150]}\n\n{pasted}\n\n{clean[90:140]}\n\n{clean}\n"
    found = damage(Document.from_text(text))
    assert [str(item.step) for item in found] == [f"{written}>{read}"]
    assert text.find(pasted) <= found[0].start < found[0].end <= text.find(pasted) + len(pasted)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("异常以特定的形式抛出。注意：这与不同。占用率约为三成。", "这与"),
        ("「どこへ行くの？」と母が聞いた。図書館に行く。", "図書館"),
        ("هر چه می‌خواهید بردارید، فقط ورق‌ها را تا نکنید", "خواهید"),
        ("“कल कहाँ थे?” माँ ने धीरे से पूछा। “दोस्त के घर”", "धीरे"),
        ("C’était à l’été dernier, à Évian.", "été"),
    ],
)
def test_a_single_damaged_word_is_found_in_a_clean_text_of_its_own_script(
    text: str, word: str
) -> None:
    broken = text.replace(word, misread(word, "utf-8", "cp1252"))
    (found,) = damage(Document.from_text(broken))
    assert str(found.step) == "utf-8>cp1252"
    assert found.start <= text.index(word) < found.end


@pytest.mark.parametrize("read", ["cp1252", "cp1251", "koi8-r", "cp437", "mac_roman"])
@pytest.mark.parametrize(
    "text",
    [
        "“Unaenda wapi?” bibi aliuliza. “Sokoni,” alijibu Juma, “unahitaji kitu?”",
        "ᎾᏍᎩ ᎨᏒ ᎠᏂᏴᏫᏯᎢ ᎤᎾᏤᎵ ᎦᏬᏂᎯᏍᏗ, ᎠᎴ ᏎᏉᏯ ᎤᏬᏪᎳᏅ ᏗᎪᏪᎵ.",
        "ᐃᓄᒃᑎᑐᑦ ᐅᖃᐅᓯᖅ ᓄᓇᕗᒻᒥ ᐊᑐᖅᑕᐅᔪᖅ.",
        "ⵜⴰⵎⴰⵣⵉⵖⵜ ⵜⴳⴰ ⵜⵓⵜⵍⴰⵢⵜ ⵏ ⵉⵎⴰⵣⵉⵖⵏ.",
        "ܫܠܡܐ ܥܠܝܟ ܐܚܝ.",
    ],
)
def test_marks_of_print_alone_and_rare_scripts_show_the_damage(text: str, read: str) -> None:
    found = damage(Document.from_text(misread(text, "utf-8", read)))
    assert {str(item.step) for item in found} == {f"utf-8>{read}"}


@pytest.mark.parametrize("word", ["Nicolás Gómez", "it’s", "20°C", "5 €", "Möglichkeit", "à fermé"])
def test_a_single_sequence_is_found_in_an_english_text(word: str) -> None:
    text = "This is what was seen there: " + misread(word, "utf-8", "cp1252") + " and no more."
    assert [str(item.step) for item in damage(Document.from_text(text))][:1] == ["utf-8>cp1252"]


@pytest.mark.parametrize(
    ("text", "written", "read"),
    [
        pytest.param(
            "« Où étiez-vous ? » « À l’été ? » « Né près d’ici. » « Déjà ? » « Très tôt, hélas. »",
            *("cp1252", "mac_roman"),
            id="quotation marks as frequent as letters",
        ),
        pytest.param(
            "Nad on väga haruldased, ei räägiks ükski neist, kõige vähem jõgede äärsed härrad.",
            *("utf-8", "cp949"),
            id="syllables of Hangul inside Latin words",
        ),
        pytest.param(
            "Os esqueletos são resistentes contra lâminas, mas são vulneráveis contra fogo.",
            *("utf-8", "cp1251"),
            id="pairs of Cyrillic letters inside Latin words",
        ),
    ],
)
def test_letters_and_signs_where_nobody_writes_them_show_the_damage(
    text: str, written: str, read: str
) -> None:
    text = text.replace(" ?", "\xa0?").replace("« ", "«\xa0").replace(" »", "\xa0»")
    found = damage(Document.from_text(misread(text, written, read)))
    assert {str(item.step) for item in found} == {f"{written}>{read}"}
    assert damage(Document.from_text(text)) == ()


def test_one_letter_that_became_a_sign_inside_words_shows_the_damage() -> None:
    text = "Se sisältää tietoja, jotka tulisi säilyttää. Näiden säilyttäminen edellyttää sitä."
    assert damage(Document.from_text(misread(text, "cp1252", "mac_roman")))
