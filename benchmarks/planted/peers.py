"""Other tools on the same cases: what each says of a document, if it is installed."""

from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final, NamedTuple

from planted.case import Case

PACKAGES: Final = {
    "datatrove": "datatrove", "chardet": "chardet", "faust-cchardet": "cchardet",
    "charset-normalizer": "charset_normalizer", "ftfy": "ftfy",
    "confusable-homoglyphs": "confusable_homoglyphs",
}  # fmt: skip
"""Distributions by the name under which pip knows them, with their module."""


class Peer(NamedTuple):
    """A tool and its answer to one question."""

    package: str
    question: str
    """What is asked: "repetition", "encoding", "mojibake", "repair" or "homoglyph"."""
    answer: Callable[[Case], bool]
    """Is the document flagged, or is its text right?"""


def installed() -> dict[str, str]:
    """The versions of the packages that are installed."""
    found = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def peers() -> Iterator[Peer]:
    """The tools that are installed."""
    known = installed()
    if "datatrove" in known:
        yield Peer("datatrove", "repetition", _gopher())
    if "chardet" in known:
        yield Peer("chardet", "encoding", _chardet())
    if "faust-cchardet" in known:
        yield Peer("faust-cchardet", "encoding", _cchardet())
    if "charset-normalizer" in known:
        yield Peer("charset-normalizer", "encoding", _charset_normalizer())
    if "ftfy" in known:
        import ftfy

        yield Peer("ftfy", "mojibake", lambda case: bool(ftfy.badness.is_bad(_text(case))))
        yield Peer(
            "ftfy", "repair", lambda case: ftfy.fix_encoding(_text(case)) == case.truth["original"]
        )
    if "confusable-homoglyphs" in known:
        from confusable_homoglyphs import confusables

        yield Peer(
            "confusable-homoglyphs", "homoglyph",
            lambda case: any(map(confusables.is_dangerous, _text(case).split())),
        )  # fmt: skip


def _text(case: Case) -> str:
    """The text of a case in UTF-8."""
    return case.data.decode("utf-8", "replace")


def _gopher() -> Callable[[Case], bool]:
    """Gopher's repetition filter as datatrove has it, with its default word tokenizer."""
    from datatrove.data import Document
    from datatrove.pipeline.filters import GopherRepetitionFilter

    gopher = GopherRepetitionFilter()

    def is_dropped(case: Case) -> bool:
        kept: Any = gopher.filter(Document(text=_text(case), id=case.kind))
        return kept is not True

    return is_dropped


def _decodes(case: Case, encoding: str | None) -> bool:
    """Does the encoding give the text of the case?"""
    try:
        text = case.data.decode(encoding or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return False
    wanted: str = case.truth["text"]
    return text.removeprefix("\ufeff") == wanted.removeprefix("\ufeff")


def _chardet() -> Callable[[Case], bool]:
    import chardet

    return lambda case: _decodes(case, chardet.detect(case.data)["encoding"])


def _cchardet() -> Callable[[Case], bool]:
    import cchardet

    return lambda case: _decodes(case, cchardet.detect(case.data)["encoding"])


def _charset_normalizer() -> Callable[[Case], bool]:
    from charset_normalizer import from_bytes

    def is_right(case: Case) -> bool:
        best = from_bytes(case.data).best()
        return _decodes(case, best.encoding if best else None)

    return is_right
