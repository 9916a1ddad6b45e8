"""A progress bar on standard error, for work that lasts."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

PATIENCE: Final = 1.0
"""Seconds of work before a bar is drawn: shorter work is done before it could be read."""

T = TypeVar("T")


def shown(items: Iterable[T]) -> Iterator[T]:
    """The items as they come, counted on standard error if that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    began, every = time.monotonic(), iter(items)
    done = 0
    for item in every:
        yield item
        done += 1
        if time.monotonic() - began > PATIENCE:
            break
    yield from _drawn(every, done)


def _drawn(items: Iterator[T], done: int) -> Iterator[T]:
    """The remaining items, under a bar that goes away at the end."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.completed:,.0f} documents"),
        TextColumn("{task.speed:,.0f}/s"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
    )
    with bar:
        task = bar.add_task("audit", total=None, completed=done)
        for item in items:
            yield item
            bar.advance(task)
