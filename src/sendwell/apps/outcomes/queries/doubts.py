"""The figures in doubt that matter to an area: its own first, then those of the places that it is compared with."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.outcomes.models import DataLoadState, Doubt, QueryDecision
from sendwell.apps.outcomes.places import Home
from sendwell.apps.partnership.models import Area
from sendwell.domain.measures import group_name

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """A figure in doubt in words, with what the area decided of it last."""

    doubt: Doubt
    measure: str
    slug: str
    place: str
    group: str
    own: bool
    decision: QueryDecision | None


def doubts_seen_by(area: Area) -> QuerySet[Doubt]:
    """The doubts of published figures, and of the area's own; of loads that were not taken back."""
    return Doubt.objects.filter(Q(area__isnull=True) | Q(area=area), load__state=DataLoadState.LOADED)


def doubts_of(home: Home) -> list[DoubtRow]:
    """What is to be decided first: own figures before others', the likeliest errors first. A constant of queries."""
    area = home.area
    measures = measures_of(area)
    rows = list(doubts_seen_by(area).filter(Q(area=area) | Q(place__in=home.places)).order_by("pk")[:MOST_SHOWN])
    decided = {row.doubt_id: row for row in decisions_of(area).filter(doubt__in=rows)}
    found = [
        DoubtRow(
            doubt=row,
            measure=measures[row.measure].name,
            slug=row.measure.replace(".", "-"),
            place=home.name(row.level, row.place),
            group=group_name(row.group),
            own=row.area_id == area.pk or row.place == home.authority,
            decision=decided.get(row.pk),
        )
        for row in rows
        if row.measure in measures
    ]
    return sorted(found, key=lambda one: (one.decision is not None, not one.own, one.doubt.pk))


def decisions_of(area: Area) -> QuerySet[QueryDecision]:
    """What an area decided, in order, so that the latest comes last."""
    return QueryDecision.objects.filter(area=area).select_related("by", "doubt").order_by("at", "pk")
