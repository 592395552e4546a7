"""A series judged: what varies by chance and what does not, and whether its target will be met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sendwell.apps.outcomes.intervals import moved_by
from sendwell.apps.outcomes.models import Annotation, AnnotationKind, Target
from sendwell.apps.outcomes.queries.series import Point, Series
from sendwell.domain.measures import Measure, Polarity, period
from sendwell.domain.measures.saying import FEWEST_TO_JUDGE, Said, change_words, distance_words, sentence
from sendwell.domain.places import breaks_of
from sendwell.domain.statistics import STRICT, Assurance, Estimate, PointType, SpcChart, SpecialCause, spc


@dataclass(frozen=True)
class Judged:
    """A series of a measure, with its chart where it has enough numbers, and the area's target for it."""

    measure: Measure
    series: Series
    chart: SpcChart | None
    target: Target | None = None
    breaks: tuple[date, ...] = ()

    @property
    def latest(self) -> Point | None:
        return self.series.latest

    @property
    def enough(self) -> bool:
        """True if there are numbers enough to tell a change from chance."""
        return self.chart is not None and len(self.series.with_values) >= FEWEST_TO_JUDGE

    @property
    def variation(self) -> PointType | None:
        """What the last number means. Where there are too few for a chart, the change since the number before says it
        if it is beyond chance; else None.
        """
        if self.chart and self.enough:
            return self.chart.variation
        return _meaning(self.measure.polarity, self.moved) if self.moved and self.way else None

    @cached_property
    def moved(self) -> Estimate[float] | None:
        """The change since the period before with its interval; None across a break, or where counts are not known.

        At 99.8% it is as strict as the limits of a chart, which lie three standard deviations away.
        """
        before, latest = self.series.before, self.latest
        if before is None or latest is None or any(before.ends_on < day <= latest.ends_on for day in self.breaks):
            return None
        return moved_by(self.measure, before, latest, STRICT)

    @property
    def way(self) -> int:
        """Which way the last number went beyond chance: 1 up, -1 down, 0 neither."""
        if self.chart is None or self.latest is None:
            return 0
        if not self.enough:
            return (self.moved.lower > 0) - (self.moved.upper < 0) if self.moved else 0
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
            return f"{sentence(Said(self.measure, value, when, points))}{self._moved_words}"
        at = self.series.points.index(latest)
        cause = self.chart.special_causes[at]
        return sentence(
            Said(self.measure, latest.value, latest.period.words, points, self.chart.variation, cause, self.provisional)
        )

    @property
    def _moved_words(self) -> str:
        """Whether the change since the period before is more than chance, where no chart can say it."""
        before, latest = self.series.before, self.latest
        if self.moved is None or before is None or latest is None or before.value is None or latest.value is None:
            return ""
        change = f"the change since {before.period.words}, {change_words(self.measure, latest.value - before.value)},"
        if not self.way:
            return f" And {change} is no more than chance may explain."
        low, high = sorted((abs(self.moved.lower), abs(self.moved.upper)))
        between = f"{distance_words(self.measure, low).split()[0]} to {distance_words(self.measure, high)}"
        better = {PointType.IMPROVEMENT: "better, and ", PointType.CONCERN: "worse, and "}
        word = better.get(_meaning(self.measure.polarity, self.moved), "")
        return f" But {change} is {word}more than chance explains (99.8% interval: {between})."

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
    breaks = breaks_in(measure, series, marks)
    if not series.with_values:
        return Judged(measure, series, None, target)
    chart = spc(
        [point.value for point in series.points],
        improvement=measure.polarity,
        dates=[point.ends_on for point in series.points],
        target=target.value if target else None,
        rebase_at=breaks,
    )
    return Judged(measure, series, chart, target, tuple(breaks))


def _meaning(polarity: Polarity, moved: Estimate[float]) -> PointType:
    """What a movement beyond chance means."""
    up = moved.lower > 0
    if polarity is Polarity.NONE:
        return PointType.NEUTRAL_HIGH if up else PointType.NEUTRAL_LOW
    return PointType.IMPROVEMENT if up == (polarity is Polarity.HIGH) else PointType.CONCERN


def breaks_in(measure: Measure, series: Series, marks: Sequence[Annotation]) -> list[date]:
    """The days from which the numbers of a series are not to be joined to those before."""
    written = [mark.on for mark in marks if mark.kind == AnnotationKind.BREAK and mark.measure in ("", measure.key)]
    known = []
    for one in measure.breaks:
        try:
            known.append(period(series.kind, one.period).begins)
        except ValueError:
            continue  # a break in periods of another kind than these
    return sorted({*written, *known, *(one.on for one in breaks_of(series.place))})
