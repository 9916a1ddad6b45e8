"""A text judged on the spot."""

from pathlib import Path
from typing import Any, cast

import pytest

from audits.judgement import audited
from audits.usage import UsageError

UNCLOSED = "これは（括弧が閉じられていない文です。もう一つの文がここにあります。\n"


def test_a_clean_text_is_true_and_says_little() -> None:
    judgement = audited("A clean text.").passes()
    assert judgement
    assert repr(judgement) == "<pass by default>"
    assert str(judgement) == "pass  text"


def test_a_dirty_text_is_false_and_shows_its_places() -> None:
    judgement = audited("A docu\0ment.", "page").passes()
    assert not judgement
    assert repr(judgement).startswith("<fail by default: 1:7: EN006 critical ")
    assert "    page:1:7: " in str(judgement)
    assert "\0" not in repr(judgement) + str(judgement)


def test_a_warning_passes_unless_warnings_count() -> None:
    text = audited(UNCLOSED)
    assert text.passes()
    assert text.passes().outcome == "warn"
    assert not text.passes(strict=True)
    assert not text.passes("strict")


def test_bytes_are_decoded_as_those_of_a_file() -> None:
    judgement = audited("A page.".encode("utf-16")).passes()
    assert repr(judgement).startswith("<fail by default: 1:2: EN001 critical ")


def test_a_path_is_a_file_and_one_that_cannot_be_read_passes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    missing = audited(path).passes()
    assert not missing
    assert repr(missing) == "<error by default: does not exist: mend the path>"
    path.write_text("A clean text.", encoding="utf-8")
    assert audited(path).passes()


def test_a_suite_may_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "short.yaml"
    path.write_text(
        "name: short\nexpectations:\n  - type: expect_control_characters_to_be_at_least\n"
        "    kwargs: {min_value: 1}\n",
        encoding="utf-8",
    )
    judgement = audited("A clean text.").passes(str(path))
    assert repr(judgement).startswith("<fail by short: EN006 critical control_characters is 0")


def test_an_unknown_suite_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean 'default'"):
        audited("A text.").passes("defualt")


def test_a_wrong_kind_of_text_is_told_apart() -> None:
    with pytest.raises(TypeError, match="a str, bytes or a Path, not int"):
        audited(cast("Any", 3))


def test_a_measured_text_names_itself_and_its_measures() -> None:
    text = audited("A text.", "p\x1bage")
    assert repr(text) == "<audited p␛age, 7 characters>"
    assert text.metrics["control_characters"] == 0
