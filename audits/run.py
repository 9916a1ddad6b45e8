"""Sources become rows, in their order, on one core or many."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, Final

from audits.row import NOTHING_MORE, Asked, Row, measure
from audits.source import Source, UnreadableError

if TYPE_CHECKING:  # workers are for many documents: one file starts without their modules
    from concurrent.futures import Future, ProcessPoolExecutor

BATCH: Final = 16
"""Documents that cross to a worker at once: enough that the crossing costs little."""

AHEAD: Final = 4
"""Batches a worker that are read ahead: keeps workers busy, and memory bounded."""

GRACE: Final = 0.5
"""Seconds that workers have to end by themselves: Ctrl-C is to end everything within one."""

PATIENCE: Final = 1.0
"""Seconds of work after which so much is likely to be left that workers, which take a third of a
second to start, save more than they cost."""


def rows(sources: Iterable[Source], jobs: int = 0, asked: Asked = NOTHING_MORE) -> Iterator[Row]:
    """The row of each source, in order; *jobs* processes, 0 for as many as make sense.

    The rows are the same for any number of jobs.
    """
    every = iter(sources)
    if jobs == 0:
        return _alone_at_first(every, _cores(), asked)
    return (row(source, asked) for source in every) if jobs == 1 else _spread(every, jobs, asked)


def _alone_at_first(sources: Iterator[Source], jobs: int, asked: Asked) -> Iterator[Row]:
    """The rows, measured here until it is clear that there is work for *jobs* workers."""
    began = monotonic()
    for source in sources:
        yield row(source, asked)
        if jobs > 1 and monotonic() - began > PATIENCE:
            yield from _spread(sources, jobs, asked)


def row(source: Source, asked: Asked = NOTHING_MORE) -> Row:
    """The row of one source; a document that cannot be read has an error instead of measures."""
    try:
        return measure(source.read(), asked)
    except UnreadableError as error:
        return Row(source.path, error=str(error))
    except MemoryError:
        return Row(source.path, error="needs more memory than there is: split the document")
    except Exception as error:  # noqa: BLE001 - one faulty check must not lose the other documents
        return Row(source.path, error=_fault(error), fault=True)


def _fault(error: Exception) -> str:
    """Where the program itself failed, in one line."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals['__name__']}:{trace.tb_lineno}" if trace else "?"
    return f"met a fault of corpus-audit ({place}: {error!r}): please report it with the document"


def _cores() -> int:
    """How many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _spread(sources: Iterator[Source], jobs: int, asked: Asked) -> Iterator[Row]:
    """The rows, measured by *jobs* workers; a document that kills its worker has an error."""
    from concurrent.futures import BrokenExecutor

    pending: deque[tuple[tuple[Source, ...], Future[list[Row]]]] = deque()
    pool = _pool(jobs)
    try:
        while True:
            while len(pending) < AHEAD * jobs and (batch := tuple(islice(sources, BATCH))):
                pending.append((batch, pool.submit(_rows, batch, asked)))
            if not pending:
                return
            batch, future = pending.popleft()
            try:
                done = future.result()
            except BrokenExecutor:
                done = [_alone(source, asked) for source in batch]
                pool = _pool(jobs)
                pending = deque((later, pool.submit(_rows, later, asked)) for later, _ in pending)
            yield from done
    finally:
        _stop(pool)


def _pool(jobs: int) -> "ProcessPoolExecutor":
    """Workers that share nothing with this process, so that its threads cannot harm them."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    methods = multiprocessing.get_all_start_methods()
    method = "forkserver" if "forkserver" in methods else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["audits.row"])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin_work)


def _begin_work() -> None:
    """What a worker does first; Ctrl-C is the parent's to handle: it ends the workers."""
    import signal
    from threading import Thread

    from audits.memory import collect_seldom, keep_freed

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    collect_seldom()
    keep_freed()


def _end_with_parent() -> None:
    """End this worker when its parent is gone, be it killed: else it would wait for ever."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _rows(batch: tuple[Source, ...], asked: Asked) -> list[Row]:
    """The rows of a batch, in the worker."""
    return [row(source, asked) for source in batch]


def _alone(source: Source, asked: Asked) -> Row:
    """The row of a source whose batch lost its worker: measured in a worker of its own."""
    from concurrent.futures import BrokenExecutor

    pool = _pool(1)
    try:
        return pool.submit(row, source, asked).result()
    except BrokenExecutor:
        return Row(source.path, error="ended its worker process (memory?): split the document")
    finally:
        _stop(pool)


def _stop(pool: "ProcessPoolExecutor") -> None:
    """End the workers: after the batches they are at, by force if those take long.

    A worker that is killed while it hands over its rows leaves the executor's thread waiting for
    their rest; see `audits.cli.entry`.
    """
    workers = list((pool._processes or {}).values())  # noqa: SLF001 - no public way to end them
    pool.shutdown(wait=False, cancel_futures=True)
    by = monotonic() + GRACE
    for worker in workers:
        worker.join(max(by - monotonic(), 0.0))
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join()
