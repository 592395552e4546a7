"""An estimate and its confidence interval, and the levels of confidence that the field uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any, Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float64]
BoolArray: TypeAlias = NDArray[np.bool_]
Column: TypeAlias = Sequence[float] | Sequence[float | None] | NDArray[Any]  # None and nan are missing
Numbers = TypeVar("Numbers", float, FloatArray)

USUAL, STRICT = 0.95, 0.998  # the two levels of public health charts: about 2 and 3 standard errors
LEAST_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class Estimate(Generic[Numbers]):
    """A value with the lower and upper limit of its confidence interval, in one unit: three numbers, or three columns.

    A number that cannot be had is nan.
    """

    value: Numbers
    lower: Numbers
    upper: Numbers


AnyEstimate: TypeAlias = Estimate[float] | Estimate[FloatArray]


def estimate_of(value: FloatArray, lower: FloatArray, upper: FloatArray) -> AnyEstimate:
    """Three numbers, or three columns, as an estimate."""
    if np.ndim(value) == 0:
        return Estimate(float(value), float(lower), float(upper))
    return Estimate(np.asarray(value), np.asarray(lower), np.asarray(upper))


def z_score(confidence: float) -> float:
    """How many standard errors on each side hold `confidence` of a normal distribution.

    >>> round(z_score(0.95), 6), round(z_score(95), 6), round(z_score(99.8), 6)
    (1.959964, 1.959964, 3.090232)
    """
    return NormalDist().inv_cdf(1 - tail(confidence))


def tail(confidence: float) -> float:
    """The probability left on one side. Raises ValueError unless `confidence` is 0.9 to 1 as a share, or 90 to 100."""
    share = confidence / 100 if confidence > 1 else confidence
    if not LEAST_CONFIDENCE <= share < 1:
        raise ValueError(f"Confidence must be at least 90% and below 100%; {confidence:g} was given.")
    return (1 - share) / 2


def refuse_rows(refused: BoolArray, sentence: str, first: int = 0) -> None:
    """Raise ValueError with `sentence` if any row is refused, naming the first of them, counted from 0."""
    if refused.any():
        rows = np.flatnonzero(refused)
        others = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
        raise ValueError(f"{sentence} (row {rows[0] + first}{others})")
