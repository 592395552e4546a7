"""Columns worked through in blocks that stay in the processor's cache: many small steps cost hardly more than one."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from sendwell.domain.statistics.estimate import AnyEstimate, Column, Estimate, FloatArray

ROWS = 16_384  # eight columns of these fill 1 MB


class Kernel(Protocol):
    """Fills value, lower and upper from one block of the given columns, whose first row is number `first`."""

    def __call__(self, columns: Sequence[FloatArray], into: Estimate[FloatArray], first: int) -> None: ...


def estimate_in_blocks(kernel: Kernel, *given: Column | float) -> AnyEstimate:
    """The estimate of every row of the columns (None and nan missing); of one row, where all are plain numbers."""
    whole = [np.asarray(column, dtype=None if isinstance(column, np.ndarray) else np.float64) for column in given]
    shape = np.broadcast_shapes(*(column.shape for column in whole))
    flat = [np.broadcast_to(column, shape).reshape(-1) for column in whole]
    size = int(np.prod(shape, dtype=np.int64))
    value, lower, upper = np.empty((3, size))  # one piece of memory is kept for the next call, three are given back
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for start in range(0, size, ROWS):
            block = slice(start, min(start + ROWS, size))
            columns = [np.asarray(column[block], dtype=np.float64) for column in flat]
            kernel(columns, Estimate(value[block], lower[block], upper[block]), start)
    if shape == ():
        return Estimate(float(value[0]), float(lower[0]), float(upper[0]))
    return Estimate(value.reshape(shape), lower.reshape(shape), upper.reshape(shape))
