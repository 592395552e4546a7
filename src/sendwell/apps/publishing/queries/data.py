"""The sets of data that an area gave away: all of them for those who work there, the public ones for everybody."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from sendwell.apps.partnership.models import Area
from sendwell.apps.publishing.models import DataSet, PublishedFigure


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
