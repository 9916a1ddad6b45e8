"""A progress bar on standard error, for work that lasts."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

PATIENCE: Final = 1.0
"""Seconds of work before a bar is drawn: shorter work is done before it could be read."""

T = TypeVar("T")


Count = Callable[[], int]


def shown(items: Iterable[T], count: Count | None = None) -> Iterator[T]:
    """The items as they come, counted on standard error if that is a terminal.

    *count* says how many there will be; it is asked beside the work, once that lasts.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    began, every = time.monotonic(), iter(items)
    for done, item in enumerate(every, 1):
        yield item
        if time.monotonic() - began > PATIENCE:
            yield from _drawn(every, done, began, count)


def _drawn(items: Iterator[T], done: int, began: float, count: Count | None) -> Iterator[T]:
    """The remaining items, under a bar that goes away at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    bar = Progress(
        BarColumn(),
        TextColumn("{task.completed:,.0f} documents, {task.fields[rate]:,.0f} a second"),
        TimeElapsedColumn(),
        TimeLeft(),
        TextColumn("left"),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
    )
    with bar:
        task = bar.add_task("audit", total=None, completed=done, rate=0)
        if count:
            from threading import Thread

            Thread(target=lambda: bar.update(task, total=count()), daemon=True).start()
        for number, item in enumerate(items, done + 1):
            yield item
            rate = number / (time.monotonic() - began)
            bar.update(task, completed=number, rate=rate)
