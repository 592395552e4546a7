"""The map of a measure: every authority of England in its band, where outlines are loaded."""

from dataclasses import dataclass

import numpy as np

from sendwell.apps.outcomes.models import Place
from sendwell.apps.outcomes.pictures import WIDE, Picture
from sendwell.apps.outcomes.pictures.named import BANDS
from sendwell.apps.outcomes.queries.measure_page import MeasurePage
from sendwell.apps.outcomes.queries.series import observations_for
from sendwell.domain.measures import Level

FEWEST = 10  # authorities with a number; a map of fewer shows nothing


@dataclass(frozen=True, slots=True)
class MapOf:
    """What a map shows, in words: how many authorities have a number, and in which band the area's own is."""

    title: str
    words: str


def has_outlines() -> bool:
    """True where the outlines of authorities are loaded. One query."""
    return Place.objects.filter(area__isnull=True, level=Level.AUTHORITY, outline__isnull=False).exists()


def map_words(page: MeasurePage) -> MapOf | None:
    """What the map tells, without drawing it; None where there is nothing to show."""
    values = _values(page)
    if page.compared is None or page.compared.latest is None or len(values) < FEWEST or not has_outlines():
        return None
    bands = bands_of(values)
    own = bands.get(page.home.authority, BANDS[-1])
    title = f"{page.measure.name} in England, {page.compared.latest.period.words}"
    name = page.home.name(Level.AUTHORITY, page.home.authority)
    return MapOf(title, f"{title}. Of {len(values)} authorities with a number, {name} is in the {own}.")


def map_of(page: MeasurePage, width: int = WIDE) -> Picture | None:
    """The map itself."""
    told = map_words(page)
    if told is None:
        return None
    bands = bands_of(_values(page))
    places = Place.objects.filter(area__isnull=True, level=Level.AUTHORITY, outline__isnull=False).order_by("code")
    drawn = [
        {"geometry": place.outline, "band": bands.get(place.code, BANDS[-1]), "own": place.code == page.home.authority}
        for place in places
    ]
    return Picture("england", told.title, told.words, {"places": drawn}, width)


def bands_of(values: dict[str, float]) -> dict[str, str]:
    """In which fifth each place lies, from the lowest to the highest; equal values lie in the same.

    >>> bands_of({"a": 1.0, "b": 2.0, "c": 3.0, "d": 4.0, "e": 5.0})["e"]
    'highest fifth'
    """
    edges = np.quantile(list(values.values()), (0.2, 0.4, 0.6, 0.8))
    return {place: BANDS[int(np.searchsorted(edges, value, side="left"))] for place, value in values.items()}


def _values(page: MeasurePage) -> dict[str, float]:
    if page.compared is None or page.compared.latest is None:
        return {}
    series, point = page.compared.series, page.compared.latest
    rows = observations_for(
        page.home.area,
        area__isnull=True,
        level=Level.AUTHORITY,
        measure=series.measure,
        group=series.group,
        period=point.period.code,
        value__isnull=False,
    )
    return {place: value for place, value in rows.values_list("place", "value") if value is not None}
