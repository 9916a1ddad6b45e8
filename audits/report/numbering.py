"""The places of a document that a report shows, numbered: findings and text refer to them alike."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from audits.report.defects import Defect, defects, notes
from audits.row import Evidence
from audits.verdict import Verdict

MOST_PLACES: Final = 50
"""Places shown of one measure of one document; its value counts them all."""
UNBROKEN_PLACES: Final = 3
"""The same of a measure that breaks no expectation."""


class Numbered(NamedTuple):
    """What a check found, with the places that are shown."""

    defect: Defect
    shown: tuple[Evidence, ...]
    first: int
    """The number of the first of them in the document."""
    consequences: tuple["Numbered", ...] = ()

    def each(self) -> Iterator["Numbered"]:
        """This one, then its consequences: in the order of their numbers."""
        yield self
        yield from self.consequences


def numbered(verdict: Verdict) -> Iterator[Numbered]:
    """What was found in a document that does not pass: broken measures, then the others."""
    first = 0
    if verdict.outcome != "pass":
        for defect in (*defects(verdict), *notes(verdict)):
            shown = defect.places[: MOST_PLACES if defect.severity else UNBROKEN_PLACES]
            one, first = Numbered(defect, shown, first), first + len(shown)
            following = []
            for consequence in defect.consequences:
                told = Defect(consequence.about, "", (), consequence.places)
                following.append(Numbered(told, told.places[:MOST_PLACES], first))
                first += len(following[-1].shown)
            yield one._replace(consequences=tuple(following))
