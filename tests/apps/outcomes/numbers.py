"""Numbers, places and measures, invented, for the tests of the outcomes framework."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sendwell.apps.outcomes.commands.defining import add_local_measure
from sendwell.apps.outcomes.commands.numbers import add_observations
from sendwell.apps.outcomes.models import DataLoad, HomeAuthority, LocalMeasure, Neighbour, Place
from sendwell.apps.partnership.models import Area, Person
from sendwell.domain.measures import Level, Observation, PeriodKind, Symbol, period_of
from sendwell.domain.places import ENGLAND

HOME, REGION = "999", "E12999999"
TIMELY = "ehc_20_weeks_with_exceptions"
LAST = date(2026, 10, 31)
STEADY = (50, 52, 49, 51, 50, 48, 51, 50, 52, 49, 51, 50, 49, 51)


def at_home(area: Area) -> Area:
    """The area, with its authority, a region and two statistical neighbours."""
    Place.objects.get_or_create(level=Level.REGIONAL, code=REGION, defaults={"name": "Fens and Wolds"})
    for code, name in ((HOME, "Fenmoor"), ("981", "Sedgeland"), ("982", "Wherrydale")):
        Place.objects.get_or_create(level=Level.AUTHORITY, code=code, defaults={"name": name, "region": REGION})
    Neighbour.objects.get_or_create(authority=HOME, neighbour="981", rank=1, of_list="invented")
    Neighbour.objects.get_or_create(authority=HOME, neighbour="982", rank=2, of_list="invented")
    HomeAuthority.objects.create(area=area, code=HOME)
    return area


def one(
    value: float | None,
    period: str = "2025",
    *,
    measure: str = TIMELY,
    kind: PeriodKind = PeriodKind.CALENDAR_YEAR,
    level: Level = Level.AUTHORITY,
    place: str = HOME,
    group: str = "all",
    of: float | None = None,
    symbol: Symbol = Symbol.NONE,
) -> Observation:
    """One observation. With `of`, it is a percentage of so many."""
    numerator = None if of is None or value is None else round(value * of / 100)
    return Observation(measure, period, kind, level, place, group, value, numerator, of, symbol)


def monthly(values: Sequence[float | None], measure: str = TIMELY, last: date = LAST, **more: Any) -> list[Observation]:
    """A value for each month, the last of which is that of `last`."""
    end = period_of(PeriodKind.MONTH, last)
    months = [type(end)(end.kind, end.place - ago) for ago in range(len(values) - 1, -1, -1)]
    return [
        one(value, month.code, measure=measure, kind=PeriodKind.MONTH, **more)
        for value, month in zip(values, months, strict=True)
        if value is not None
    ]


def published(by: Person, said: Iterable[Observation], name: str = "published.csv") -> DataLoad:
    """Numbers that all areas see."""
    return add_observations(said=list(said), name=name, shared=True, by=by)


def own(by: Person, said: Iterable[Observation], name: str = "own.csv") -> DataLoad:
    """Numbers that one area alone sees."""
    return add_observations(said=list(said), name=name, by=by)


def in_england(value: float, period: str = "2025", of: float = 100_000, **more: Any) -> Observation:
    """England's number."""
    return one(value, period, level=Level.NATIONAL, place=ENGLAND, of=of, **more)


def a_local_measure(by: Person, name: str = "Families with a named contact", **more: Any) -> LocalMeasure:
    """A measure of an area's own."""
    said = {
        "name": name,
        "topic": "Health",
        "definition": "Families on a list who have a named contact.",
        "numerator": "families with a contact",
        "denominator": "families on a list",
        "source": "The lists",
        "caveats": "",
        "polarity": "high",
        "unit": "%",
        "period_kind": "Month",
        "decimals": 0,
    }
    return add_local_measure(by=by, **{**said, **more})
