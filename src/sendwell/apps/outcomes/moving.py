"""What actions and priorities aim at, and whether the numbers have moved since they began."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from sendwell.apps.outcomes.intervals import moved_by
from sendwell.apps.outcomes.judging import Judged, breaks_in
from sendwell.apps.outcomes.measures import measures_of, slug_of
from sendwell.apps.outcomes.models import Aim, Annotation
from sendwell.apps.outcomes.queries.scorecard import scorecard_of
from sendwell.apps.outcomes.queries.series import Point
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.revision import kept
from sendwell.apps.programme.felt import Felt, Moving
from sendwell.apps.programme.models import Action, Priority
from sendwell.domain.assurance.impact import AimFacts, Moved, SupportedImpact, least_felt, supported_impact
from sendwell.domain.measures import Measure, Polarity
from sendwell.domain.measures.saying import FEWEST_TO_JUDGE
from sendwell.domain.statistics import PointType, SpecialCause, spc

KEPT = 64  # areas, in each process
SHORTEST_BASELINE = 12  # points from which limits can be fixed
MEANING = {PointType.IMPROVEMENT: Moved.BETTER, PointType.CONCERN: Moved.WORSE}
LONG = (SpecialCause.RISING_TREND, SpecialCause.RUN_ABOVE_MEAN)  # rules over seven points, whichever way they go


@dataclass(frozen=True)
class AimState:
    """An aim as it stands: its measure, the series that it is judged by, and the impact that this supports."""

    aim: Aim
    measure: Measure
    judged: Judged | None
    impact: SupportedImpact


def aims_of(area: Area, actions: Iterable[Action] = (), priorities: Iterable[Priority] = ()) -> list[Aim]:
    """The aims of these actions and priorities, in the order in which they were named."""
    rows = _all_aims(area)
    wanted_actions, wanted_priorities = {one.pk for one in actions}, {one.pk for one in priorities}
    return [row for row in rows if row.action_id in wanted_actions or row.priority_id in wanted_priorities]


def _all_aims(area: Area) -> list[Aim]:
    return list(Aim.objects.filter(area=area).select_related("action__priority", "priority").order_by("pk"))


@dataclass(frozen=True)
class Numbers:
    """What aims are judged by: the measures of an area, their series as judged, and the marks on their charts."""

    measures: Mapping[str, Measure]
    found: Mapping[str, Judged]
    marks: Sequence[Annotation]


def _numbers(area: Area) -> Numbers:
    card = scorecard_of(area)
    if card is None:
        return Numbers(measures_of(area), {}, ())
    return Numbers(card.known, {row.measure.key: row.judged for row in card.rows}, card.marks)


def states_of_aims(area: Area, aims: Sequence[Aim], today: date) -> list[AimState]:
    """Each aim as it stands on `today`. Its action began on its first day; a priority when its first action did."""
    if not aims:
        return []
    read, first_days = _numbers(area), _first_days(aims)
    return [
        _state(aim, read.measures[aim.measure], read.found.get(aim.measure), first_days[aim.pk], read.marks, today)
        for aim in aims
        if aim.measure in read.measures
    ]


@kept(KEPT)
def _every_state(area: Area, today: date) -> list[AimState]:
    """How every aim of an area stands. Shared by all who ask until something changes."""
    return states_of_aims(area, _all_aims(area), today)


def felt_by_action(area: Area, actions: Sequence[Action]) -> dict[int, Felt]:
    """What the numbers say of each action, by its key."""
    by_action: dict[int, list[AimState]] = defaultdict(list)
    for state in _every_state(area, timezone.localdate()):
        if state.aim.action_id:
            by_action[state.aim.action_id].append(state)
    return {action.pk: _felt(area, by_action[action.pk], _add_to_action(area, action)) for action in actions}


def felt_by_priority(area: Area, priority: Priority) -> Felt:
    """What the numbers say of a priority: its own aims first, then those of its actions."""
    states = [state for state in _every_state(area, timezone.localdate()) if priority.pk == _priority_of(state.aim)]
    own_first = sorted(states, key=lambda state: state.aim.action_id is not None)
    return _felt(area, own_first, reverse("aim_of_priority", args=[area.slug, priority.pk]))


def _priority_of(aim: Aim) -> int | None:
    return aim.action.priority_id if aim.action else aim.priority_id


def facts_of(
    aim: Aim, measure: Measure, found: Judged | None, began: date | None, marks: Sequence[Annotation]
) -> AimFacts:
    """What an aim's numbers have done since its action began."""
    latest = found.latest if found else None
    words = f"{measure.shown(latest.value)} in {latest.period.words}" if latest and latest.value is not None else ""
    since = [point for point in _points(found) if began is None or point.period.begins >= began]
    moved = _moved(found, since, marks) if found and since else Moved.NO_NUMBER
    return AimFacts(measure.name, began, aim.due_on, moved, len(since), _kept(aim, measure, since), words)


def _points(found: Judged | None) -> tuple[Point, ...]:
    return found.series.with_values if found else ()


def _moved(found: Judged, since: Sequence[Point], marks: Sequence[Annotation]) -> Moved:
    """Judged against the limits of the numbers from before, where they are enough for limits."""
    first = since[0]
    broken = [day for day in breaks_in(found.measure, found.series, marks) if day <= first.ends_on]
    points = [point for point in found.series.with_values if not broken or point.ends_on >= broken[-1]]
    before = [point for point in points if point.ends_on < first.ends_on]
    if len(points) < FEWEST_TO_JUDGE:
        return _moved_between(found.measure, before[-1], since[-1]) if before else Moved.TOO_FEW
    fixed = len(before) if len(before) >= SHORTEST_BASELINE else None
    chart = spc([point.value for point in points], improvement=found.measure.polarity, fix_after=fixed)
    if abs(chart.special_causes[-1]) in LONG and len(since) < FEWEST_TO_JUDGE:
        return Moved.AS_EXPECTED  # most of the run or trend lies before
    moved = MEANING.get(chart.variation, Moved.AS_EXPECTED)
    moved_before = bool(before) and chart.point_types[len(before) - 1] is chart.variation
    return Moved.EARLIER if moved_before and moved is not Moved.AS_EXPECTED else moved


def _moved_between(measure: Measure, before: Point, after: Point) -> Moved:
    """Whether two numbers differ beyond chance, by their intervals; too few where their counts are not known."""
    gap = moved_by(measure, before, after)
    if gap is None or measure.polarity is Polarity.NONE:
        return Moved.TOO_FEW
    if gap.lower <= 0 <= gap.upper:
        return Moved.AS_EXPECTED
    return Moved.BETTER if (gap.value > 0) == (measure.polarity is Polarity.HIGH) else Moved.WORSE


def _kept(aim: Aim, measure: Measure, since: Sequence[Point]) -> int:
    """How many of the last numbers in a row are at the aim or better."""
    kept = 0
    for point in reversed(since):
        assert point.value is not None
        there = point.value <= aim.value if measure.polarity is Polarity.LOW else point.value >= aim.value
        if not there:
            break
        kept += 1
    return kept


def _first_days(aims: Sequence[Aim]) -> Mapping[int, date | None]:
    priorities = [aim.priority_id for aim in aims if aim.priority_id]
    rows = Action.objects.filter(priority__in=priorities, starts_on__isnull=False) if priorities else ()
    first: dict[int, date] = {}
    for row in rows:
        if row.starts_on:
            first[row.priority_id] = min(row.starts_on, first.get(row.priority_id, row.starts_on))
    return {aim.pk: aim.action.starts_on if aim.action else first.get(aim.priority_id or 0) for aim in aims}


def _state(
    aim: Aim,
    measure: Measure,
    found: Judged | None,
    began: date | None,
    marks: Sequence[Annotation],
    today: date,
) -> AimState:
    return AimState(aim, measure, found, supported_impact(facts_of(aim, measure, found, began, marks), today))


def _felt(area: Area, states: Sequence[AimState], add: str) -> Felt:
    impact = least_felt([state.impact for state in states])
    first = {state.measure.key: state for state in reversed(states)}
    moving = tuple(_moving(area, state, state is first[state.measure.key]) for state in states)
    return Felt(impact.rating if impact else "", moving, add)


def _moving(area: Area, state: AimState, pictured: bool) -> Moving:
    """`pictured`: its chart is shown, which it is once for each measure."""
    slug, aim = slug_of(state.measure.key), state.aim
    found = state.judged
    return Moving(
        measure=state.measure.name,
        aim=f"to {state.measure.shown(aim.value)} by {aim.due_on:%-d %B %Y}",
        sentence=found.sentence if found else "No number is loaded yet.",
        reasons=state.impact.reasons,
        rating=state.impact.rating,
        url=reverse("measure", args=[area.slug, slug]),
        picture=reverse("picture_svg", args=[area.slug, slug, "trend"]) if found and pictured else "",
        alternative=f"{state.measure.name} in time. {found.sentence}" if found else "",
        remove=reverse("remove_aim", args=[area.slug, aim.pk]),
        of=f"{aim.action.priority.number}.{aim.action.number}" if aim.action else "",
    )


def _add_to_action(area: Area, action: Action) -> str:
    return reverse("aim_of_action", args=[area.slug, action.pk])
