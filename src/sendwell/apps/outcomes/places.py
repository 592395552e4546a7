"""Whose numbers are whose: the authority of an area, its region, those it is compared with, and their names."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from sendwell.apps.outcomes.models import ComparisonSet, HomeAuthority, Neighbour, Place
from sendwell.apps.partnership.models import Area
from sendwell.domain.measures import Level
from sendwell.domain.places import ENGLAND, authorities, authority, regions

NEIGHBOURS = "Statistical neighbours"
NEAREST = 10  # statistical neighbours, as the Local Authority Interactive Tool lists them


@dataclass(frozen=True, slots=True)
class Home:
    """Where an area stands among the places. `authority` is empty where nobody has said whose numbers are its own."""

    area: Area
    authority: str = ""
    region: str = ""
    compared_with: tuple[str, ...] = ()
    comparison: str = NEIGHBOURS
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def name(self, level: str, code: str) -> str:
        """What a place is called; its code where nobody knows."""
        return self.names.get((level, code), code)

    @property
    def places(self) -> tuple[str, ...]:
        """The codes of everything that its page compares: its own first."""
        return tuple(filter(None, (self.authority, ENGLAND, self.region, *self.compared_with)))


def home_of(area: Area) -> Home:
    """Where an area stands. Three queries at most."""
    held = HomeAuthority.objects.filter(area=area).select_related("area__comparison_set").first()
    if held is None:
        return Home(area, names=known_names())
    known = {(place.level, place.code): place for place in _shared_places()}
    names = known_names() | {key: place.name for key, place in known.items()}
    place = known.get((str(Level.AUTHORITY), held.code))
    region = place.region if place else authority(held.code).region
    chosen: ComparisonSet | None = getattr(held.area, "comparison_set", None)
    if chosen:
        return Home(area, held.code, region, tuple(chosen.places), chosen.name, names)
    return Home(area, held.code, region, neighbours_of(held.code), names=names)


def neighbours_of(authority: str) -> tuple[str, ...]:
    """The statistical neighbours of an authority, the nearest first, by the newest list that names it."""
    rows = list(Neighbour.objects.filter(authority=authority).order_by("-of_list", "rank"))
    return tuple(row.neighbour for row in rows if row.of_list == rows[0].of_list)[:NEAREST]


def known_names() -> dict[tuple[str, str], str]:
    """What the places of England are called, by level and code."""
    found = {(str(Level.NATIONAL), ENGLAND): "England"}
    found |= {(str(Level.REGIONAL), one.code): one.name for one in regions()}
    return found | {(str(Level.AUTHORITY), one.code): one.name for one in authorities()}


def authority_choices() -> list[tuple[str, str]]:
    """Every authority that stands today, with its code, by name. One query."""
    known = {one.code: one.name for one in authorities() if one.ends is None}
    rows = Place.objects.filter(area__isnull=True, level=Level.AUTHORITY)
    return sorted((known | dict(rows.values_list("code", "name"))).items(), key=lambda choice: choice[1])


def _shared_places() -> QuerySet[Place]:
    levels = (Level.NATIONAL, Level.REGIONAL, Level.AUTHORITY)
    return Place.objects.filter(area__isnull=True, level__in=levels).defer("outline")
