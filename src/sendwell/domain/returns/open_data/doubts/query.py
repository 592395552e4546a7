"""A figure in doubt."""

from dataclasses import dataclass
from enum import StrEnum


class Sure(StrEnum):
    """How sure it is that something is wrong."""

    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Query:
    """An observation that should be looked at: which it is, what is odd about it, and why that is odd."""

    measure: str
    period: str
    level: str
    place: str
    group: str
    rule: str
    what: str
    why: str
    sure: Sure
