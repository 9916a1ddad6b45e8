"""Every measure has Expectation classes of its own, which say in words what they mean."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import audits.gx
from audits.checks import COLUMNS
from audits.finding import Column
from audits.gx import EXPECTATIONS
from audits.gx.expectations import expectation_classes
from audits.gx.library import gx, quiet
from audits.suite.vocabulary import BOUNDS, GREAT, own_type, types

ROOT = Path(__file__).parents[2]
EXPECTATION_SUITES = sorted(ROOT.glob("expectations/*.yaml"))
KINDS = [(column, side) for column in COLUMNS.values() for side in BOUNDS]


def class_of(kind: str) -> type[Any]:
    from great_expectations.expectations.registry import get_expectation_impl

    made: type[Any] = get_expectation_impl(kind)
    return made


def sentence(expectation: Any) -> str:
    """What the library's renderer makes of an expectation."""
    expectation.render()
    (content,) = expectation.rendered_content
    value = content.value
    text: str = value.template
    for name in sorted(value.params, reverse=True):  # mostly_pct before mostly
        text = text.replace(f"${name}", str(value.params[name]["value"]))
    return text


@pytest.mark.parametrize(("column", "side"), KINDS, ids=lambda value: getattr(value, "name", value))
def test_every_bound_of_every_measure_has_a_class_that_says_what_it_means(
    column: Column, side: str
) -> None:
    kind = own_type(column.name, side)  # type: ignore[arg-type]
    bound = BOUNDS[side][0]  # type: ignore[index]
    expectation = class_of(kind)(**{bound: 0.25})
    assert expectation.expectation_type == expectation.configuration.type == kind
    assert expectation.column == column.name
    subject = f"{column.name} ({column.meaning}) must be ".replace("$", "$$")
    assert sentence(expectation).startswith(subject)
    assert sentence(expectation).endswith("than or equal to 0.25.")


def test_a_class_can_be_imported_under_the_name_of_its_type() -> None:
    from audits.gx import ExpectWrappedLineRatioToBeAtMost

    assert ExpectWrappedLineRatioToBeAtMost is class_of("expect_wrapped_line_ratio_to_be_at_most")
    assert audits.gx.ExpectTop2gramCharacterRatioToBeAtMost is class_of(
        "expect_top_2gram_character_ratio_to_be_at_most"
    )
    with pytest.raises(AttributeError, match="ExpectNothing"):
        audits.gx.ExpectNothing  # noqa: B018
    assert len(EXPECTATIONS) == len(KINDS)


def test_strict_and_mostly_are_said_too() -> None:
    made = class_of("expect_wrapped_line_ratio_to_be_at_most")
    said = sentence(made(max_value=0.1, strict_max=True, mostly=0.9))
    assert said.endswith("must be less than 0.1, at least 90 % of the time.")


def test_the_data_docs_say_the_same() -> None:
    from great_expectations.expectations.registry import get_renderer_impl

    kind = "expect_wrapped_line_ratio_to_be_at_most"
    implementation = get_renderer_impl(kind, "renderer.prescriptive")
    assert implementation
    (content,) = implementation[1](configuration=class_of(kind)(max_value=0.1).configuration)
    template = content.string_template["template"]
    assert template.startswith("wrapped_line_ratio (")
    assert template.endswith(") must be less than or equal to $max_value.")


def test_names_that_the_library_would_misread_and_dollars_in_words_do_no_harm() -> None:
    columns = {name: Column(name, "costs in $", "places") for name in ("a_b", "x_1", "top_2gram")}
    for name, made in expectation_classes(columns).items():
        bound = "max_value" if name.endswith("Most") else "min_value"
        assert "(costs in $$) must be" in sentence(made(**{bound: 1}))
    assert class_of("expect_a_b_to_be_at_most").__fields__["column"].default == "a_b"


@pytest.mark.parametrize(
    "arguments",
    [{}, {"max_value": None}, {"max_value": 1, "min_value": 0}, {"max_value": 1, "column": "x"}],
    ids=["none", "null", "both", "another measure"],
)
def test_a_class_refuses_what_its_name_does_not_say(arguments: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        class_of("expect_wrapped_line_ratio_to_be_at_most")(**arguments)


@pytest.mark.parametrize("path", EXPECTATION_SUITES, ids=lambda path: path.stem)
def test_great_expectations_loads_every_shipped_suite_as_it_stands(path: Path) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    suite = gx.ExpectationSuite(**data)
    assert [(e.expectation_type, e.severity.value) for e in suite.expectations] == [
        (each["type"], each["severity"]) for each in data["expectations"]
    ]


def test_great_expectations_knows_every_type_that_a_suite_may_name() -> None:
    assert set(types(COLUMNS)) >= GREAT
    for kind in types(COLUMNS):
        assert class_of(kind).expectation_type == kind


def test_the_program_of_the_manual_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = (ROOT / "docs/suites.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {}
    with quiet():
        exec(compile(program, "docs/suites.md", "exec"), names)
    assert names["suite"].expectations[-1].max_value == 0.02


def test_the_library_is_kept_quiet() -> None:
    import logging
    import warnings

    log = logging.getLogger("great_expectations")
    level = log.level
    with quiet():
        warnings.warn("nobody hears this", stacklevel=1)
        assert not log.isEnabledFor(logging.CRITICAL)
    assert log.level == level
