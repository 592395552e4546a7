"""Which schools are similar to one: the same phase, about as large, with about as many children with SEN."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot, log


@dataclass(frozen=True, slots=True)
class Likeness:
    """What makes two schools similar. The rule is Sendwell's own: we know of no official list that goes by SEND.

    A school is one step away that is `size` times as large, or whose share of pupils with SEN differs by `sen` points;
    both together are reckoned as the way across a corner. The nearest `most` are taken, none more than `farthest` steps
    away.
    """

    size: float = 1.5
    sen: float = 5.0
    most: int = 10
    farthest: float = 3.0

    @property
    def words(self) -> str:
        """The rule as a page tells it."""
        return (
            "Similar schools are those of the same phase that are nearest in size and in the share of pupils with "
            f"SEN: {self.most} at most. A school {self.size:g} times as large counts as far away as one with "
            f"{self.sen:g} percentage points more or fewer pupils with SEN, and none is taken that is more than "
            f"{self.farthest:g} such steps away. Where the share of a school is hidden or not known it counts as one "
            "step away; where that of this school is, size alone decides. The rule is Sendwell’s own."
        )


LIKENESS = Likeness()


@dataclass(frozen=True, slots=True)
class SchoolProfile:
    """What a school is like. `pupils` is their number, `sen` the percentage with SEN; None where not known."""

    code: str
    phase: str
    pupils: float | None = None
    sen: float | None = None


def steps_between(own: SchoolProfile, other: SchoolProfile, rule: Likeness = LIKENESS) -> float:
    """How many steps `other` is away from `own`, seen from `own`; infinite for another phase.

    >>> steps_between(SchoolProfile("a", "Primary", 200, 15), SchoolProfile("b", "Primary", 300, 15))
    1.0
    """
    if own.phase != other.phase:
        return float("inf")
    size = sen = 0.0
    if own.pupils:
        size = abs(log(other.pupils / own.pupils)) / log(rule.size) if other.pupils else 1.0
    if own.sen is not None:
        sen = abs(other.sen - own.sen) / rule.sen if other.sen is not None else 1.0
    return hypot(size, sen)


def similar_schools(
    own: SchoolProfile, others: Iterable[SchoolProfile], rule: Likeness = LIKENESS
) -> list[SchoolProfile]:
    """The schools that are similar to `own`, the nearest first; equally near ones in the order of their codes."""
    ranked = sorted(
        ((steps_between(own, one, rule), one) for one in others if one.code != own.code),
        key=lambda found: (found[0], found[1].code),
    )
    return [one for steps, one in ranked if steps <= rule.farthest][: rule.most]
