"""The page of a measure: is it better than chance, better than others, and who is left out?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q

from sendwell.apps.outcomes.comparing import Against, against, excess_words, gap
from sendwell.apps.outcomes.judging import Judged, judged
from sendwell.apps.outcomes.marks import Mark, marks_of
from sendwell.apps.outcomes.measures import headline_group
from sendwell.apps.outcomes.models import Annotation, MeasureOwner, Observation, Target
from sendwell.apps.outcomes.places import Home
from sendwell.apps.outcomes.queries.scorecard import headlines, periods_asked
from sendwell.apps.outcomes.queries.series import Point, Series, SeriesKey, own_series, peers_at
from sendwell.apps.programme.queries import actions_of
from sendwell.apps.programme.queries.plan_at import states_of
from sendwell.apps.programme.state import ActionState
from sendwell.domain.measures import Measure, PeriodKind
from sendwell.domain.statistics import PointType, SpecialCause


@dataclass(frozen=True)
class MeasurePage:
    """All that the page of a measure shows of an area's authority. `judged` is None before any number is loaded."""

    home: Home
    measure: Measure
    group: str
    judged: Judged | None
    series: Mapping[SeriesKey, Series]
    peers: Mapping[tuple[str, str, str], Mapping[str, Observation]]
    targets: list[Target]
    annotations: list[Annotation]
    states: list[ActionState]
    owner: MeasureOwner | None

    @property
    def groups(self) -> list[str]:
        """The groups that have numbers, in the order of the measure."""
        there = {series.group for series in self.series.values()}
        return [group for group in self.measure.groups if group in there]

    @cached_property
    def kinds(self) -> list[PeriodKind]:
        """The kinds of period that the group has numbers in."""
        return [series.kind for series in self.series.values() if series.group == self.group]

    @cached_property
    def against(self) -> list[Against]:
        """Beside England, the region and the places compared with."""
        return against(self.compared, self.home, self.peers) if self.compared else []

    @property
    def excess(self) -> str:
        """How many more or fewer than at England's rate."""
        return excess_words(self.compared, self.peers) if self.compared else ""

    @cached_property
    def compared(self) -> Judged | None:
        """The series that others have numbers beside: that of the page, or the published one in longer periods."""
        if self.judged is None:
            return None
        for series in (self.judged.series, *self.of_group):
            found = judged(self.measure, series)
            if against(found, self.home, self.peers):
                return found
        return None

    @property
    def of_group(self) -> list[Series]:
        """The series of the group that is shown, the one with the most periods first."""
        found = (series for series in self.series.values() if series.group == self.group)
        return sorted(found, key=lambda series: -len(series.points))

    @property
    def gap(self) -> str:
        """The group beside all children, in words."""
        if self.judged is None:
            return ""
        kind = self.judged.series.kind
        return gap(self.judged, self.series.get((self.measure.key, self.home.authority, "all", kind)))

    @cached_property
    def side_by_side(self) -> list[Series]:
        """The groups in time, in periods of the kind that the page shows; fewer than two tell nothing."""
        if self.judged is None:
            return []
        kind = self.judged.series.kind
        return [
            series
            for group in self.groups
            if (series := self.series.get((self.measure.key, self.home.authority, group, kind)))
        ]

    @property
    def table(self) -> list[tuple[Point, PointType, SpecialCause]]:
        """Each number of the chart, the newest first, with what it means and the rule that it shows."""
        if self.judged is None:
            return []
        found = [
            (point, self.judged.kind_of(at), self.judged.cause_of(at))
            for at, point in enumerate(self.judged.series.points)
        ]
        return found[::-1]

    @cached_property
    def marks(self) -> list[Mark]:
        """What stands on its chart."""
        return marks_of(self.judged, self.states, self.annotations) if self.judged else []


def measure_page(home: Home, measure: Measure, group: str, today: date) -> MeasurePage:
    """What the page of a measure shows of a group; of the group that it shows first, where it has no such group."""
    area = home.area
    found = own_series(home, measure=measure.key)
    group = group if group in measure.groups else headline_group(measure)
    of_group = {key: series for key, series in found.items() if series.group == group}
    if not of_group and (first := headlines({measure.key: measure}, found).get(measure.key)):
        group, of_group = first.group, {key: series for key, series in found.items() if series.group == first.group}
    targets = list(Target.objects.filter(area=area, measure=measure.key).select_related("by").order_by("-at", "-pk"))
    annotations = list(Annotation.objects.filter(Q(measure="") | Q(measure=measure.key), area=area))
    shown = headlines({measure.key: measure}, of_group).get(measure.key)
    return MeasurePage(
        home=home,
        measure=measure,
        group=group,
        judged=judged(measure, shown, targets[0] if targets else None, annotations) if shown else None,
        series=found,
        peers=peers_at(home, periods_asked(of_group.values())),
        targets=targets,
        annotations=annotations,
        states=states_of(actions_of(area).filter(aims__measure=measure.key).distinct(), today),
        owner=MeasureOwner.objects.filter(area=area, measure=measure.key).select_related("person").first(),
    )
