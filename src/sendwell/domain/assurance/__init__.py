"""What the facts of an action support: the written definitions of ratings, and the links missing from its thread."""

from sendwell.domain.assurance.chain import UPDATE_IS_OLD_AFTER_DAYS, ActionFacts, MissingLink, broken_chain
from sendwell.domain.assurance.ratings import RatingDefinition, rating_definitions

__all__ = [
    "UPDATE_IS_OLD_AFTER_DAYS",
    "ActionFacts",
    "MissingLink",
    "RatingDefinition",
    "broken_chain",
    "rating_definitions",
]
