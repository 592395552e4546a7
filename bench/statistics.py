"""How fast columns are worked through: ratios to one bare NumPy pass over the same columns, measured in the same run.

    .venv/bin/python bench/statistics.py

A bare pass is the formula itself written in NumPy, without checks or missing values; a single operation over the
columns stands beside it, as the floor that no formula can reach. Counts are invented. Processor time, on one core.
"""

import sys
from pathlib import Path

sys.path.pop(0)  # this folder: one of its files has the name of a standard module
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import gc
import os
import time
from collections.abc import Callable
from statistics import median

import numpy as np
from numpy.typing import NDArray

from sendwell.domain import statistics
from sendwell.domain.statistics import Polarity

ROUNDS = 15
ROWS = 1_000_000
SERIES, POINTS = 10_000, 36
PLACES, AREAS = 24_000, 153
Z = 1.959964


def main() -> int:
    """Measure everything and print it."""
    keep_to_one_core()
    draws = np.random.default_rng(1)
    people = draws.integers(5, 3000, ROWS).astype(np.float64)
    events = draws.binomial(people.astype(np.int64), 0.02).astype(np.float64)
    print(
        f"{ROWS:,} rows, {np.mean(events < 10):.0%} with fewer than ten events; medians of {ROUNDS} alternated rounds"
    )

    def divide() -> object:
        return events / people

    show("Wilson's intervals", lambda: statistics.proportion(events, people), divide, lambda: wilson(events, people), 3)
    show("Byar's and exact limits", lambda: statistics.rate(events, people), divide, lambda: byar(events, people))
    print(f"\n{SERIES:,} series of {POINTS} points: lines, rules, assurance; columns in long form")
    series, values = np.repeat(np.arange(SERIES), POINTS), draws.normal(50, 5, SERIES * POINTS)
    target = np.repeat(draws.normal(50, 10, SERIES), POINTS)
    show("control charts", charts(series, values, target), lambda: np.abs(np.diff(values)))
    print(f"\n{PLACES:,} places by four groups in {AREAS} areas")
    counts = np.stack([draws.poisson(mean, PLACES) for mean in (4, 8, 30, 250)], axis=1)
    areas = np.arange(PLACES) % AREAS
    show("suppression by rule", lambda: statistics.suppress_places(counts, areas), lambda: counts.sum(axis=1))
    return 0


def wilson(events: NDArray[np.float64], people: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Wilson's formula in one bare pass."""
    share = events / people
    reach = Z * np.sqrt(Z * Z + 4 * events * (1 - share))
    scale = 2 * (people + Z * Z)
    return share, (2 * events + Z * Z - reach) / scale, (2 * events + Z * Z + reach) / scale


def byar(events: NDArray[np.float64], people: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Byar's formula in one bare pass; nothing exact for small counts."""
    more = events + 1
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = events * (1 - 1 / (9 * events) - Z / (3 * np.sqrt(events))) ** 3
    return events / people, lower / people, more * (1 - 1 / (9 * more) + Z / (3 * np.sqrt(more))) ** 3 / people


def charts(series: NDArray[np.int64], values: NDArray[np.float64], target: NDArray[np.float64]) -> Callable[[], object]:
    """Everything that a chart says, for all series in one call."""
    return lambda: statistics.spc_long(series, values, improvement=Polarity.HIGH, target=target, screen_outliers=True)


def show(
    name: str,
    whole: Callable[[], object],
    floor: Callable[[], object],
    bare: Callable[[], object] | None = None,
    at_most: float | None = None,
) -> None:
    """One line: the whole, and its ratio to the bare pass and to the single operation."""
    works = [work for work in (whole, floor, bare) if work]
    rounds = alternated(works)
    limit = f" (at most {at_most})" if at_most else ""
    print(f"  {name:26} {median(times[0] for times in rounds) * 1000:7.1f} ms", end="")
    if bare:
        print(f"   {median(times[0] / times[2] for times in rounds):6.2f} × the formula in one pass{limit}", end="")
    print(f"   {median(times[0] / times[1] for times in rounds):6.1f} × one operation")


def alternated(works: list[Callable[[], object]]) -> list[list[float]]:
    """Seconds for each, turn by turn, so that a busy moment of the machine strikes all; a first turn warms up."""
    for work in works:
        work()
    return [[timed(work) for work in works] for _ in range(ROUNDS)]


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor that `work` takes."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def keep_to_one_core() -> None:
    """Keep this process to one core, where the system allows it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


if __name__ == "__main__":
    sys.exit(main())
