"""The written definitions of both ratings. No law sets a key for them, so every page and paper prints this one.

Delivery says whether an action is done; impact says whether it has made a difference. They are never folded into one:
an action can be done and not yet felt.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class RatingDefinition:
    """A rating and what it means."""

    key: str
    name: str
    means: str


@cache
def rating_definitions() -> tuple[RatingDefinition, ...]:
    """Every delivery rating, from done to most worrying."""
    return _written("rating")


@cache
def impact_definitions() -> tuple[RatingDefinition, ...]:
    """Every impact rating, from nothing expected yet to a difference that lasts."""
    return _written("impact")


def rating_name(key: str) -> str:
    """The name of a rating of either kind, as it stands in a sentence: "green", "no evidence"; "" for none.

    >>> rating_name("no_evidence")
    'no evidence'
    """
    names = {rating.key: rating.name.lower() for rating in (*rating_definitions(), *impact_definitions())}
    return {"not_started": "not started", **names}.get(key, "")


def _written(table: str) -> tuple[RatingDefinition, ...]:
    text = (files("sendwell.domain.assurance") / "ratings.toml").read_text(encoding="utf-8")
    return tuple(RatingDefinition(**row) for row in tomllib.loads(text)[table])
