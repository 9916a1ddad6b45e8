"""Values of measures and bounds of expectations, as people read them."""

from collections.abc import Mapping
from typing import Any, Final

from audits.suite import Expectation

DIGITS: Final = 3
"""Significant digits shown."""
MOST_DIGITS: Final = 17
"""Digits that tell any two floating-point numbers apart (IEEE 754 binary64)."""


def quantity(value: float, unit: str, digits: int = DIGITS) -> str:
    """*value* in words: a share in per cent, a count with thousands set apart."""
    if unit == "share":
        return f"{_decimal(value * 100, digits)} %"
    return f"{value:,.0f}" if value == int(value) else _decimal(value, digits)


def broken(value: float, unit: str, expectation: Expectation) -> str:
    """*value* with as many digits as it takes to differ from the bounds that it breaks."""
    bounds = [b for b in _bounds(expectation.kwargs) if b is not None and b != value]
    texts = (quantity(value, unit, digits) for digits in range(DIGITS, MOST_DIGITS))
    alike = {quantity(bound, unit) for bound in bounds}
    return next((text for text in texts if text not in alike), quantity(value, unit, MOST_DIGITS))


def bound(expectation: Expectation, unit: str) -> str:
    """What the expectation allows: `≤ 20 %`, `≥ 1`, `1 to 5`, `none`; else the name of its type."""
    least, most = _bounds(expectation.kwargs)
    if least is not None and most is not None:
        return f"{quantity(least, unit)} to {quantity(most, unit)}"
    if most == 0 and unit != "share" and not expectation.kwargs.get("strict_max"):
        return "none"
    if most is not None:
        strict = expectation.kwargs.get("strict_max")
        sign = "<" if strict else "\N{LESS-THAN OR EQUAL TO}"
        return f"{sign} {quantity(most, unit)}"
    if least is not None:
        strict = expectation.kwargs.get("strict_min")
        sign = ">" if strict else "\N{GREATER-THAN OR EQUAL TO}"
        return f"{sign} {quantity(least, unit)}"
    return expectation.type.removeprefix("expect_").replace("_", " ")


def _bounds(kwargs: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """The least and the most that is allowed; None where nothing bounds it."""
    return kwargs.get("min_value"), kwargs.get("max_value")


def _decimal(value: float, digits: int) -> str:
    """*value* with so many significant digits, never in scientific notation."""
    rounded = float(f"{value:.{digits}g}")
    if rounded == int(rounded):
        return f"{rounded:,.0f}"
    return f"{rounded:,.{max(digits, 12)}f}".rstrip("0").rstrip(".")
