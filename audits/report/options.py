"""What whoever asks for a report may wish besides."""

from typing import Final, NamedTuple

from audits.report.earlier import Run
from audits.report.templates import Templates


class Options(NamedTuple):
    """The wishes; none as it stands."""

    templates: Templates = Templates()
    earlier: Run | None = None
    """An earlier run to compare with."""
    source: str = ""
    """The file that it was read from."""


NO_WISHES: Final = Options()
