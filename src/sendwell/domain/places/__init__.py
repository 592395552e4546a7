"""The places of England that figures are about: regions and authorities, those that ended and what became of them."""

from sendwell.domain.places.authorities import ENGLAND, Authority, Region, authorities, authority, regions
from sendwell.domain.places.changes import Break, breaks_of, lives_on_in
from sendwell.domain.places.finding import authorities_named, authority_with_code, region_with

__all__ = [
    "ENGLAND",
    "Authority",
    "Break",
    "Region",
    "authorities",
    "authorities_named",
    "authority",
    "authority_with_code",
    "breaks_of",
    "lives_on_in",
    "region_with",
    "regions",
]
