"""How far chance may have moved a count: exact limits for a small one, Byar's approximation from ten."""

from functools import cached_property

import numpy as np

from sendwell.domain.statistics.estimate import FloatArray, tail, z_score

FIRST_APPROXIMATED = 10  # below ten, Byar's approximation is not close enough


class CountLimits:
    """The limits of counts of independent events at one level of confidence.

    Source: Breslow and Day, Statistical methods in cancer research II (1987), page 69 (Byar); below ten the limits that
    the Poisson distribution has exactly, by its relation to chi-squared.
    """

    def __init__(self, confidence: float) -> None:
        self._z = z_score(confidence)
        self._tail = tail(confidence)

    def fill(self, counts: FloatArray, lower: FloatArray, upper: FloatArray) -> None:
        """Write the limits of `counts`, none below 0 (nan stays nan), into `lower` and `upper`."""
        self._byar(counts, lower, -self._z)
        self._byar(counts + 1, upper, self._z)
        small = np.flatnonzero(counts < FIRST_APPROXIMATED)
        if len(small):
            few = counts[small]
            whole = few.astype(np.intp)
            exact = [table[whole] for table in self._whole] if (whole == few).all() else self._exact(few)
            lower[small], upper[small] = exact

    def around(self, counts: FloatArray) -> tuple[FloatArray, FloatArray]:
        """The lower and the upper limit of each count, in a table of any shape."""
        flat = np.asarray(counts, dtype=np.float64).reshape(-1)
        lower, upper = np.empty_like(flat), np.empty_like(flat)
        with np.errstate(divide="ignore", invalid="ignore"):
            self.fill(flat, lower, upper)
        return lower.reshape(np.shape(counts)), upper.reshape(np.shape(counts))

    @cached_property
    def _whole(self) -> tuple[FloatArray, FloatArray]:
        """The exact limits of 0, 1, 2 … events."""
        return self._exact(np.arange(FIRST_APPROXIMATED, dtype=np.float64))

    @staticmethod
    def _byar(counts: FloatArray, limit: FloatArray, z: float) -> None:
        """count × (1 - 1 / (9 count) + z / (3 √count))³, where Byar's upper limit takes one more than the count."""
        np.sqrt(counts, out=limit)
        np.divide(z / 3, limit, out=limit)
        limit -= 1 / (9 * counts)
        limit += 1
        cube = limit * limit
        limit *= cube
        limit *= counts

    def _exact(self, counts: FloatArray) -> tuple[FloatArray, FloatArray]:
        from scipy.special import gammainccinv, gammaincinv  # a third of a second to import, and rarely needed

        lower = np.where(counts > 0, gammaincinv(np.maximum(counts, 1e-300), self._tail), 0.0)
        return lower, gammainccinv(counts + 1, self._tail)
