"""The manual is the checks' own words, with their measures and bounds."""

from pathlib import Path

import pytest

from audits import manual
from audits.checks import CHECKS
from audits.checks.check import Check
from audits.usage import UsageError


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.CODE)
def test_a_page_has_the_title_the_text_and_every_measure(check: Check) -> None:
    page = manual.page(check.CODE)
    title, *rest = page.splitlines()
    assert title == f"{check.CODE} {check.NAME}"
    assert (check.__doc__ or "").strip().splitlines()[0] in rest
    for column in check.COLUMNS:
        assert f"- `{column.name}` ({column.unit}): {column.meaning}." in page


def test_the_contents_name_each_check_on_a_line_of_its_own() -> None:
    lines = manual.contents().splitlines()
    assert [line.split()[0] for line in lines] == [check.CODE for check in CHECKS]


def test_a_second_bound_is_told_beside_the_first() -> None:
    assert "at most 0.2 (critical), from 0.05 on a warning" in manual.page("RP001")


def test_an_unknown_code_gets_the_nearest_one() -> None:
    with pytest.raises(UsageError, match="did you mean 'EN001'"):
        manual.page("EN0001")


def test_the_page_of_all_checks_is_the_one_in_the_documentation() -> None:
    page = Path(__file__).parents[1] / "docs" / "checks.md"
    assert manual.whole() == page.read_text(encoding="utf-8"), "run python generators/docs.py"
