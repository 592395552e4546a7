"""The measures that a plan should move, as small pictures in time: their numbers are kept in the pack."""

from collections.abc import Iterator, Sequence

from sendwell.apps.outcomes.judging import Judged
from sendwell.apps.outcomes.moving import AimState
from sendwell.apps.publishing.paper.tree import Block, Dot, Figure, Paragraph, Stretch, runs
from sendwell.domain.measures import Unit
from sendwell.domain.statistics import PointType

INTRO = (
    "How the measures that the plan should move have moved. The band is what chance explains; dots beyond it, or in a "
    "run that chance does not explain, are triangles where it is better and squares where it is worse."
)
FEWEST = 2  # numbers that can be seen to move
DECIMALS = 4  # of a number that is kept for a picture
KINDS = {
    PointType.COMMON_CAUSE: "",
    PointType.IMPROVEMENT: "better",
    PointType.CONCERN: "worse",
    PointType.NEUTRAL_HIGH: "other",
    PointType.NEUTRAL_LOW: "other",
}
UNITS = {Unit.PERCENT: "%"}


def pictures(aims: Sequence[AimState]) -> Iterator[Block]:
    """A picture of each measure that something aims at, in the order in which it is first named."""
    found = {state.measure.key: state.judged for state in aims if state.judged}
    drawn = [figure(one) for one in found.values() if len(one.series.with_values) >= FEWEST]
    if drawn:
        yield Paragraph(runs(INTRO))
        yield from drawn


def figure(judged: Judged) -> Figure:
    """A series as it was judged, with all that its picture is drawn from."""
    measure, target = judged.measure, judged.target
    dots = tuple(
        Dot(point.ends_on.isoformat(), round(point.value, DECIMALS), KINDS[judged.kind_of(at)])
        for at, point in enumerate(judged.series.points)
        if point.value is not None
    )
    return Figure(
        caption=measure.name,
        alternative=_alternative(judged),
        dots=dots,
        stretches=tuple(_stretches(judged)),
        target=round(target.value, DECIMALS) if target else None,
        unit=UNITS.get(measure.unit, ""),
    )


def _stretches(judged: Judged) -> Iterator[Stretch]:
    """The mean and the limits of each stretch between breaks; none where there are too few numbers to have them."""
    chart = judged.chart
    if chart is None or not judged.enough:
        return
    for segment in chart.segments:
        days = [day for day, number in zip(chart.dates, chart.points.segment, strict=True) if number == segment.number]
        lines = (round(float(value), DECIMALS) for value in (segment.mean, segment.lower, segment.upper))
        yield Stretch(days[0].isoformat(), days[-1].isoformat(), *lines)


def _alternative(judged: Judged) -> str:
    """What the picture shows, in words: from where to where, what chance explains, and the target."""
    measure, points = judged.measure, judged.series.with_values
    first, last = (f"{measure.shown(one.value or 0)} in {one.period.words}" for one in (points[0], points[-1]))
    target = judged.target
    aim = f" The target is {measure.shown(target.value)} by {target.due_on:%B %Y}." if target else ""
    return f"{measure.name} from {first} to {last}, {len(points)} numbers. {judged.sentence}{aim}"
