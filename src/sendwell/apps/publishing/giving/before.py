"""What was held of each measure when each set of data of an area left the house, whatever became of the set since."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sendwell.apps.outcomes.queries.leaving import Away
from sendwell.apps.partnership.models import Area
from sendwell.apps.publishing.models import HeldInside
from sendwell.domain.measures import Level, Observation, PeriodKind, Symbol
from sendwell.domain.returns.open_data.leaving import Earlier, Told


def held_rows(away: Iterable[Away]) -> list[list[Any]]:
    """All figures of the measures, fit for a JSON column."""
    return [
        [
            *(of.measure, of.period, of.period_kind, of.level, of.place, of.group),
            *(of.value, of.numerator, of.denominator, of.symbol, told.hidden, told.shown),
        ]
        for each in away
        for told in each.held
        for of in [told.figure]
    ]


def left_before(area: Area) -> dict[str, list[Earlier]]:
    """By measure, what was held when each edition left, the oldest first; those that were replaced or withdrawn since
    are among them, for whoever read them may have kept them. One query.
    """
    found: dict[str, list[Earlier]] = defaultdict(list)
    rows = HeldInside.objects.filter(data_set__area=area).order_by("data_set__published_at", "pk")
    for figures in rows.values_list("figures", flat=True):
        of: dict[str, list[Told]] = defaultdict(list)
        for row in figures:
            of[row[0]].append(_told(*row))
        for measure, told in of.items():
            found[measure].append(told)
    return found


def _told(measure: str, period: str, kind: str, level: str, place: str, group: str, *rest: Any) -> Told:
    value, numerator, denominator, symbol, hidden, shown = rest
    about = measure, period, PeriodKind(kind), Level(level), place, group
    return Told(Observation(*about, value, numerator, denominator, Symbol(symbol)), hidden, shown)
