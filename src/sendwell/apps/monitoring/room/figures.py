"""The figures of a plan: what each measure that should move says, and the file that its latest number came from."""

from collections.abc import Iterable
from dataclasses import dataclass

from sendwell.apps.outcomes.models import DataLoad, Observation
from sendwell.apps.outcomes.moving import AimState, aims_of, states_of_aims
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.series import observations_for
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.state import PlanState, PriorityState
from sendwell.domain.measures import Level


@dataclass(frozen=True, slots=True)
class Figure:
    """What one measure says of an action or a priority, and the load of its latest number."""

    about: str
    words: str
    reasons: tuple[str, ...]
    load: DataLoad | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a plan, by what they are aims of."""

    states: list[AimState]
    loads: dict[str, DataLoad]  # by measure

    def of(self, priority: PriorityState) -> list[Figure]:
        """The figures of a priority: its own first, then those of its actions."""
        actions = {one.action.pk: f"{one.label} {one.action.title}" for one in priority.actions}
        own = [row for row in self.states if row.aim.priority_id == priority.priority.pk]
        theirs = [row for row in self.states if row.aim.action_id in actions]
        return [
            *(self._figure(row, str(priority.priority)) for row in own),
            *(self._figure(row, actions[row.aim.action_id or 0]) for row in theirs),
        ]

    def _figure(self, row: AimState, about: str) -> Figure:
        aim = f"{row.measure.name}, aimed at {row.measure.shown(row.aim.value)} by {row.aim.due_on:%-d %B %Y}"
        words = f"{aim}. {row.judged.sentence if row.judged else 'No number is loaded yet.'}"
        return Figure(about, words, row.impact.reasons, self.loads.get(row.measure.key))


def figures_of(area: Area, state: PlanState) -> Figures:
    """The figures of a plan as they are held today. The number of queries does not grow with them."""
    priorities = [one.priority for one in state.priorities]
    aims = aims_of(area, [one.action for one in state.actions], priorities)
    states = states_of_aims(area, aims, state.today)
    return Figures(states, _loads(area, states))


def _loads(area: Area, states: Iterable[AimState]) -> dict[str, DataLoad]:
    latest = {row.measure.key: row.judged.latest for row in states if row.judged and row.judged.latest}
    if not latest:
        return {}
    rows = observations_for(area, measure__in=list(latest), place=home_of(area).authority, level=Level.AUTHORITY)
    found: dict[str, DataLoad] = {}
    for row in rows.select_related("load__given_by__organisation").order_by("area_id", "pk"):
        if _is(row, latest[row.measure].period.code):
            found[row.measure] = row.load
    return found


def _is(row: Observation, period: str) -> bool:
    return row.period == period and row.group == "all"
