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
    for done, item in enumerate(every, 1):
        yield item
        if time.monotonic() - began > PATIENCE:
            yield from _drawn(every, done, began)


def _drawn(items: Iterator[T], done: int, began: float) -> Iterator[T]:
    """The remaining items, under a bar that goes away at the end."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.completed:,.0f} documents, {task.fields[rate]:,.0f} a second"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
    )
    with bar:
        task = bar.add_task("audit", total=None, completed=done, rate=0)
        for number, item in enumerate(items, done + 1):
            yield item
            rate = number / (time.monotonic() - began)
            bar.update(task, completed=number, rate=rate)
