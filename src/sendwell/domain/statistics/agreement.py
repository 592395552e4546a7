"""How far people who judge the same things agree beyond chance: Cohen's kappa and Krippendorff's alpha."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import nan, sqrt

import numpy as np

from sendwell.domain.statistics.estimate import USUAL, Estimate, FloatArray, tail, z_score

FEWEST = 30  # things judged by both, below which no interval is given; source: Sendwell's own default
RESAMPLES = 1_000
SEED = 20  # so that the same judgements have the same interval whenever it is worked out
RELIABLE, TENTATIVE = 0.8, 0.667  # source: Krippendorff, Reliability in content analysis (2004)

Ratings = Sequence[Sequence[int | None]]  # a row for each judge, a column for each thing judged; None: not judged


class Weights(StrEnum):
    """How much a disagreement counts: all the same, by the steps between, or by the square of the steps."""

    NONE = "none"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


class Scale(StrEnum):
    """What the numbers of judgements mean: names, an order, or amounts."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement beyond chance (1: always the same; 0: as chance would have it) over `judged` things.

    Without a value (nan) there is nothing to agree about; without limits too little was judged by more than one.
    """

    estimate: Estimate[float]
    judged: int

    @property
    def means(self) -> str:
        """What it may be used for, in words, and whether chance may have moved it."""
        value = self.estimate.value
        if np.isnan(value):
            return "Nothing can be said: no two people judged the same thing, or all judgements are alike."
        if self.judged < FEWEST:
            return f"Too few to say: only {self.judged} judgements are compared."
        if value >= RELIABLE:
            least = self.estimate.lower
            doubt = f" Chance alone could make it as little as {least:.2f}." if least < RELIABLE else ""
            return f"They mostly see the same.{doubt}"
        if value >= TENTATIVE:
            return "They see the same often enough for a first view, not for a firm one."
        return "They see different things: settle what the criteria mean before resting anything on the grades."

    @property
    def has_limits(self) -> bool:
        """True where there is an interval."""
        return not np.isnan(self.estimate.lower)


def cohen_kappa(
    first: Sequence[int], second: Sequence[int], *, weights: Weights = Weights.NONE, confidence: float = USUAL
) -> Agreement:
    """Agreement of two judges on the same things, in the order of the sequences. Judgements are whole numbers.

    Sources: Cohen, A coefficient of agreement for nominal scales (1960); Cohen, Weighted kappa (1968); limits from the
    standard error of Fleiss, Cohen and Everitt, Large sample standard errors of kappa and weighted kappa (1969). No
    limits below 30 things, or where all agree: that formula then claims certainty. Raises ValueError unless both judged
    as many.

    >>> two = cohen_kappa([1] * 25 + [0] * 25, [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15)
    >>> round(two.estimate.value, 3)
    0.4
    """
    if len(first) != len(second):
        raise ValueError(f"Both must judge the same things: {len(first)} and {len(second)} judgements were given.")
    codes = sorted({*first, *second})
    if len(codes) < 2:
        return Agreement(Estimate(nan, nan, nan), len(first))
    shares = _shares(first, second, codes)
    counts = _agreement_weights(codes, weights)
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    observed, expected = float((counts * shares).sum()), float(rows @ counts @ columns)
    value = (observed - expected) / (1 - expected)
    if len(first) < FEWEST or value == 1:
        return Agreement(Estimate(value, nan, nan), len(first))
    expectations = (counts @ columns)[:, None] + (rows @ counts)[None, :]
    spread = (shares * (counts - expectations * (1 - value)) ** 2).sum() - (value - expected * (1 - value)) ** 2
    reach = z_score(confidence) * sqrt(max(0.0, float(spread)) / len(first)) / (1 - expected)
    return Agreement(Estimate(value, max(-1.0, value - reach), min(1.0, value + reach)), len(first))


def krippendorff_alpha(ratings: Ratings, *, scale: Scale = Scale.NOMINAL, confidence: float = USUAL) -> Agreement:
    """Agreement of any number of judges, some of whom may have judged only some of the things.

    Source: Krippendorff, Computing Krippendorff's alpha-reliability (2011). Limits by drawing the things anew (1,000
    times, always the same draws); none below 30 things judged by two or more. Source of that way: Zapf and others,
    Measuring inter-rater reliability for nominal data (2016).

    >>> alpha = krippendorff_alpha([[1, 2, 3, None], [1, 2, 2, 3]], scale=Scale.ORDINAL)
    >>> round(alpha.estimate.value, 3), alpha.judged
    (0.778, 3)
    """
    codes = sorted({code for row in ratings for code in row if code is not None})
    parts = _coincidences(ratings, codes)
    value = float(_alpha(parts.sum(axis=0), codes, scale)) if len(parts) else nan
    if len(parts) < FEWEST or np.isnan(value) or value == 1:
        return Agreement(Estimate(value, nan, nan), len(parts))
    draws = np.random.default_rng(SEED).multinomial(len(parts), [1 / len(parts)] * len(parts), size=RESAMPLES)
    drawn = _alpha(np.tensordot(draws, parts, axes=1), codes, scale)
    edge = tail(confidence)
    lower, upper = np.nanquantile(drawn, [edge, 1 - edge])
    return Agreement(Estimate(value, float(lower), float(upper)), len(parts))


def _shares(first: Sequence[int], second: Sequence[int], codes: list[int]) -> FloatArray:
    place = {code: number for number, code in enumerate(codes)}
    table = np.zeros((len(codes), len(codes)))
    for one, other in zip(first, second, strict=True):
        table[place[one], place[other]] += 1
    return table / len(first)


def _agreement_weights(codes: list[int], weights: Weights) -> FloatArray:
    """1 for the same judgement, less the further apart two are."""
    if weights is Weights.NONE:
        return np.eye(len(codes))
    values = np.array(codes, dtype=np.float64)
    steps = np.abs(values[:, None] - values[None, :]) / (values[-1] - values[0])
    return np.asarray(1 - (steps if weights is Weights.LINEAR else steps**2))


def _coincidences(ratings: Ratings, codes: list[int]) -> FloatArray:
    """For each thing judged by two or more, how often each pair of codes meets in it, each judgement counting once."""
    place = {code: number for number, code in enumerate(codes)}
    parts = []
    for judged in zip(*ratings, strict=True):
        counts = np.zeros(len(codes))
        for code in judged:
            if code is not None:
                counts[place[code]] += 1
        if (number := counts.sum()) >= 2:
            parts.append((np.outer(counts, counts) - np.diag(counts)) / (number - 1))
    return np.array(parts).reshape(len(parts), len(codes), len(codes))


def _alpha(pairs: FloatArray, codes: list[int], scale: Scale) -> FloatArray:
    """Alpha of one table of coincidences, or of each of many; nan where every judgement is the same."""
    totals = pairs.sum(axis=-1)
    apart = _distances(totals, codes, scale)
    observed = (pairs * apart).sum(axis=(-2, -1))
    expected = (totals[..., :, None] * totals[..., None, :] * apart).sum(axis=(-2, -1)) / (totals.sum(axis=-1) - 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(expected > 0, 1 - observed / expected, nan))


def _distances(totals: FloatArray, codes: list[int], scale: Scale) -> FloatArray:
    """How far apart each two codes are, squared."""
    if scale is Scale.NOMINAL:
        return np.asarray(1 - np.eye(len(codes)))
    # In an order, a code stands behind all judgements of the codes before it and half of its own.
    values = np.array(codes, dtype=np.float64) if scale is Scale.INTERVAL else totals.cumsum(axis=-1) - totals / 2
    return np.asarray((values[..., :, None] - values[..., None, :]) ** 2)
