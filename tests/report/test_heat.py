"""The heat map: worst documents down, broken checks across, in the order of the families."""

import pytest
import verdict_samples
from verdict_samples import judged

from audits.report.heat import BANDS, ROWS, Cell, heat
from audits.report.page import compose
from audits.row import Row

pytestmark = pytest.mark.usefixtures("catalogued")


def test_columns_are_the_checks_that_some_document_breaks() -> None:
    drawn = compose(verdict_samples.corpus()).heat
    assert [about.code for about in drawn.columns] == ["RP001", "LW001", "EN004", "EN008"]
    assert [line.document for line in drawn.lines] == [0, 1, 2, 4]
    weather = drawn.lines[0].cells
    assert weather == (
        Cell(4, "critical", "88 %"), Cell(4, "critical", "99 %"), Cell(), Cell(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "level"),
    [
        pytest.param("repeated_block_ratio", 0.24, 1, id="a quarter is the lightest"),
        pytest.param("repeated_block_ratio", 0.6, 3, id="a share as it is"),
        pytest.param("repeated_block_ratio", 1.0, 4, id="all of it"),
        pytest.param("unbalanced_brackets", 2.0, 3, id="half of the places are too many"),
        pytest.param("mojibake_characters", 1.0, 1, id="one where none is allowed"),
        pytest.param("mojibake_characters", 500.0, 4, id="hundreds where none is allowed"),
    ],
)
def test_a_cell_is_darker_the_further_beyond_the_bound(name: str, value: float, level: int) -> None:
    verdict = judged(Row("a.txt", "utf-8", 9, 1, {name: value}))
    assert heat([verdict]).lines[0].cells[0].level == level


def test_all_documents_are_pressed_into_bands_if_they_are_too_many_to_show() -> None:
    bad, clean = judged(verdict_samples.repeated()), judged(verdict_samples.clean())
    assert heat([bad] * 5 + [clean] * 95).profiles == ()
    drawn = heat([bad] * 30 + [clean] * 90)
    assert drawn.bands == BANDS
    assert [profile.documents for profile in drawn.profiles] == [30, 30]
    assert drawn.profiles[0].paths == ("", "", "", "M0 0h1v15H0z")


def test_a_band_is_the_stronger_the_more_of_its_documents_break_the_check() -> None:
    bad, clean = judged(verdict_samples.repeated()), judged(verdict_samples.clean())
    drawn = heat(([bad] * 3 + [clean] * 7) * 60)
    assert drawn.profiles[0].paths == ("", "M0 0h1v60H0z", "", "")


def test_no_more_documents_are_drawn_than_fit_on_a_screen() -> None:
    bad = judged(verdict_samples.repeated())
    assert len(heat([bad] * 50).lines) == ROWS


def test_clean_documents_give_an_empty_map() -> None:
    assert heat([judged(verdict_samples.clean())]).lines == ()
