"""Of the text of many documents only that of the most damaged is held for the report."""

import verdict_samples
from verdict_samples import found, judged

from audits.excerpt import Excerpt, Passage
from audits.report.gathering import Gathering
from audits.row import Row
from audits.verdict import Verdict


def damaged(number: int) -> Verdict:
    evidence = (found("EN004", "mojibake_characters", (0, number), 1),)
    text = Excerpt((Passage(0, 1, "x" * 100),))
    metrics = {"mojibake_characters": float(number)}
    return judged(Row(f"{number}", "utf-8", 100, 1, metrics, evidence, excerpt=text))


def test_the_most_damaged_keep_their_text() -> None:
    gathering = Gathering([], enough=300)
    for number in (3, 9, 1, 7, 5, 2, 8):
        gathering.add(damaged(number))
    kept = {verdict.row.path for verdict in gathering.verdicts if verdict.row.excerpt}
    assert kept == {"9", "7", "8"}
    assert [verdict.row.path for verdict in gathering.verdicts] == list("3917528")


def test_documents_that_pass_need_no_text() -> None:
    clean = verdict_samples.clean()._replace(excerpt=Excerpt((Passage(0, 1, "text"),)))
    gathering = Gathering([])
    gathering.add(judged(clean))
    assert gathering.verdicts[0].row.excerpt is None
