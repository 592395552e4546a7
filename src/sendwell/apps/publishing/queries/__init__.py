"""What pages ask about the papers that were issued, and the data that were given away."""

from sendwell.apps.publishing.queries.data import (
    data_sets_of,
    public_data_sets,
    public_figures,
    published_data,
    published_measures,
)
from sendwell.apps.publishing.queries.papers import packs_of, packs_with_fingerprint, told_last

__all__ = [
    "data_sets_of",
    "packs_of",
    "packs_with_fingerprint",
    "public_data_sets",
    "public_figures",
    "published_data",
    "published_measures",
    "told_last",
]
