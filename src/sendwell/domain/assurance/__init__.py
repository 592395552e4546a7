"""What the facts of an action support: the definitions of both ratings, the delivery rating that the facts bear out,
what a change of rating needs, and the links missing from the action's thread."""

from sendwell.domain.assurance.chain import UPDATE_IS_OLD_AFTER_DAYS, ActionFacts, MissingLink, broken_chain
from sendwell.domain.assurance.changing import is_better, may_change_rating
from sendwell.domain.assurance.comparing import difference, done_not_felt, said_better
from sendwell.domain.assurance.facts import DeliveryFacts, PointOnTheWay, WaitedFor
from sendwell.domain.assurance.ratings import RatingDefinition, impact_definitions, rating_definitions, rating_name
from sendwell.domain.assurance.rules import Rule, Rules, rules
from sendwell.domain.assurance.supported import Reason, Supported, supported_rating

__all__ = [
    "UPDATE_IS_OLD_AFTER_DAYS",
    "ActionFacts",
    "DeliveryFacts",
    "MissingLink",
    "PointOnTheWay",
    "RatingDefinition",
    "Reason",
    "Rule",
    "Rules",
    "Supported",
    "WaitedFor",
    "broken_chain",
    "difference",
    "done_not_felt",
    "impact_definitions",
    "is_better",
    "may_change_rating",
    "rating_definitions",
    "rating_name",
    "rules",
    "said_better",
    "supported_rating",
]
