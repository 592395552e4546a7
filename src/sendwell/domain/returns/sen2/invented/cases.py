"""What happened in each case of the invented authority, from the request to the end of the plan."""

from dataclasses import dataclass, fields
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.returns.sen2.invented.children import Children, Days, Numbers, children_asked_for
from sendwell.domain.returns.sen2.invented.schools import SCHOOLS

BEGAN = date(2014, 9, 1)  # plans exist since the Children and Families Act 2014 came into force
NEVER = np.int32(2**30)
REVIEWS = 13  # a plan may be reviewed once in each of its years
NO_SCHOOL = ("OLA", "EHE", "OTH", "NIEO", "NEET", "EYP")
_GROWTH = 0.05  # more requests each year
_YEAR = 365.25

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Cases:
    """One place in each array for each case; days are counted from 1 January 1970, NEVER where it did not happen."""

    child: Numbers
    received: Days
    source: Numbers
    decided: Days
    outcome: NDArray[np.str_]  # Y, N or W
    mediation: Flags
    tribunal: Flags
    assessed: Days  # the plan issued, or refused
    assessed_outcome: NDArray[np.str_]
    exception: Flags
    ceased: Days
    cease_reason: Numbers
    moved_in: Flags
    personal_budget: Flags
    school: Numbers  # of SCHOOLS, and beyond it of NO_SCHOOL
    met: Days  # by case and year of the plan: the review meeting
    review_decided: Days
    review_outcome: NDArray[np.str_]

    def of(self, chosen: Flags | Numbers) -> "Cases":
        """The chosen cases."""
        return Cases(**{field.name: getattr(self, field.name)[chosen] for field in fields(self)})


def lived_through(plans: int, until: date, chance: np.random.Generator) -> tuple[Children, Cases]:
    """Children and cases of an authority that keeps exactly `plans` plans on the day `until`."""
    first = _received(int(plans * 2.6) + 60, until, chance)
    children = children_asked_for(first, chance)
    child = np.arange(len(first), dtype=np.int64)
    cases = _cases(child, first, children, chance)
    again = (cases.outcome == "N") & (chance.random(len(child)) < 0.12)
    second = (cases.decided[again] + chance.integers(150, 400, again.sum())).astype(np.int32)
    later = _cases(child[again], second, children, chance)
    both = Cases(**{f.name: np.concatenate([getattr(cases, f.name), getattr(later, f.name)]) for f in fields(Cases)})
    return children, _trimmed(both, plans, until, chance)


def _received(number: int, until: date, chance: np.random.Generator) -> Days:
    """Days of requests, a few more each year, none at a weekend."""
    first, last = _day(BEGAN), _day(until)
    years = (last - first) / _YEAR
    share = np.log1p(chance.random(number) * np.expm1(_GROWTH * years)) / (_GROWTH * years)
    return _weekday((first + share * (last - first)).astype(np.int32))


def _cases(child: Numbers, received: Days, children: Children, chance: np.random.Generator) -> Cases:
    number = len(child)
    outcome = chance.choice(["Y", "N", "W"], number, p=[0.73, 0.24, 0.03])
    decided = _weekday(received + _mixed(chance, number, (0.85, 26, 42), (0.15, 43, 80)))
    assessed, assessed_outcome = _assessed(received, decided, outcome, chance)
    has_plan = assessed_outcome == "Y"
    ceased, reason = _ceased(assessed, has_plan, children.born[child], chance)
    late = assessed - received > 140
    met, review_decided, review_outcome = _reviews(assessed, ceased, chance)
    return Cases(
        child=child,
        received=received,
        source=chance.choice(5, number, p=[0.45, 0.46, 0.04, 0.02, 0.03]) + 1,
        decided=decided,
        outcome=outcome,
        mediation=(outcome == "N") & (chance.random(number) < 0.2),
        tribunal=np.zeros(number, dtype=bool),
        assessed=assessed,
        assessed_outcome=assessed_outcome,
        exception=has_plan & late & (chance.random(number) < 0.06),
        ceased=ceased,
        cease_reason=reason,
        moved_in=has_plan & (chance.random(number) < 0.015),
        personal_budget=has_plan & (chance.random(number) < 0.05),
        school=_settings((assessed - children.born[child]) / _YEAR, chance),
        met=met,
        review_decided=review_decided,
        review_outcome=review_outcome,
    )


def _assessed(
    received: Days, decided: Days, outcome: NDArray[np.str_], chance: np.random.Generator
) -> tuple[Days, NDArray[np.str_]]:
    number = len(received)
    result = chance.choice(["Y", "N", "W"], number, p=[0.94, 0.045, 0.015])
    issued = _mixed(chance, number, (0.5, 105, 140), (0.43, 141, 364), (0.07, 365, 520))
    lasted = np.where(result == "N", _mixed(chance, number, (0.6, 84, 112), (0.4, 113, 200)), issued)
    day = _weekday(np.maximum(received + lasted, decided + 7))
    return np.where(outcome == "Y", day, NEVER).astype(np.int32), np.where(outcome == "Y", result, "")


def _ceased(start: Days, has_plan: Flags, born: Days, chance: np.random.Generator) -> tuple[Days, Numbers]:
    """When plans end: seldom before 16, often after, always at 25; and why."""
    number = len(start)
    sixteen, oldest = born + 16 * _YEAR, born + 25 * _YEAR
    young = start + chance.exponential(30 * _YEAR, number)
    grown = np.maximum(sixteen, start) + 30 + chance.exponential(5 * _YEAR, number)
    is_young = young < sixteen
    day = np.minimum(np.where(is_young, young, grown), oldest)
    reason = np.where(
        is_young,
        chance.choice([5, 2, 7], number, p=[0.6, 0.3, 0.1]),
        chance.choice([2, 6, 3, 4, 5, 9], number, p=[0.5, 0.2, 0.1, 0.08, 0.1, 0.02]),
    )
    reason = np.where(day >= oldest, 1, reason)
    return np.where(has_plan, np.maximum(day, start + 1), NEVER).astype(np.int32), reason


def _reviews(start: Days, ceased: Days, chance: np.random.Generator) -> tuple[Days, Days, NDArray[np.str_]]:
    """Meeting and decision of each year's review; one in twelve is not held."""
    shape = (len(start), REVIEWS)
    year = np.arange(1, REVIEWS + 1)
    met = start[:, None].astype(np.int64) + year * 365 + chance.integers(-45, 25, shape)
    held = (chance.random(shape) > 1 / 12) & (met < ceased[:, None]) & (start[:, None] != NEVER)
    met = np.where(held, _weekday(met), NEVER).astype(np.int32)
    lag = np.where(chance.random(shape) < 0.47, chance.integers(7, 29, shape), chance.integers(29, 100, shape))
    decided = np.where(held, _weekday(met.astype(np.int64) + lag), NEVER).astype(np.int32)
    return met, decided, chance.choice(["A", "M"], shape, p=[0.35, 0.65])


def _settings(age: NDArray[np.float64], chance: np.random.Generator) -> Numbers:
    """A setting for each age: schools by the ages they take, one plan in fourteen without a school."""
    number = len(age)
    weight = {"mainstream": 3.0, "special": 9.0, "independent special": 5.0, "alternative provision": 1.0, "college": 9}
    found = np.full(number, len(SCHOOLS) + NO_SCHOOL.index("OTH"), dtype=np.int64)
    years = np.clip(age, 0, 25).astype(np.int64)
    for year in range(26):
        here = np.flatnonzero(years == year)
        fit = [n for n, school in enumerate(SCHOOLS) if school.youngest <= year <= school.oldest]
        if fit and len(here):
            shares = np.array([weight[SCHOOLS[n].kind] for n in fit])
            found[here] = chance.choice(fit, len(here), p=shares / shares.sum())
    none = chance.random(number) < 0.07
    found[none] = len(SCHOOLS) + chance.integers(4, size=none.sum())
    found[none & (years >= 16)] = len(SCHOOLS) + NO_SCHOOL.index("NEET")
    found[years < 4] = len(SCHOOLS) + NO_SCHOOL.index("EYP")
    return found


def _trimmed(cases: Cases, plans: int, until: date, chance: np.random.Generator) -> Cases:
    """The cases without as many of the kept plans as are too many, and without what comes after `until`."""
    last = _day(until)
    kept = cases.received <= last
    active = np.flatnonzero(kept & (cases.assessed_outcome == "Y") & (cases.assessed <= last) & (cases.ceased > last))
    surplus = chance.permutation(active)[plans:]
    kept[surplus] = False
    return cases.of(kept)


def _mixed(chance: np.random.Generator, number: int, *parts: tuple[float, int, int]) -> Days:
    """Days drawn evenly from one of the spans (share, shortest, longest)."""
    which = chance.choice(len(parts), number, p=[share for share, _, _ in parts])
    low, high = np.array([low for _, low, _ in parts]), np.array([high for _, _, high in parts])
    return chance.integers(low[which], high[which] + 1).astype(np.int32)


def _weekday(days: NDArray[np.integer]) -> Days:
    """The days, those at a weekend moved back to the Friday. Day 0, 1 January 1970, was a Thursday."""
    weekday = (days + 3) % 7
    return (days - np.where(weekday > 4, weekday - 4, 0)).astype(np.int32)


def _day(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()
