"""A series judged: what varies by chance and what does not, and whether its target will be met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sendwell.apps.outcomes.models import Annotation, AnnotationKind, Target
from sendwell.apps.outcomes.queries.series import Point, Series
from sendwell.domain.measures import Measure, period
from sendwell.domain.measures.saying import FEWEST_TO_JUDGE, Said, change_words, sentence
from sendwell.domain.statistics import Assurance, PointType, SpcChart, SpecialCause, spc


@dataclass(frozen=True)
class Judged:
    """A series of a measure, with its chart where it has enough numbers, and the area's target for it."""

    measure: Measure
    series: Series
    chart: SpcChart | None
    target: Target | None = None

    @property
    def latest(self) -> Point | None:
        return self.series.latest

    @property
    def enough(self) -> bool:
        """True if there are numbers enough to tell a change from chance."""
        return self.chart is not None and len(self.series.with_values) >= FEWEST_TO_JUDGE

    @property
    def variation(self) -> PointType | None:
        """What the last number means; None where there are too few."""
        return self.chart.variation if self.chart and self.enough else None

    @property
    def way(self) -> int:
        """Which way the last number went beyond chance: 1 up, -1 down, 0 neither."""
        if self.chart is None or self.latest is None or not self.enough:
            return 0
        cause = self.chart.special_causes[self.series.points.index(self.latest)]
        return (cause > 0) - (cause < 0)

    @property
    def worsens(self) -> bool:
        """True if the last number is worse than chance alone explains."""
        return self.variation is PointType.CONCERN

    @property
    def assurance(self) -> Assurance | None:
        """Whether the target will be met as things run; None where there is no target or there are too few numbers."""
        if self.chart is None or self.target is None or not self.enough:
            return None
        return self.chart.assurance

    @cached_property
    def sentence(self) -> str:
        """What a careful analyst would say of it."""
        latest, points = self.latest, len(self.series.with_values)
        if latest is None or self.chart is None or not self.enough:
            value, when = (latest.value, latest.period.words) if latest else (None, "")
            return sentence(Said(self.measure, value, when, points))
        at = self.series.points.index(latest)
        cause = self.chart.special_causes[at]
        return sentence(
            Said(self.measure, latest.value, latest.period.words, points, self.chart.variation, cause, self.provisional)
        )

    @property
    def provisional(self) -> bool:
        """True where the limits of the stretch that the last number stands in rest on few points."""
        return self.chart is not None and self.chart.segments[-1].points < 13

    @property
    def change(self) -> str:
        """How far the last number is from that of the period before, in words; empty where that one is missing."""
        latest, before = self.latest, self.series.before
        if latest is None or before is None or latest.value is None or before.value is None:
            return ""
        return f"{change_words(self.measure, latest.value - before.value)} since {before.period.words}"

    def kind_of(self, at: int) -> PointType:
        """What the point at a place in the series means."""
        return self.chart.point_types[at] if self.chart and self.enough else PointType.COMMON_CAUSE

    def cause_of(self, at: int) -> SpecialCause:
        """The rule that the point at a place in the series shows."""
        return self.chart.special_causes[at] if self.chart and self.enough else SpecialCause.COMMON_CAUSE


def judged(measure: Measure, series: Series, target: Target | None = None, marks: Sequence[Annotation] = ()) -> Judged:
    """A series judged by the rules of a process chart. Breaks of the measure and of the area start its limits anew."""
    if not series.with_values:
        return Judged(measure, series, None, target)
    chart = spc(
        [point.value for point in series.points],
        improvement=measure.polarity,
        dates=[point.ends_on for point in series.points],
        target=target.value if target else None,
        rebase_at=breaks_in(measure, series, marks),
    )
    return Judged(measure, series, chart, target)


def breaks_in(measure: Measure, series: Series, marks: Sequence[Annotation]) -> list[date]:
    """The days from which the numbers of a series are not to be joined to those before."""
    written = [mark.on for mark in marks if mark.kind == AnnotationKind.BREAK and mark.measure in ("", measure.key)]
    known = []
    for one in measure.breaks:
        try:
            known.append(period(series.kind, one.period).begins)
        except ValueError:
            continue  # a break in periods of another kind than these
    return sorted({*written, *known})
