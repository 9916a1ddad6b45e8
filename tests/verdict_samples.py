"""Hand-made verdicts for the tests of the report: no check has to run for them.

The texts are our own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from audits.characters import Property
from audits.checks.check import ALWAYS
from audits.document import Document
from audits.excerpt import Excerpt, Joined, Passage
from audits.finding import Column, Finding, Measure
from audits.row import Evidence, Row
from audits.suite import Expectation, Suite
from audits.verdict import Outcome, Verdict, Waived


@dataclass(frozen=True)
class SampleCheck:
    """What a catalogue knows of a check."""

    CODE: str
    NAME: str
    COLUMNS: tuple[Column, ...]
    NEEDS: Property = ALWAYS

    def find(self, _: Document) -> Iterator[Measure]:
        """Nothing: only the declaration is looked at."""
        yield from ()


CHECKS = (
    SampleCheck(
        "RP001", "repeated blocks",
        (Column("repeated_block_ratio", "characters in later copies", "share", 0.2, "critical"),),
    ),
    SampleCheck(
        "LW001", "wrapped lines",
        (
            Column("wrapped_line_ratio", "lines cut at a fixed width", "share", 0.1, "critical"),
            Column("wrap_width", "width of the cut", "columns"),
        ),
    ),
    SampleCheck(
        "PB001", "unbalanced brackets",
        (Column("unbalanced_brackets", "brackets without partner", "places", 1),),
    ),
    SampleCheck(
        "EN004", "mojibake",
        (Column("mojibake_characters", "characters decoded wrongly", "characters", 0, "critical"),),
    ),
    SampleCheck(
        "EN008", "invisible characters",
        (Column("invisible_characters", "characters nobody sees", "characters", 0),),
    ),
)  # fmt: skip

EXPECTATIONS = tuple(
    Expectation(
        f"expect_{column.name}_to_be_at_most", column.name,
        {"max_value": column.maximum}, column.severity, {"reason": "a sample"},
    )
    for check in CHECKS for column in check.COLUMNS if column.maximum is not None
)  # fmt: skip
SUITE = Suite("default", EXPECTATIONS, "expectations/default.yaml")

HOSTILE = (
    "</script><script>window.hurt = 1</script><img src=x onerror=hurt()>'\"&\u202e\x00\x1b[2J\udcff"
)


def found(
    rule: str, measure: str, span: tuple[int, int], line: int, *, column: int = 1,
    around: tuple[str, str, str] = ("before ", "here", " after"),
    message: str = "something is wrong", fix: str = "Mend it.", **details: Any,
) -> Evidence:  # fmt: skip
    """A finding at a place."""
    return Evidence(
        rule, measure, Finding(*span, message, fix, details=details), line, column, *around
    )


def judged(row: Row, suite: Suite = SUITE) -> Verdict:
    """The verdict on a row by upper bounds alone."""
    failed = tuple(
        each for each in suite.expectations
        if row.metrics.get(each.column, 0.0) > each.kwargs["max_value"]
    )  # fmt: skip
    failed = tuple(sorted(failed, key=lambda each: each.severity != "critical"))
    outcome: Outcome = "pass"
    if row.error:
        outcome = "error"
    elif failed:
        outcome = "fail" if failed[0].severity == "critical" else "warn"
    return Verdict(row, suite, outcome, failed)


def repeated() -> Row:
    """A text that stands eight times, wrapped at 32 characters."""
    blocks = found(
        "RP001", "repeated_block_ratio", (500, 4000), 15,
        around=("", "天氣預報:今天北部及東北部地區", "仍有局部短暫雨"),
        message="a text of 480 characters stands 8 times", fix="Keep the first copy.",
        copies=[[at, at + 480] for at in range(0, 4000, 500)],
    )  # fmt: skip
    wraps = tuple(
        found(
            "LW001", "wrapped_line_ratio", (at * 33 + 31, at * 33 + 33), at + 1, column=32,
            around=("受到東北季風影響", "北\n", "部地區較為濕冷"),
            message="cut inside a word", fix="Join the lines.", width=32, unit="columns",
            wrapped_lines=99,
        )
        for at in range(12)
    )  # fmt: skip
    metrics = {"repeated_block_ratio": 0.875, "wrapped_line_ratio": 0.99, "wrap_width": 32.0}
    return Row(
        "news/weather.txt", "utf-8", 4032, 112, metrics,
        (*wraps, blocks), tuple([32] * 60 + [12] + [32] * 51),
        excerpt=Excerpt(
            (
                Passage(0, 1, "受到東北季風影響今天北部及東北部\n" * 40),
                Passage(1200, 70, "地區較為濕冷\n" * 9),
            ),
            (Joined(31, "受到東北\n季風影響", "受到東北季風影響"),),
        ),
    )  # fmt: skip


def explained() -> Row:
    """A text that stands eight times, with a bracket that is lost in each copy."""
    whole = repeated()
    copies = tuple(
        found(
            "PB001", "unbalanced_brackets", (at, at + 1), at // 33 + 1, message="( is not closed",
        )._replace(cause="RP001" if at > 400 else "")
        for at in (100, 600, 1100)
    )  # fmt: skip
    evidence = sorted((*whole.evidence, *copies), key=lambda item: item.finding.start)
    metrics = {**whole.metrics, "unbalanced_brackets": 3.0}
    return whole._replace(path="news/copies.txt", metrics=metrics, evidence=tuple(evidence))


def hostile() -> Row:
    """A document whose name, text and messages attack whoever shows them."""
    evidence = found(
        "EN004", "mojibake_characters", (3, 5), 1, column=4,
        around=(HOSTILE, HOSTILE, HOSTILE), message=HOSTILE, fix=HOSTILE, repaired=HOSTILE,
    )  # fmt: skip
    return Row(
        f"web/{HOSTILE}.txt", "utf-8", 900, 9, {"mojibake_characters": 2.0}, (evidence,), (80, 60),
        excerpt=Excerpt((Passage(0, 1, HOSTILE * 3),)),
    )  # fmt: skip


def hebrew() -> Row:
    """A text from right to left with an override in it."""
    evidence = found(
        "EN008", "invisible_characters", (10, 11), 2, column=11,
        around=("שלום עולם ", "\u202e", "זה טקסט"),
        message="right-to-left override", fix="Delete it.",
    )  # fmt: skip
    return Row(
        "עברית/מסמך.txt", "utf-8", 1320, 20, {"invisible_characters": 1.0}, (evidence,), (40,) * 20
    )


def stray_byte() -> Row:
    """A document whose place is given in bytes."""
    finding = Finding(16, 17, "byte E9 is no UTF-8", "Put é.", unit="byte")
    evidence = Evidence("EN004", "mojibake_characters", finding, 0, 17, "", "", "")
    return Row("old/café.txt", "utf-8", 100, 2, {"mojibake_characters": 1.0}, (evidence,), (50,))


def clean(number: int = 0) -> Row:
    """A document without fault."""
    return Row(f"clean/{number:05d}.txt", "utf-8", 2000 + number, 40, {"wrap_width": 0.0})


def unreadable() -> Row:
    """A document that could not be read."""
    return Row("gone.txt", error="permission denied: give yourself the right to read it")


def corpus() -> list[Verdict]:
    """A mixed corpus of every outcome."""
    rows = [clean(1), hebrew(), unreadable(), hostile(), repeated(), clean(2), stray_byte()]
    verdicts = [judged(row) for row in rows]
    verdicts[5] = verdicts[5]._replace(waived=(Waived(EXPECTATIONS[2], "quotes old letters"),))
    return verdicts
