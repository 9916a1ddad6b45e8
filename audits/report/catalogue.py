"""What a measure is, for a reader: the check that gives it, its family, meaning and unit."""

from functools import cache
from typing import NamedTuple

from audits.checks import CHECKS
from audits.checks.check import FAMILIES, Check


class Subject(NamedTuple):
    """What an expectation is about."""

    name: str
    """The measure's name, or the type of an expectation that is about no known measure."""
    code: str = ""
    check: str = ""
    """What the check finds, in a few words."""
    family: str = ""
    meaning: str = ""
    unit: str = ""

    @property
    def title(self) -> str:
        """What to call it in a sentence."""
        return self.check or self.name.replace("_", " ")

    @property
    def heading(self) -> str:
        """The title with a capital at its head."""
        return self.title[:1].upper() + self.title[1:]


def subject(name: str) -> Subject:
    """What is known of the measure *name*; only the name itself if no check gives it."""
    return _subjects(CHECKS).get(name) or Subject(name)


def subjects() -> tuple[Subject, ...]:
    """Every measure that some check gives, in the order of the checks."""
    return tuple(_subjects(CHECKS).values())


@cache
def _subjects(checks: tuple[Check, ...]) -> dict[str, Subject]:
    """The subject of each measure, by name, in the order of the checks."""
    return {
        column.name: Subject(
            column.name,
            check.CODE,
            check.NAME,
            FAMILIES[check.CODE[:2]],
            column.meaning,
            column.unit,
        )
        for check in checks
        for column in check.COLUMNS
    }
