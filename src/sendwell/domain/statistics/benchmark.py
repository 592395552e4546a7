"""Is a figure better than, worse than, or like a benchmark, beyond what chance can do?"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import overload

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.measures.measure import Polarity
from sendwell.domain.statistics.estimate import STRICT, USUAL, AnyEstimate, Column, Estimate, FloatArray


class Comparison(StrEnum):
    """How a figure stands to a benchmark."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    NOT_COMPARED = "not compared"

    @property
    def means(self) -> str:
        """The sentence to show."""
        return _COMPARISON[self]


_COMPARISON = {
    Comparison.BETTER: "Better than the benchmark, by more than chance alone explains.",
    Comparison.SIMILAR: "Like the benchmark: the difference is no more than chance may explain.",
    Comparison.WORSE: "Worse than the benchmark, by more than chance alone explains.",
    Comparison.HIGHER: "Higher than the benchmark, by more than chance alone explains; neither way is better.",
    Comparison.LOWER: "Lower than the benchmark, by more than chance alone explains; neither way is better.",
    Comparison.NOT_COMPARED: "Not compared: the figure, its limits or the benchmark are missing.",
}
_WORD = {
    Polarity.HIGH: (Comparison.WORSE, Comparison.BETTER),
    Polarity.LOW: (Comparison.BETTER, Comparison.WORSE),
    Polarity.NONE: (Comparison.LOWER, Comparison.HIGHER),
}


@dataclass(frozen=True, slots=True)
class Benchmarked:
    """A comparison, and the highest level of confidence at which it holds (None where nothing sets the two apart)."""

    comparison: Comparison
    confidence: float | None

    @property
    def means(self) -> str:
        """The sentence to show."""
        sure = f" (at {self.confidence:.1%} confidence)" if self.confidence else ""
        return self.comparison.means.removesuffix(".") + sure + "."


@overload
def compare(estimate: Estimate[float], benchmark: float | None, polarity: Polarity) -> Comparison: ...
@overload
def compare(estimate: Estimate[FloatArray], benchmark: Column | float, polarity: Polarity) -> NDArray[np.str_]: ...
def compare(
    estimate: AnyEstimate, benchmark: Column | float | None, polarity: Polarity
) -> Comparison | NDArray[np.str_]:
    """How `estimate` stands to `benchmark`, a figure in its unit taken as known, at the estimate's own confidence.

    Beyond a limit, not on it, counts. A column gives a column of the words of `Comparison`. Source: as public health
    charts compare an area with a benchmark, by whether the area's interval holds it.

    >>> compare(Estimate(30.0, 25.0, 36.0), 24, Polarity.LOW)
    <Comparison.WORSE: 'worse'>
    """
    known = np.asarray(benchmark, dtype=np.float64)
    value, lower, upper = (np.asarray(number) for number in (estimate.value, estimate.lower, estimate.upper))
    below, above = _WORD[polarity]
    words = np.select(
        [np.isnan(value + known) | np.isnan(lower) | np.isnan(upper), known > upper, known < lower],
        [Comparison.NOT_COMPARED.value, below.value, above.value],
        Comparison.SIMILAR.value,
    )
    return Comparison(str(words)) if words.ndim == 0 else words


def compare_at_both_levels(
    at: Callable[[float], Estimate[float]], benchmark: float | None, polarity: Polarity
) -> Benchmarked:
    """How the estimate `at` a confidence stands to `benchmark` at 99.8%, or else at 95%.

    >>> from sendwell.domain.statistics.proportions import proportion
    >>> compare_at_both_levels(lambda confidence: proportion(40, 100, confidence=confidence), 0.28, Polarity.HIGH).means
    'Better than the benchmark, by more than chance alone explains (at 95.0% confidence).'
    """
    for confidence in (STRICT, USUAL):
        found = compare(at(confidence), benchmark, polarity)
        if found is not Comparison.SIMILAR:
            return Benchmarked(found, None if found is Comparison.NOT_COMPARED else confidence)
    return Benchmarked(Comparison.SIMILAR, None)
