"""The rules of a control chart, one point at a time, as slowly and plainly as they can be written."""

from itertools import pairwise
from math import isnan, nan
from typing import NamedTuple


class PlainPoint(NamedTuple):
    """What one point of a segment is."""

    mean: float
    lower: float
    upper: float
    cause: str


def plain_segment(values: list[float], fix_after: int | None, screen: bool) -> list[PlainPoint]:
    """Every point of one segment; nan is no reading."""
    baseline = values if fix_after is None else values[:fix_after]
    known = [value for value in baseline if not isnan(value)]
    mean = sum(known) / len(known) if known else nan
    ranges = [abs(b - a) for a, b in pairwise(baseline) if not isnan(a) and not isnan(b)]
    if screen and ranges:
        ranges = [size for size in ranges if size < 3.267 * (sum(ranges) / len(ranges))]
    size = sum(ranges) / len(ranges) if ranges else nan
    causes = [cause_of(values, place, mean, size) for place in range(len(values))]
    return [PlainPoint(mean, mean - 2.66 * size, mean + 2.66 * size, cause) for cause in causes]


def cause_of(values: list[float], place: int, mean: float, size: float) -> str:
    """The first rule that holds for the point."""
    value = values[place]
    if value > mean + 2.66 * size:
        return "above"
    if value < mean - 2.66 * size:
        return "below"
    for name, found in (
        ("trend", trend(values, place)),
        ("two in three", two_in_three(values, place, mean, size)),
        ("run", run(values, place, mean)),
    ):
        if found:
            return f"{name} {'up' if found > 0 else 'down'}"
    return "common"


def windows(values: list[float], place: int, width: int) -> list[list[float]]:
    """Each stretch of `width` neighbours that holds the place, the earliest first."""
    starts = range(max(0, place - width + 1), min(place, len(values) - width) + 1)
    return [values[start : start + width] for start in starts]


def trend(values: list[float], place: int) -> int:
    """1 or -1 where the point is in a trend; the later of two."""
    found = 0
    for window in windows(values, place, 7):
        steps = list(pairwise(window))
        if all(b > a for a, b in steps):
            found = 1
        if all(b < a for a, b in steps):
            found = -1
    return found


def two_in_three(values: list[float], place: int, mean: float, size: float) -> int:
    """1 or -1 where the point is close to a limit and so is another of three on its side."""
    for window in windows(values, place, 3):
        for side in (1, -1):
            beside = all(side * (value - mean) > 0 for value in window)
            if beside and close(values[place], mean, size) and sum(close(value, mean, size) for value in window) >= 2:
                return side
    return 0


def close(value: float, mean: float, size: float) -> bool:
    """Beyond two thirds of the way to a limit, and not beyond the limit."""
    return 2 * 2.66 / 3 * size < abs(value - mean) <= 2.66 * size


def run(values: list[float], place: int, mean: float) -> int:
    """1 or -1 where the point is one of seven on one side."""
    for window in windows(values, place, 7):
        for side in (1, -1):
            if all(side * (value - mean) > 0 for value in window):
                return side
    return 0
