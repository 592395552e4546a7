"""The schools of an area of which nothing may be seen: a school is hidden whole, for every group and everybody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.measures import Chance, Measure
from sendwell.domain.statistics import suppress_places
from sendwell.domain.statistics.suppression.shares import FEWEST_OF

APART = ("no_sen", "sen_support", "ehc_plan")  # groups that together are all children
Counts = NDArray[np.int64]


class Counted(Protocol):
    """A figure of a school: whose it is, whom it counts, how many of how many."""

    @property
    def place(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def numerator(self) -> float | None: ...
    @property
    def denominator(self) -> float | None: ...


Held = Mapping[tuple[str, str], Counted]  # by school and group


@dataclass(frozen=True, slots=True)
class HiddenSchools:
    """The codes of the schools that are hidden, and whether the figures of the area must be hidden with them."""

    schools: frozenset[str]
    with_area: bool


def hidden_schools(rows: Iterable[Counted], measure: Measure, group: str) -> HiddenSchools:
    """The schools of which no count may be seen, in one period, whichever group is looked at.

    A school is hidden whole where a count of any of its groups is small, and with it as many others as it takes; so is
    one of which `group` counts fewer than ten.
    """
    counted = [row for row in rows if row.numerator is not None and row.denominator is not None]
    groups = [name for name in APART if any(row.group == name for row in counted)] or [group]
    held = {(row.place, row.group): row for row in counted}
    codes = sorted({row.place for row in counted})
    if not codes:
        return HiddenSchools(frozenset(), False)
    tables = [_counts(held, codes, groups, measure)]
    if measure.chance is not Chance.PROPORTION:
        tables.append(_children(held, codes, groups))
    found = [suppress_places(table, ["area"] * len(codes)) for table in tables]
    hidden = {code for one in found for code, row in zip(codes, one.cells[:, 0], strict=True) if row}
    few = {row.place for row in counted if row.group == group and (row.denominator or 0) < FEWEST_OF}
    with_area = any(bool(one.area_groups.any() or one.area_totals.any()) for one in found)
    return HiddenSchools(frozenset(hidden | few), with_area)


def _counts(held: Held, codes: Sequence[str], groups: Sequence[str], measure: Measure) -> Counts:
    """For each school and group: how many count, and where it is a share also how many do not."""
    rest = measure.chance is Chance.PROPORTION
    rows = []
    for code in codes:
        row: list[int] = []
        for name in groups:
            above, below = _both(held.get((code, name)))
            row += [above, max(below - above, 0)] if rest else [above]
        rows.append(row if len(row) > 1 else [*row, 0])
    return np.array(rows)


def _children(held: Held, codes: Sequence[str], groups: Sequence[str]) -> Counts:
    """For each school and group: how many children there are."""
    rows = [[_both(held.get((code, name)))[1] for name in groups] for code in codes]
    return np.array([row if len(row) > 1 else [*row, 0] for row in rows])


def _both(row: Counted | None) -> tuple[int, int]:
    return (round(row.numerator or 0), round(row.denominator or 0)) if row else (0, 0)
