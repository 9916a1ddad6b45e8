#!/usr/bin/env python3
"""Measures the audit on the labelled corpus, and other tools on the same cases.

    python benchmarks/accuracy.py            # print the page
    python benchmarks/accuracy.py --write    # write docs/accuracy.md

The other tools are the dependency group `peers` of pyproject.toml; what is missing is said.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from planted.case import Case
from planted.corpus import corpus
from planted.known_failures import known_failures
from planted.peers import PACKAGES, Peer, installed, peers
from planted.scoring import Score, outcomes, scores

from audits.checks.encoding import homoglyphs, mojibake
from audits.document import Document

PAGE: Final = Path(__file__).parents[1] / "docs" / "accuracy.md"

QUESTIONS: Final = {
    "repetition": ("Repetition: documents told", ("repetition", "clean/prose", "clean/list")),
    "encoding": (
        "Encodings: documents decoded to the right text",
        ("encoding/legacy", "encoding/utf-16"),
    ),
    "mojibake": (
        "Mojibake: documents told",
        ("encoding/mojibake", "clean/prose", "clean/not mojibake"),
    ),
    "repair": ("Mojibake: texts given back as they were", ("encoding/mojibake",)),
    "homoglyph": ("Look-alike letters: documents told", ("encoding/homoglyph", "clean/prose")),
}
"""What is asked of the other tools: a title, and the kinds of cases, by how they begin."""

INTRODUCTION: Final = """# Accuracy

Measured on {cases:,} documents in {languages} languages that the project makes of its own texts \
(`benchmarks/planted`): clean ones, hard ones among them, and such as have one defect planted. \
They are small, a few hundred characters; `tests/quality` holds every figure to a floor. Written \
by `python benchmarks/accuracy.py --write`.

A defect is *told* if the default suite gives a warning or worse in its family. It is *right* if \
the place (a character off at most), the width of the wrap (one off), nine tenths of the stretch, \
or the decoded text is the true one; *error* is how far the repeated share is off on average.
"""

NO_PEER: Final = """No tool was found that pip installs and that tells hard wraps, unbalanced \
brackets or marks of the wrong width in any language; there is nothing to compare with."""


def main() -> int:
    """Print the page, or write it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    arguments = parser.parse_args()
    page = "\n".join(lines()) + "\n"
    if arguments.write:
        PAGE.write_text(page, encoding="utf-8")
    else:
        sys.stdout.write(page)
    return 0


def lines() -> Iterator[str]:
    """The page."""
    cases = list(corpus())
    languages = {case.language for case in cases}
    yield INTRODUCTION.format(cases=len(cases), languages=len(languages))
    yield from own(scores(outcomes(cases)))
    yield "\n## Other tools on the same cases\n"
    known = installed()
    yield "Share of documents, in per cent. " + ", ".join(
        f"{name} {known[name]}" if name in known else f"{name} was not installed"
        for name in PACKAGES
    )
    for question, (title, kinds) in QUESTIONS.items():
        asked = [peer for peer in peers() if peer.question == question]
        yield f"\n### {title}\n"
        yield from compared(question, asked, [c for c in cases if c.kind.startswith(kinds)])
    yield f"\n{NO_PEER}"
    yield "\n## Known failures\n"
    yield "Tests that are expected to fail, strictly: one that passes must be taken off the list.\n"
    for name, reason in known_failures():
        yield f"- `{name}`: {reason}"


def own(found: Iterable[Score]) -> Iterator[str]:
    """The audit's own figures."""
    yield "| kind | documents | told | right | error |"
    yield "|---|---:|---:|---:|---:|"
    for score in found:
        right = "" if score.right is None else f"{score.right:.1%}"
        error = "" if score.error is None else f"{score.error:.4f}"
        told = f"{score.told / score.cases:.1%}"
        yield f"| {score.kind} | {score.cases} | {told} | {right} | {error} |"


def compared(question: str, asked: list[Peer], cases: list[Case]) -> Iterator[str]:
    """A table of one question: a row a kind of case, a column a tool."""
    tools: list[tuple[str, Callable[[Case], bool]]] = [
        ("corpus-audit", OURS[question]), *((peer.package, peer.answer) for peer in asked)
    ]  # fmt: skip
    yield "| kind | documents | " + " | ".join(name for name, _ in tools) + " |"
    yield "|---|---:|" + "---:|" * len(tools)
    for kind in dict.fromkeys(case.kind for case in cases):
        every = [case for case in cases if case.kind == kind]
        shares = (sum(map(answer, every)) / len(every) for _, answer in tools)
        figures = " | ".join(f"{share:.1%}" for share in shares)
        yield f"| {kind} | {len(every)} | {figures} |"


def _tells(family: str) -> Callable[[Case], bool]:
    """Does the audit flag a family?"""
    return lambda case: family in next(outcomes([case])).flagged


def _holds(check: object) -> Callable[[Case], bool]:
    """Does one check find anything?"""
    find = check.find  # type: ignore[attr-defined]
    return lambda case: any(True for _ in find(Document.from_bytes(case.data)))


def _repairs(case: Case) -> bool:
    """Is every repaired stretch that the audit shows a stretch of the original?"""
    document = Document.from_bytes(case.data)
    found = [item for measure in mojibake.find(document) for item in measure.findings]
    return bool(found) and all(
        item.details["repaired"].strip() in case.truth["original"] for item in found
    )


def _decodes(case: Case) -> bool:
    """Does the audit read the bytes as the right text?"""
    return bool(next(outcomes([case])).right)


OURS: Final[dict[str, Callable[[Case], bool]]] = {
    "repetition": _tells("repetition"),
    "encoding": _decodes,
    "mojibake": _holds(mojibake),
    "repair": _repairs,
    "homoglyph": _holds(homoglyphs),
}
"""The audit's own answer to each question."""


if __name__ == "__main__":
    raise SystemExit(main())
