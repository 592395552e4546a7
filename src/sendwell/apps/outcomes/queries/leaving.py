"""The figures of an area as they may leave the house, with small numbers hidden."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sendwell.apps.outcomes import models
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.outcomes.models import Place, QueryDecision, Verdict
from sendwell.apps.outcomes.places import Home
from sendwell.apps.outcomes.queries.series import observations_for, verdicts_of
from sendwell.domain.measures import Level, Measure, Observation, PeriodKind, Symbol
from sendwell.domain.returns.open_data.leaving import Earlier, Leaving, Told, safe_to_leave

OFFICIAL, OWN = "Published by the department", "The area’s own"
LEVELS = (Level.AUTHORITY, Level.LOCALITY, Level.SCHOOL)


@dataclass(frozen=True)
class Away:
    """The figures of one measure as they may leave, whose they are, and all that is held of it while they leave."""

    measure: Measure
    leaving: list[Leaving]
    whose: tuple[str, ...]
    held: list[Told]


def measures_with_numbers(home: Home) -> dict[str, Measure]:
    """The measures that the area has a number for, topic by topic. Two queries."""
    keys = set(_rows(home).order_by().values_list("measure", flat=True).distinct())
    return {key: measure for key, measure in measures_of(home.area).items() if key in keys}


def figures_to_leave(
    home: Home, measures: Collection[Measure], levels: Collection[str], before: Mapping[str, Sequence[Earlier]]
) -> list[Away]:
    """The figures of the area’s authority, localities and schools as they may leave. Two queries.

    What is hidden is settled over all levels and does not depend on which of them are chosen, but on what left `before`
    of each measure. Figures that the area’s analyst hides are not available.
    """
    verdicts = verdicts_of(home.area)
    held: dict[str, dict[tuple[str, ...], tuple[Observation, bool]]] = defaultdict(dict)
    for row in _rows(home).filter(measure__in=[measure.key for measure in measures]).order_by("pk"):
        key, official = (row.period_kind, row.period, row.level, row.place, row.group), row.area_id is None
        if official or key not in held[row.measure]:
            verdict = verdicts.get((row.measure, row.place, row.group, row.period))
            held[row.measure][key] = _observation(row, verdict), official
    return list(_away(measures, held, levels, before))


def _away(
    measures: Collection[Measure],
    held: dict[str, dict[tuple[str, ...], tuple[Observation, bool]]],
    levels: Collection[str],
    before: Mapping[str, Sequence[Earlier]],
) -> Iterator[Away]:
    for measure in measures:
        rows = held[measure.key].values()
        own, official = [one for one, shared in rows if not shared], [one for one, shared in rows if shared]
        every = safe_to_leave(own, official, measure, before.get(measure.key, ()))
        chosen = [one for one in every if one.figure.level in levels]
        whose = ((OFFICIAL,) if official else ()) + ((OWN,) if own else ())
        if chosen:
            yield Away(measure, chosen, whose, [_told(one, levels) for one in every])


def _told(one: Leaving, levels: Collection[str]) -> Told:
    shown = one.figure.value is not None and one.figure.level in levels
    return Told(one.inside, hidden=one.hidden is not None, shown=shown)


def names_of_schools(home: Home) -> dict[str, str]:
    """The names of the area’s schools, by code. One query."""
    return dict(Place.objects.filter(area=home.area, level=Level.SCHOOL).values_list("code", "name"))


def _rows(home: Home) -> QuerySet[models.Observation]:
    own_places = Q(level__in=(Level.LOCALITY, Level.SCHOOL), area=home.area)
    return observations_for(home.area).filter(Q(level=Level.AUTHORITY, place=home.authority) | own_places)


def _observation(row: models.Observation, verdict: QueryDecision | None) -> Observation:
    about = (row.measure, row.period, PeriodKind(row.period_kind), Level(row.level), row.place, row.group)
    if verdict is not None and verdict.verdict == Verdict.HIDE:
        return Observation(*about, value=None, symbol=Symbol.NOT_AVAILABLE)
    return Observation(*about, row.value, row.numerator, row.denominator, Symbol(row.symbol))
