"""An Expectation class of Great Expectations for each bound of each measure.

They are made from the measures' declarations: `ExpectRepeatedBlockRatioToBeAtMost` is of the type
`expect_repeated_block_ratio_to_be_at_most`, and says in words what it means.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, Literal

from audits.finding import Column
from audits.gx.library import (
    ExpectColumnValuesToBeBetween,
    LegacyRendererType,
    camel_to_snake,
    quiet,
    renderer,
)
from audits.suite.vocabulary import BOUNDS, Side, own_type

SUBJECT: Final = re.compile(r"(?:\$column )?values must be")
"""The beginning of the library's own sentence, "$column values must be less than ..."."""


def expectation_classes(columns: Mapping[str, Column]) -> dict[str, type[Any]]:
    """The classes for *columns* by name; from now on Great Expectations knows them."""
    with quiet():
        made = [_expectation_class(column, side) for column in columns.values() for side in BOUNDS]
    return {_class_name(each.expectation_type): each for each in made}


def _class_name(kind: str) -> str:
    """The name of the class for a type of expectations."""
    return "".join(word.capitalize() for word in kind.split("_"))


def _expectation_class(column: Column, side: Side) -> type[Any]:
    """The class that bounds *column* on one side; the bound has no default.

    The library leaves a value that is the default out of its results and sentences.
    """
    kind = own_type(column.name, side)
    bound, _ = BOUNDS[side]
    (other,) = {"min_value", "max_value"} - {bound}
    attributes = {
        "__module__": __name__,
        "__doc__": f"Expect {column.name} ({column.meaning}) to be {side.replace('_', ' ')} ...",
        "__annotations__": {"column": Literal[column.name], bound: float, other: None},
        "column": column.name,
        other: None,
        **_sentences(f"{column.name} ({column.meaning}) must be".replace("$", "$$")),
    }
    name = _class_name(kind)
    if camel_to_snake(name) != kind:
        name = kind  # the library reads the type off the name, and would misread a digit's word
    base = ExpectColumnValuesToBeBetween
    made: type[Any] = type(base)(name, (base,), attributes)
    return made


def _sentences(subject: str) -> dict[str, Any]:
    """The two methods that put an expectation into words, with *subject* as their subject."""
    template = ExpectColumnValuesToBeBetween._prescriptive_template.__func__  # noqa: SLF001
    blocks = ExpectColumnValuesToBeBetween._prescriptive_renderer.__func__  # noqa: SLF001

    def in_words(sentence: str) -> str:
        return SUBJECT.sub(lambda _: subject, sentence)

    def atomic(cls: type, renderer_configuration: Any) -> Any:
        configuration = template(cls, renderer_configuration)
        configuration.template_str = in_words(configuration.template_str)
        return configuration

    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)  # type: ignore[untyped-decorator]
    def legacy(cls: type, *arguments: Any, **keywords: Any) -> Any:
        contents = blocks(cls, *arguments, **keywords)
        for content in contents:
            content.string_template["template"] = in_words(content.string_template["template"])
        return contents

    return {
        "_prescriptive_template": classmethod(atomic),
        "_prescriptive_renderer": classmethod(legacy),
    }
