"""What the fixture `audit` gives: a function that remembers what it refused."""

from dataclasses import dataclass, field
from pathlib import Path

from audits.judgement import UNNAMED, Audited, Judgement, audited


@dataclass
class Auditor:
    """Audits the texts of one test; the judgements that were not passed are kept for its report."""

    refused: list[Judgement] = field(default_factory=list, repr=False)

    def __call__(self, content: str | bytes | Path, name: str = UNNAMED) -> Audited:
        """A text, bytes in any encoding, or the file of a path, measured."""
        return _Noting(audited(content, name).row, self.refused)


@dataclass(frozen=True, repr=False)
class _Noting(Audited):
    """A measured text that notes the judgements it does not pass."""

    refused: list[Judgement]

    def passes(self, suite: str = "default", *, strict: bool = False) -> Judgement:
        """The judgement of *suite*."""
        judgement = super().passes(suite, strict=strict)
        if not judgement:
            self.refused.append(judgement)
        return judgement
