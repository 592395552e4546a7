"""Where a place stands among others: its rank, the spread of all authorities, and the mean of its neighbours."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sendwell.domain.measures import Level


@dataclass(frozen=True, slots=True)
class Standing:
    """A place's rank (1 is best; equals share the best) among `of` authorities with a number."""

    rank: int
    of: int
    tied_with: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How the values of the authorities lie: quartiles by linear interpolation. nan where none has a number."""

    rows: int
    with_value: int
    lowest: float
    first_quarter: float
    median: float
    third_quarter: float
    highest: float


@dataclass(frozen=True, slots=True)
class Peers:
    """The plain mean and median of those of some places that have a number; how many they are."""

    mean: float
    median: float
    used: int


def of_one(
    observations: pa.Table, measure: str, period: str, group: str = "all", level: Level = Level.AUTHORITY
) -> dict[str, float]:
    """The value of each place of a level for one measure, period and group; nan where there is none."""
    table = observations
    for column, wanted in (("measure", measure), ("period", period), ("group", group), ("level", level.value)):
        table = table.filter(pc.equal(table.column(column).cast(pa.string()), wanted))
    values = np.array(table.column("value").to_pylist(), dtype=np.float64)
    return dict(zip(table.column("place").cast(pa.string()).to_pylist(), values.tolist(), strict=True))


def standings(values: dict[str, float], highest_first: bool) -> dict[str, Standing]:
    """The rank of each place that has a number.

    >>> standings({"a": 3.0, "b": 5.0, "c": 5.0}, highest_first=True)["a"]
    Standing(rank=3, of=3, tied_with=0)
    """
    known = {place: value for place, value in values.items() if value == value}
    order = np.sort(np.array(list(known.values())) * (-1 if highest_first else 1))
    found = {}
    for place, value in known.items():
        sought = -value if highest_first else value
        first, after = np.searchsorted(order, sought, "left"), np.searchsorted(order, sought, "right")
        found[place] = Standing(int(first) + 1, len(order), int(after - first) - 1)
    return found


def spread(values: dict[str, float]) -> Spread:
    """The spread of the values of authorities."""
    known = np.array([value for value in values.values() if value == value])
    if not len(known):
        return Spread(len(values), 0, *[float("nan")] * 5)
    return Spread(len(values), len(known), *map(float, np.quantile(known, [0, 0.25, 0.5, 0.75, 1])))


def peers(values: dict[str, float], places: Collection[str]) -> Peers:
    """The mean and median over `places`, each counting the same, those without a number left out."""
    known = [values[place] for place in places if values.get(place, float("nan")) == values.get(place)]
    if not known:
        return Peers(float("nan"), float("nan"), 0)
    return Peers(float(np.mean(known)), float(np.median(known)), len(known))
