"""What a check says of a text or of bytes: for the tests of single checks."""

from audits.checks.check import Check
from audits.document import Document
from audits.finding import Finding


def document(content: str | bytes) -> Document:
    """The document of bytes, or one that came as text."""
    if isinstance(content, bytes):
        return Document.from_bytes(content)
    return Document.from_text(content)


def values(check: Check, content: str | bytes) -> dict[str, float]:
    """The measures that are not 0."""
    return {m.name: m.value for m in check.find(document(content)) if m.value}


def findings(check: Check, content: str | bytes) -> list[Finding]:
    """The findings of all measures."""
    return [finding for m in check.find(document(content)) for finding in m.findings]
