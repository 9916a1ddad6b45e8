#!/usr/bin/env python3
"""Times this tool and others on the same documents, in the same run, beside the floor.

    python benchmarks/peers.py            # print the tables
    python benchmarks/peers.py --write    # write docs/performance.md

The others are the dependency group `peers` of pyproject.toml; what is missing is said. Each
figure is the best of several passes on one core; slow tools are given fewer documents.
"""

import argparse
import platform
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from generated import FROM_PARAGRAPHS, documents
from planted.peers import installed
from throughput import memory, start_up

from audits.characters import KINDS
from audits.document import Document
from audits.memory import collect_seldom, keep_freed
from audits.row import measure
from audits.suite import find_suite
from audits.verdict import judge

PAGE: Final = Path(__file__).parents[1] / "docs" / "performance.md"

OURS: Final = "corpus-audit"
FLOOR: Final = "floor"
SEQUENCE: Final = "datatrove"

CORPORA: Final = [
    (name, size, soiled)
    for size in (4_000, 100_000)
    for name in FROM_PARAGRAPHS
    for soiled in (False, True)
]
LARGE: Final = 100_000_000
"""Bytes of the one large document."""


class Tool(NamedTuple):
    """What is timed."""

    name: str
    what: str
    run: Callable[[bytes], object]
    budget: int
    """Bytes a pass: as much as it does in a second or two."""


def tools() -> Iterator[Tool]:
    """This tool, the floor, and the others that are installed."""
    suite, known = find_suite("default"), installed()
    yield Tool(
        OURS, "all checks, native judge",
        lambda data: judge(suite, measure(Document.from_bytes(data))), 4_000_000,
    )  # fmt: skip
    yield Tool(
        FLOOR, "bytes to code points, each looked up in one table",
        lambda data: KINDS.take(np.frombuffer(data.decode().encode("utf-32-le"), np.uint32)),
        4_000_000,
    )  # fmt: skip
    if "ftfy" in known:
        from ftfy.badness import is_bad

        yield Tool("ftfy", "`badness` alone", lambda data: is_bad(data.decode()), 1_000_000)
    if "charset-normalizer" in known:
        from charset_normalizer import from_bytes

        yield Tool("charset-normalizer", "`from_bytes`", from_bytes, 100_000)
    if "datatrove" in known:
        yield Tool(SEQUENCE, "Gopher repetition, Gopher quality, C4, FineWeb", _filters(), 40_000)


def _filters() -> Callable[[bytes], object]:
    """The four filters of datatrove one after another, whatever each says."""
    from datatrove.data import Document as Text
    from datatrove.pipeline import filters

    every: list[Any] = [
        filters.GopherRepetitionFilter(),
        filters.GopherQualityFilter(),
        filters.C4QualityFilter(filter_no_terminal_punct=False),
        filters.FineWebQualityFilter(),
    ]

    def run(data: bytes) -> list[object]:
        text = data.decode()
        return [filter_.filter(Text(text=text, id="0")) for filter_ in every]

    return run


def rate(tool: Tool, data: list[bytes], passes: int) -> float:
    """MB/s, the best of several passes."""
    tool.run(data[0])
    best = float("inf")
    for _ in range(passes):
        began = time.perf_counter()
        for document in data:
            tool.run(document)
        best = min(best, time.perf_counter() - began)
    return sum(map(len, data)) / best / 1e6


def table(every: list[Tool], passes: int) -> Iterator[str]:
    """A line a corpus, as it is measured: MB/s of each tool, and how often ours it is."""
    yield f"| documents | {' | '.join(tool.name for tool in every)} |"
    yield "|---|" + "---:|" * len(every)
    for name, size, soiled in CORPORA:
        rates = {}
        for tool in every:
            data = documents(name, size, soiled=soiled, budget=max(tool.budget, size))
            rates[tool.name] = rate(tool, data, passes)
        state = "dirty" if soiled else "clean"
        cells = (_cell(tool.name, rates) for tool in every)
        yield f"| {name}, {size // 1_000} kB, {state} | {' | '.join(cells)} |"


def _cell(name: str, rates: dict[str, float]) -> str:
    """A rate, and how many times as fast the audit is; of the floor, how many times as long."""
    ours, theirs = rates[OURS], rates[name]
    if name == OURS:
        return f"**{ours:.1f}**"
    if name == FLOOR:
        return f"{theirs:.0f} (1/{theirs / ours:.0f})"
    times = ours / theirs
    spoken = f"{times:.0f}" if times >= 10 else f"{times:.2g}"
    return f"{theirs:.{1 if theirs >= 1 else 2}f} ({spoken})"


def linear(passes: int) -> Iterator[str]:
    """A line a size of one document, from 100 kB up."""
    every = {tool.name: tool for tool in tools()}
    yield "| one document of | corpus-audit | floor |"
    yield "|---:|---:|---:|"
    size = 100_000
    while size <= LARGE:
        data = documents("12 European languages", size, soiled=False, budget=size)
        rates = {name: rate(every[name], data, passes) for name in (OURS, FLOOR)}
        yield f"| {size / 1e6:g} MB | {rates[OURS]:.1f} | {_cell(FLOOR, rates)} |"
        size *= 10


def page(passes: int) -> Iterator[str]:
    """The page, as it is measured."""
    collect_seldom()
    keep_freed()
    every = list(tools())
    versions = ", ".join(f"{name} {version}" for name, version in installed().items()
                         if name in {tool.name for tool in every})  # fmt: skip
    yield "# Performance\n"
    yield (
        f"Written by `python benchmarks/peers.py --write`: Python {platform.python_version()}, "
        f"numpy {np.__version__}, {versions or 'no other tool installed'}. MB/s on one core, the "
        f"best of {passes} passes; in brackets how many times as fast corpus-audit is. The "
        "documents are generated from the project's own texts. `dirty` ones hold a text twice, "
        "once wrapped, with a lost bracket and damaged encoding: there the time goes into proving "
        "the places.\n"
    )
    for tool in every:
        yield f"- **{tool.name}**: {tool.what}"
    yield ""
    yield from table(every, passes)
    yield ""
    yield from linear(2)
    yield ""
    yield (
        f"`check` of one file takes {start_up():.1f} times as long as `python -c 'import numpy'`. "
        f"A document of 10 MB takes {memory(10_000_000):.0f} bytes a character."
    )


def main() -> int:
    """Print the page, or write it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    parser.add_argument("--passes", type=int, default=3, help="the best of so many counts")
    arguments = parser.parse_args()
    lines = []
    for line in page(arguments.passes):
        print(line, flush=True)
        lines.append(line)
    if arguments.write:
        PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
