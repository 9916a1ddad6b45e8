"""What another finding explains is folded beneath it; no finding is lost, and none goes round."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from audits.checks import CHECKS
from audits.consequences import CAUSES, COPIES, RULES, causes
from audits.document import Document
from audits.finding import Finding
from audits.report.defects import defects
from audits.report.jsonl import line
from audits.report.terminal import concise
from audits.row import Row, measure
from audits.suite import Expectation, Suite, find_suite
from audits.suite.vocabulary import own_type
from audits.verdict import Waived, judge, waive

SEEDS = Path(__file__).parents[1] / "seeds"

CODES = st.sampled_from([check.CODE for check in CHECKS])
PLACES = st.tuples(st.integers(0, 60), st.integers(1, 40))


def finding(start: int, size: int, copies: list[tuple[int, int]]) -> Finding:
    return Finding(start, start + size, "m", "f", details={"copies": copies} if copies else {})


FOUND = st.lists(
    st.builds(
        lambda code, place, copies: (
            code,
            code.lower(),
            finding(place[0], place[1], [(a, a + b) for a, b in copies] if code == COPIES else []),
        ),
        CODES,
        PLACES,
        st.lists(PLACES, min_size=2, max_size=4),
    ),
    max_size=12,
)


@given(st.text("ab (\n", min_size=100, max_size=100), FOUND)
def test_each_finding_has_one_answer_and_what_explains_is_told(
    text: str, found: list[tuple[str, str, Finding]]
) -> None:
    told = causes(text, found)
    assert len(told) == len(found)
    assert told == causes(text, found)
    assert set(told) <= {"", *CAUSES}
    for (code, _, _), cause in zip(found, told, strict=True):
        if cause:
            assert cause != code
            assert any(
                other == cause and not why for (other, _, _), why in zip(found, told, strict=True)
            )


def test_no_cause_is_the_consequence_of_another_rule() -> None:
    for rule in RULES:
        assert not [code for code in CAUSES if code.startswith(rule.consequences)]


def test_every_code_of_a_rule_is_that_of_a_check_or_a_family() -> None:
    known = {check.CODE for check in CHECKS} | {check.CODE[:2] for check in CHECKS}
    assert known >= CAUSES
    assert all(set(rule.consequences) <= known for rule in RULES)


def row_of(name: str) -> Row:
    return measure(Document.from_bytes((SEEDS / name).read_bytes(), name))


def test_a_defect_of_eight_copies_is_told_once_and_counted_eight_times() -> None:
    row = row_of("000_36aea260147a8caa.txt")
    marks = [item.cause for item in row.evidence if item.measure == "wrong_width_marks"]
    assert row.metrics["wrong_width_marks"] == 48
    assert sorted(marks) == [""] * 6 + ["RP001"] * 42
    assert {item.cause for item in row.evidence if item.rule == "LW002"} == {"LW001"}


def test_lines_and_paragraphs_of_a_copied_block_follow_from_it() -> None:
    row = row_of("009_spanish_repeated.txt")
    assert {item.cause for item in row.evidence if item.rule in {"RP002", "RP003"}} == {"RP001"}


def test_a_defect_of_the_second_copy_alone_stands_for_itself() -> None:
    text = "The tide table on the harbour wall was painted by hand, before anyone counted years. "
    row = measure(Document.from_text(text + "\n\n" + text.replace("hand,", "hand,,") + "\n"))
    assert [item.cause for item in row.evidence if item.rule == "PB004"] == [""]


def test_odd_characters_within_mojibake_follow_from_it() -> None:
    text = "Le caf\u00c3\u00a9 \u00e2\u20ac\u0153ferm\u00c3\u00a9\u00e2\u20ac\u009d, dit-il.\n" * 2
    row = measure(Document.from_text(text))
    told = {item.rule: item.cause for item in row.evidence}
    assert told["EN004"] == ""
    assert told["EN006"] == "EN004"


def test_json_lines_keep_every_finding_and_name_its_cause() -> None:
    row = row_of("000_36aea260147a8caa.txt")
    record = json.loads(line(judge(find_suite("default"), row)))
    marks = [item for item in record["findings"] if item["measure"] == "wrong_width_marks"]
    assert len(marks) == 48
    assert sum(item.get("consequence_of") == "RP001" for item in marks) == 42


def test_the_terminal_tells_the_cause_and_what_it_explains() -> None:
    told = list(concise([judge(find_suite("default"), row_of("000_36aea260147a8caa.txt"))]))
    assert len(told) == 12
    assert "000_36aea260147a8caa.txt: RP001 explains 42 marks of the wrong width (PB003)" in told
    assert not [one for one in told if " LW002 " in one]
    assert [one for one in told if "14 line-break rule violations (LW002)" in one]


def test_a_consequence_stands_for_itself_where_its_cause_does_not_count() -> None:
    row = row_of("000_36aea260147a8caa.txt")
    kind = own_type("wrong_width_marks")
    bound = Expectation(kind, "wrong_width_marks", {"max_value": 0}, "warning", {})
    (defect,) = defects(judge(Suite("s", (bound,)), row))
    assert (len(defect.places), defect.folded) == (48, 0)
    judged = judge(find_suite("default"), row)
    causes_ = {"repeated_block_ratio", "longest_repeated_block"}
    waived = [Waived(one, "meant") for one in judged.failed if one.column in causes_]
    marks = [d for d in defects(waive(judged, waived)) if d.about.code == "PB003"]
    assert [len(defect.places) for defect in marks] == [48]
