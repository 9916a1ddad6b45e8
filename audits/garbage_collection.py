"""Python's search for cycles of garbage, which an audit has nothing to give to."""

import gc


def collect_seldom() -> None:
    """Search seldom: it takes a tenth of the time of an audit.

    For a process that audits and does nothing else; rows and findings are tuples without cycles.
    """
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
