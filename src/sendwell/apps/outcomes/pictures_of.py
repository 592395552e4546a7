"""The pictures of a measure's page: what is in each, and the words that tell the same."""

from collections.abc import Callable, Sequence
from typing import Any

from sendwell.apps.outcomes.judging import Judged
from sendwell.apps.outcomes.marks import Mark, path_of
from sendwell.apps.outcomes.pictures import WIDE, Picture
from sendwell.apps.outcomes.queries.measure_page import MeasurePage
from sendwell.apps.outcomes.ranking import ranking
from sendwell.domain.measures import Level, Measure, Unit, group_name
from sendwell.domain.statistics import PointType

KINDS = {
    PointType.COMMON_CAUSE: "within expected variation",
    PointType.IMPROVEMENT: "better than expected",
    PointType.CONCERN: "worse than expected",
    PointType.NEUTRAL_HIGH: "higher or lower than expected",
    PointType.NEUTRAL_LOW: "higher or lower than expected",
}


def pictures_of(page: MeasurePage, width: int = WIDE) -> dict[str, Picture]:
    """Every picture that the page has numbers for, by name."""
    makers: dict[str, Callable[[MeasurePage, int], Picture | None]] = {
        "trend": trend,
        "neighbours": neighbours,
        "groups": groups,
    }
    made = {name: make(page, width) for name, make in makers.items()}
    return {name: picture for name, picture in made.items() if picture is not None}


def trend(page: MeasurePage, width: int) -> Picture | None:
    """The series in time as a process chart."""
    return process_chart(page.judged, page.marks, width) if page.judged else None


def process_chart(found: Judged, marks: Sequence[Mark], width: int) -> Picture:
    """A judged series as a process chart, with marks of what was done."""
    title = f"{found.measure.name} in time"
    begins = found.series.points[0].period.begins.isoformat()
    numbered = [{"day": mark.on.isoformat(), "number": str(at)} for at, mark in enumerate(marks, 1)]
    data = {
        "unit": unit_words(found.measure),
        "points": _points(found),
        "lines": _lines(found),
        "marks": [mark for mark in numbered if mark["day"] >= begins],
        "path": path_of(found.target) if found.target else [],
    }
    return Picture("spc", title, f"{title}. {found.sentence}", data, width)


def neighbours(page: MeasurePage, width: int) -> Picture | None:
    """The authority among those that it is compared with."""
    found = ranking(page)
    if found is None:
        return None
    title = f"{page.measure.name} beside {page.home.comparison.lower()}, {found.period}"
    data = {
        "unit": unit_words(page.measure),
        "places": [
            {"name": one.name, "value": one.value, "lower": one.lower, "upper": one.upper, "own": one.own}
            for one in found.places
        ],
        "benchmark": {"name": "England", "value": found.england} if found.england is not None else None,
    }
    own = page.home.name(Level.AUTHORITY, page.home.authority)
    words = f"{title}. {own} is number {found.own_place} of {len(found.places)}."
    return Picture("neighbours", title, words, data, width)


def groups(page: MeasurePage, width: int) -> Picture | None:
    """Children with SEND beside all, in time."""
    found = page.side_by_side
    if len(found) < 2:
        return None
    title = f"{page.measure.name} by group"
    points = [
        {"day": point.ends_on.isoformat(), "value": point.value, "group": one.group, "name": group_name(one.group)}
        for one in found
        for point in one.with_values
    ]
    latest = [
        f"{group_name(one.group)} {page.measure.shown(one.latest.value)}"
        for one in found
        if one.latest and one.latest.value is not None
    ]
    words = f"{title}. The latest: {', '.join(latest)}."
    return Picture("groups", title, words, {"unit": unit_words(page.measure), "points": points}, width)


def unit_words(measure: Measure) -> str:
    """What stands at the axis."""
    return {Unit.PERCENT: "Per cent", Unit.COUNT: "Number", Unit.SCORE: "Score"}.get(measure.unit, str(measure.unit))


def _points(found: Judged) -> list[dict[str, Any]]:
    return [
        {"day": point.ends_on.isoformat(), "value": point.value, "kind": KINDS[found.kind_of(at)]}
        for at, point in enumerate(found.series.points)
        if point.value is not None
    ]


def _lines(found: Judged) -> list[dict[str, Any]]:
    """The mean and the limits of each stretch between breaks; none where there are too few numbers to have them."""
    if found.chart is None or not found.enough:
        return []
    chart, lines = found.chart, []
    for segment in chart.segments:
        days = [day for day, number in zip(chart.dates, chart.points.segment, strict=True) if number == segment.number]
        lines.append(
            {
                "from": days[0].isoformat(),
                "to": days[-1].isoformat(),
                "mean": segment.mean,
                "lower": segment.lower,
                "upper": segment.upper,
            }
        )
    return lines
