"""The written definitions of delivery ratings. No law sets a key for them, so every page and paper prints this one."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class RatingDefinition:
    """A delivery rating and what it means."""

    key: str
    name: str
    means: str


@cache
def rating_definitions() -> tuple[RatingDefinition, ...]:
    """Every delivery rating, from done to most worrying."""
    text = (files("sendwell.domain.assurance") / "ratings.toml").read_text(encoding="utf-8")
    return tuple(RatingDefinition(**row) for row in tomllib.loads(text)["rating"])
