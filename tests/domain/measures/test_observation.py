"""A number, or the reason why there is none."""

import pytest

from sendwell.domain.measures import Level, Observation, PeriodKind, Symbol


def observed(value: float | None, symbol: Symbol = Symbol.NONE) -> Observation:
    return Observation(
        "ehc_20_weeks", "2024", PeriodKind.CALENDAR_YEAR, Level.AUTHORITY, "808", "all", value, None, None, symbol
    )


def test_a_missing_value_says_why():
    assert observed(None, Symbol.SUPPRESSED).value is None
    with pytest.raises(ValueError, match="a symbol must say why"):
        observed(None)
