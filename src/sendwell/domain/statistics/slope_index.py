"""Inequality over the whole range from the most to the least deprived: slope and relative index."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.statistics.estimate import USUAL, Column, Estimate, FloatArray, tail, z_score

DRAWS = 20_000
SEED = 20_100  # one run gives what another gave


class ValueType(StrEnum):
    """What the values are, and so on which scale chance moves them evenly: log, logit, or as they are."""

    RATE = "rate"
    PROPORTION = "proportion"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SlopeIndex:
    """The slope index (a difference, in the unit of the values times the multiplier) and the relative index (a ratio).

    `intercept` is the fitted value at the most deprived end.
    """

    slope: Estimate[float]
    relative: Estimate[float]
    intercept: float


def slope_index(
    population: Column,
    values: Column,
    *,
    value_type: ValueType = ValueType.OTHER,
    standard_error: Column | None = None,
    limits: tuple[Column, Column] | None = None,
    transform: bool = False,
    multiplier: float = 1,
    confidence: float = USUAL,
    draws: int = DRAWS,
    seed: int = SEED,
) -> SlopeIndex:
    """The slope index of inequality of `values` by quantile, from the most deprived on, each with its `population`.

    A line is fitted by weighted least squares on the midpoints of the cumulative population; with `transform` on the
    log or logit scale. A negative `multiplier` turns the index round where a lower value is worse off. Limits come
    from `draws` random draws with a fixed seed, from the `standard_error` on the scale of `value_type` or the 95%
    `limits` of the values; without either they are nan. With `transform` the draws move the slope about a level that
    stays, as the figures of the public health package do. Raises ValueError for values that have no logarithm or
    logit. Source: Pamuk, Social class inequality in mortality (1985); limits by simulation, as in public health
    outcomes figures for England.
    """
    people, seen = (np.asarray(column, dtype=np.float64) for column in (population, values))
    drawing = standard_error is not None or limits is not None
    scaled = _scale(seen, value_type) if transform or drawing else seen
    ends = _Ends.of(people, value_type if transform else ValueType.OTHER, multiplier)
    slope, relative, intercept = (float(part[0]) for part in ends.fitted((scaled if transform else seen)[np.newaxis]))
    error = _standard_error(standard_error, limits, value_type)
    if error is None:
        unknown = (np.nan, np.nan)
        return SlopeIndex(Estimate(slope, *unknown), Estimate(relative, *unknown), intercept)
    drawn = np.random.default_rng(seed).normal(scaled, error, size=(draws, len(seen)))
    low_tail = tail(confidence)
    level = float(ends.weight @ scaled) if transform else None
    slopes, relatives, _ = ends.fitted(drawn if transform else _back(drawn, value_type), level)
    bounds = [np.quantile(part, [low_tail, 1 - low_tail]).tolist() for part in (slopes, relatives)]
    return SlopeIndex(Estimate(slope, *bounds[0]), Estimate(relative, *bounds[1]), intercept)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Fits lines to many rows of values at once, and reads them at the two ends of the population."""

    weight: FloatArray
    to_slope: FloatArray
    scale: ValueType
    multiplier: float

    @classmethod
    def of(cls, people: FloatArray, scale: ValueType, multiplier: float) -> "_Ends":
        weight = people / people.sum()
        midpoint = np.cumsum(weight) - weight / 2
        centred = midpoint - weight @ midpoint
        to_slope = weight * centred / (weight @ centred**2)
        return cls(weight, to_slope, scale, multiplier)

    def fitted(self, rows: FloatArray, level: float | None = None) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Slope index, relative index and intercept of each row, about its own mean or a given `level`."""
        middle = rows @ self.weight if level is None else level  # the weighted mean of the midpoints is a half
        half = rows @ self.to_slope / 2
        start, end = _back(middle - half, self.scale), _back(middle + half, self.scale)
        relative = end / start if self.multiplier > 0 else start / end
        shown = start if self.scale is ValueType.OTHER else start * abs(self.multiplier)
        return (end - start) * self.multiplier, relative, shown


def _scale(values: FloatArray, kind: ValueType) -> FloatArray:
    """The values on the scale on which chance moves them evenly."""
    if kind is ValueType.OTHER:
        return values
    if not (values > 0).all() or (kind is ValueType.PROPORTION and not (values < 1).all()):
        raise ValueError(
            "Rates must be above 0, and proportions above 0 and below 1, to be put on a log or logit scale."
        )
    return np.log(values) if kind is ValueType.RATE else np.log(values / (1 - values))


def _back(scaled: FloatArray, kind: ValueType) -> FloatArray:
    """From that scale back to values."""
    if kind is ValueType.OTHER:
        return scaled
    return np.exp(scaled) if kind is ValueType.RATE else 1 / (1 + np.exp(-scaled))


def _standard_error(
    given: Column | None, limits: tuple[Column, Column] | None, kind: ValueType
) -> NDArray[np.float64] | None:
    """The standard error on the scale of `kind`, from itself or from 95% limits."""
    if given is not None:
        return np.asarray(given, dtype=np.float64)
    if limits is None:
        return None
    lower, upper = (_scale(np.asarray(limit, dtype=np.float64), kind) for limit in limits)
    return (upper - lower) / (2 * z_score(USUAL))
