"""The sets of data that an area gave away: all of them for those who work there, the public ones for everybody."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from sendwell.apps.outcomes.judging import Judged, judged
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.outcomes.queries.scorecard import headlines
from sendwell.apps.outcomes.queries.series import Point, Series, SeriesKey
from sendwell.apps.partnership.models import Area
from sendwell.apps.publishing.models import DataSet, PublishedFigure
from sendwell.domain.measures import Level, PeriodKind, Symbol, period


@dataclass(frozen=True, slots=True)
class Given:
    """A public set of data: what it is called, what is in it, since when, the address of its page, its licence."""

    title: str
    about: str
    measures: tuple[str, ...]
    published_at: datetime
    address: str
    licence: str


def data_sets_of(area: Area) -> QuerySet[DataSet]:
    """Every edition that an area ever published, the newest first."""
    rows = DataSet.objects.filter(area=area).select_related("area", "published_by", "withdrawal__by", "replaced_by")
    return rows.order_by("-published_at", "-pk")


def public_data_sets() -> QuerySet[DataSet]:
    """The sets that everybody may read: neither withdrawn nor replaced. By area, then by title."""
    rows = DataSet.objects.filter(withdrawal__isnull=True, replaced_by__isnull=True)
    return rows.select_related("area").order_by("area__name", "title", "pk")


def public_figures() -> QuerySet[PublishedFigure]:
    """The figures that everybody may read: those of public sets."""
    return PublishedFigure.objects.filter(data_set__withdrawal__isnull=True, data_set__replaced_by__isnull=True)


def published_measures(area: Area) -> tuple[Judged, ...]:
    """Each measure of an area that everybody may read, judged from the numbers that left the house and no others, of
    the children whom the measure shows first. Two queries.
    """
    measures = measures_of(area)
    rows = public_figures().filter(data_set__area=area, level=Level.AUTHORITY).order_by("data_set__published_at", "pk")
    held: dict[SeriesKey, dict[str, Point]] = defaultdict(dict)
    for row in rows:
        held[row.measure, row.place, row.group, PeriodKind(row.period_kind)][row.period] = _point(row)
    series = {key: _series(key, points.values()) for key, points in held.items()}
    return tuple(judged(measures[key], one) for key, one in headlines(measures, series).items())


def _series(key: SeriesKey, points: Iterable[Point]) -> Series:
    measure, place, group, kind = key
    in_time = tuple(sorted(points, key=lambda point: point.ends_on))
    return Series(measure, Level.AUTHORITY, place, group, kind, in_time)


def _point(row: PublishedFigure) -> Point:
    when = period(PeriodKind(row.period_kind), row.period)
    return Point(when, row.ends_on, row.value, row.numerator, row.denominator, Symbol(row.symbol))


def published_data(area: Area) -> list[Given]:
    """What an area has given to the public, for its public pages. One query."""
    return [
        Given(
            title=one.title,
            about=one.about,
            measures=tuple(measure["name"] for measure in one.told["measures"]),
            published_at=one.published_at,
            address=reverse("public_data_set", args=[area.slug, one.name]),
            licence=one.told["licence"]["title"],
        )
        for one in public_data_sets().filter(area=area)
    ]
