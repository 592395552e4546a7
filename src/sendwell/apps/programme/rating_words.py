"""The definitions of both ratings as an area has worded them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import RatingWords
from sendwell.domain.assurance import RatingDefinition, impact_definitions, rating_definitions


@dataclass(frozen=True, slots=True)
class Definitions:
    """What each rating of delivery and of impact means."""

    delivery: tuple[RatingDefinition, ...]
    impact: tuple[RatingDefinition, ...]


def definitions_of(area: Area) -> Definitions:
    """What the ratings mean in an area: its own words, or those that every area starts with. One query."""
    own = dict(RatingWords.objects.filter(area=area).values_list("rating", "means"))
    return Definitions(_worded(rating_definitions(), own), _worded(impact_definitions(), own))


def _worded(definitions: tuple[RatingDefinition, ...], own: Mapping[str, str]) -> tuple[RatingDefinition, ...]:
    return tuple(replace(found, means=own.get(found.key, found.means)) for found in definitions)
