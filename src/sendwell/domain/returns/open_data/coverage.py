"""How much of England a table of figures covers: the figure beside the measure."""

from functools import cache

import numpy as np
import pyarrow as pa

from sendwell.domain.measures import Level
from sendwell.domain.places import authorities
from sendwell.domain.returns.open_data.model import Coverage

_LEADING = ("all", "ehc_plan", "sen_support", "no_sen")  # the group whose rows are counted: the first that there is


def coverage_of(observations: pa.Table) -> tuple[Coverage, ...]:
    """For each measure and year: of the authorities that there were in it, how many have a number.

    Counted over the rows for everybody, or where there are none, for children with a plan.
    """
    if not observations.num_rows:
        return ()
    numbers = {name: _coded(observations, name) for name in ("measure", "period", "period_kind", "level", "group")}
    level, words = numbers["level"]
    rows = np.flatnonzero(level == _at(words, Level.AUTHORITY.value))
    group, groups = numbers["group"][0][rows], numbers["group"][1]
    there = observations.column("value").is_valid().to_numpy()[rows]
    found: dict[tuple[str, str, str], int] = {}
    for leading in _LEADING:
        chosen = group == _at(groups, leading)
        keys = [numbers[name][0][rows][chosen] for name in ("measure", "period", "period_kind")]
        some = _counted(keys, there[chosen])
        for key, count in some.items():
            named = tuple(
                numbers[name][1][at] for name, at in zip(("measure", "period", "period_kind"), key, strict=True)
            )
            found.setdefault((named[0], named[1], named[2]), count)
    return tuple(
        Coverage(measure, period, count, _there(_year(period, kind)))
        for (measure, period, kind), count in sorted(found.items())
    )


def _coded(observations: pa.Table, name: str) -> tuple[np.ndarray, list[str]]:
    column = observations.column(name).combine_chunks()
    return column.indices.to_numpy(), column.dictionary.to_pylist()


def _at(words: list[str], word: str) -> int:
    return words.index(word) if word in words else -1


def _counted(keys: list[np.ndarray], there: np.ndarray) -> dict[tuple[int, ...], int]:
    """For each combination of the keys, how many rows are there."""
    if not len(there):
        return {}
    different, which = np.unique(np.stack(keys), axis=1, return_inverse=True)
    counts = np.bincount(which.ravel(), weights=there, minlength=different.shape[1])
    return {tuple(map(int, key)): int(count) for key, count in zip(different.T, counts, strict=True)}


def _year(period: str, kind: str) -> int:
    """The calendar year in which the authorities are counted: for a year of two, that of its January."""
    year = int(period[:4])
    return year + 1 if kind in ("Academic year", "Financial year") and len(period) >= 6 else year


@cache
def _there(year: int) -> int:
    """Authorities at the end of the year; those without a starting day have been there since before 2018."""
    return sum(1 for each in authorities() if each.exists_in(year) and not (each.ends and each.ends.year <= year))
