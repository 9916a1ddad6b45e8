#!/usr/bin/env python3
"""Times whole audits on generated documents: MB/s and documents/s, and start-up against numpy's.

    python benchmarks/throughput.py               # all sizes, a minute or two
    python benchmarks/throughput.py --quick       # the sizes of the promises only
    python benchmarks/throughput.py --profile cjk 4000   # where the time goes

Each figure is the best of several passes over the documents: the machine's noise only ever adds.
"""

import argparse
import cProfile
import pstats
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from generated import FROM_SEEDS, MIXED, clean, documents

from audits.document import Document
from audits.memory import collect_seldom, keep_freed
from audits.row import measure
from audits.suite import find_suite
from audits.verdict import judge

SIZES: Final = (1_000, 4_000, 100_000, 1_000_000, 10_000_000)
QUICK: Final = (4_000, 1_000_000)


class Timing(NamedTuple):
    """How fast the documents of one kind are audited."""

    seconds: float
    bytes: int
    documents: int


def timed(data: list[bytes], passes: int) -> Timing:
    """The best of several passes of measuring and judging, on one core."""
    suite = find_suite("default")
    best = float("inf")
    for _ in range(passes):
        began = time.perf_counter()
        for document in data:
            judge(suite, measure(Document.from_bytes(document)))
        best = min(best, time.perf_counter() - began)
    return Timing(best, sum(map(len, data)), len(data))


def start_up(runs: int = 9) -> float:
    """How often `check ONE_FILE` takes the time of `python -c "import numpy"`: median of pairs."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "document.txt")
        path.write_bytes(documents("latin", 4_000, soiled=False)[0])
        ours = [sys.executable, "-m", "audits", "check", str(path)]
        theirs = [sys.executable, "-c", "import numpy"]
        ratios = [_seconds(ours) / _seconds(theirs) for _ in range(runs + 1)]
    return statistics.median(ratios[1:])


def _seconds(command: list[str]) -> float:
    """The wall time of a command."""
    began = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def memory(size: int) -> float:
    """Bytes a character that a process needs for one document of *size* bytes, above the idle."""
    data = clean("latin", size, random.Random(1)).encode()
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.txt"), Path(folder, "large.txt")
        small.write_bytes(data[:1000])
        large.write_bytes(data)
        return (_peak(large) - _peak(small)) / len(data.decode())


def _peak(path: Path) -> int:
    """The most memory, in bytes, that `check` of one file holds.

    Asked of a small process in between: the kernel counts for a process started by a large one
    what that one held.
    """
    check = [sys.executable, "-m", "audits", "check", "--format", "jsonl", str(path)]
    between = [sys.executable, "-c", _RUN_AND_TELL, *check]
    told = subprocess.run(between, check=True, capture_output=True)
    return int(told.stderr.split()[-1]) * 1024


_RUN_AND_TELL: Final = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
"""


def table(sizes: tuple[int, ...], passes: int) -> Iterator[str]:
    """The timings as lines of a Markdown table, as they come."""
    yield "| script | size of a document | state | MB/s | documents/s |"
    yield "|---|---:|---|---:|---:|"
    for size in sizes:
        for script in (*FROM_SEEDS, MIXED):
            for soiled in (False, True):
                data = documents(script, size, soiled=soiled)
                timed(data[:1], 1)
                seconds, total, count = timed(data, passes)
                rates = f"{total / seconds / 1e6:.1f} | {count / seconds:,.1f}"
                yield f"| {script} | {size:,} B | {'dirty' if soiled else 'clean'} | {rates} |"


def profiled(script: str, size: int) -> None:
    """Print where the time goes."""
    data = documents(script, size, soiled=False)
    timed(data[:1], 1)
    with cProfile.Profile() as profile:
        timed(data, 1)
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="4 kB and 1 MB only")
    parser.add_argument("--passes", type=int, default=3, help="the best of so many counts")
    parser.add_argument("--profile", nargs=2, metavar=("SCRIPT", "SIZE"))
    arguments = parser.parse_args()
    collect_seldom()
    keep_freed()
    if arguments.profile:
        profiled(arguments.profile[0], int(arguments.profile[1]))
        return 0
    for line in table(QUICK if arguments.quick else SIZES, arguments.passes):
        print(line, flush=True)
    print(
        f"\nStart-up: `check` of one file takes {start_up():.1f} times `import numpy`.", flush=True
    )
    print(f"Memory: {memory(10_000_000):.0f} bytes a character for a document of 10 MB.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
