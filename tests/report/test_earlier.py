"""A run beside an earlier one: the outcome counts most, then the measures that are broken."""

from pathlib import Path

import pytest
import verdict_samples
from verdict_samples import judged

from audits.report.earlier import Earlier, compared, read_run
from audits.report.jsonl import line
from audits.row import Row
from audits.usage import UsageError

pytestmark = pytest.mark.usefixtures("catalogued")
RATIO = "repeated_block_ratio"
BROKEN = frozenset({f"expect_{RATIO}_to_be_at_most"})


def now(value: float) -> Row:
    return Row("a.txt", "utf-8", 900, 9, {RATIO: value})


@pytest.mark.parametrize(
    ("before", "value", "kind", "said"),
    [
        pytest.param(None, 0.5, "new", (), id="not there before"),
        pytest.param(
            Earlier("pass", {RATIO: 0.1}, frozenset()), 0.5, "worse",
            ("pass → fail", f"{RATIO} 10 % → 50 %"), id="fails now",
        ),
        pytest.param(
            Earlier("fail", {RATIO: 0.5}, BROKEN), 0.1, "better",
            ("fail → pass", f"{RATIO} 50 % → 10 %"), id="passes now",
        ),
        pytest.param(
            Earlier("fail", {RATIO: 0.5}, BROKEN), 0.6, "worse",
            (f"{RATIO} 50 % → 60 %",), id="fails by more",
        ),
        pytest.param(
            Earlier("fail", {RATIO: 0.5}, BROKEN), 0.4, "better",
            (f"{RATIO} 50 % → 40 %",), id="fails by less",
        ),
        pytest.param(Earlier("fail", {RATIO: 0.5}, BROKEN), 0.5, "same", (), id="as it was"),
        pytest.param(
            Earlier("pass", {RATIO: 0.1}, frozenset()), 0.15, "same", (), id="within its bound"
        ),
        pytest.param(
            Earlier("error", {}, frozenset()), 0.0, "better", ("error → pass",),
            id="can be read now",
        ),
    ],
)  # fmt: skip
def test_a_document_is_new_worse_better_or_the_same(
    before: Earlier | None, value: float, kind: str, said: tuple[str, ...]
) -> None:
    run = {"a.txt": [before]} if before else {}
    comparison = compared([judged(now(value))], run, "old.jsonl")
    assert {name for name, count in comparison.counts.items() if count} == {kind}
    assert [(each.kind, each.said) for each in comparison.changed] == (
        [] if kind == "same" else [(kind, said)]
    )


def test_a_document_of_the_earlier_run_only_is_gone() -> None:
    comparison = compared([], {"b": [Earlier("fail", {}, frozenset())] * 2}, "old.jsonl")
    assert comparison.counts["gone"] == 2
    assert comparison.gone == (("b", "fail"), ("b", "fail"))


def test_documents_of_one_name_are_compared_in_their_order() -> None:
    was = [Earlier("fail", {RATIO: 0.5}, BROKEN), Earlier("pass", {}, frozenset())]
    comparison = compared([judged(now(0.5)), judged(now(0.0))], {"a.txt": was}, "old.jsonl")
    assert comparison.counts["same"] == 2


def test_a_run_compared_with_its_own_lines_has_not_changed(tmp_path: Path) -> None:
    verdicts = [judged(Row(f"{n}", "utf-8", 9, 1, {RATIO: n / 10})) for n in range(9)]
    old = tmp_path / "old.jsonl"
    old.write_text("".join(line(verdict) + "\n" for verdict in verdicts), encoding="utf-8")
    comparison = compared(verdicts, read_run(str(old)), str(old))
    assert (comparison.changed, comparison.gone) == ((), ())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"{}\n", ":1: is no line of `corpus-audit check", id="another object"),
        pytest.param(b"\n\n[1\n", ":3: is no JSON", id="no JSON"),
        pytest.param(b'{"schema": 1, "path": "a"}\n', ":1: is no whole record", id="a part"),
        pytest.param(
            b'{"schema":1,"path":"a","verdict":"pass","metrics":{"wrap_width":NaN},"failed":[]}',
            ":1: is no whole record", id="no number",
        ),
        pytest.param(
            b'{"schema":1,"path":"a","verdict":"odd","metrics":{},"failed":[]}',
            ":1: is no whole record", id="an unknown verdict",
        ),
        pytest.param(b"\xff\n", ": cannot be read", id="no UTF-8"),
    ],
)  # fmt: skip
def test_what_is_no_run_is_told_with_its_line(tmp_path: Path, content: bytes, said: str) -> None:
    old = tmp_path / "old.jsonl"
    old.write_bytes(content)
    with pytest.raises(UsageError, match=said):
        read_run(str(old))


def test_a_missing_run_is_told() -> None:
    with pytest.raises(UsageError, match=r"nowhere\.jsonl: does not exist: mend the path"):
        read_run("nowhere.jsonl")


def test_names_are_made_visible() -> None:
    was = {verdict_samples.HOSTILE: [Earlier("fail", {}, frozenset())]}
    comparison = compared([], was, verdict_samples.HOSTILE)
    assert "\u202e" not in comparison.gone[0].path + comparison.source
