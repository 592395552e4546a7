"""How long open requests have waited, and how many came in and went out each week."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.datetime64]
BANDS = (("up to 6 weeks", 42), ("to 16 weeks", 112), ("to 20 weeks", 140), ("to 26 weeks", 182), ("to 52 weeks", 364))
LONGER = "longer"
"""What stands above the last of `BANDS`; each band ends with the day of its length, the day of receipt being day 0."""


@dataclass(frozen=True, slots=True)
class Week:
    """The requests of one week from Monday to Sunday: received, ended, and open on its Sunday."""

    begins: date
    came_in: int
    ended: int
    open: int


def ageing(received: Days, today: date) -> list[int]:
    """How many open requests have waited as long as each of `BANDS` and longer. Days not known are left out.

    >>> ageing(np.array(["2026-01-01", "2026-02-12"], "datetime64[D]"), date(2026, 2, 13))
    [1, 1, 0, 0, 0, 0]
    """
    waited = (np.datetime64(today) - received[~np.isnat(received)]).astype(np.int64)
    band = np.searchsorted([days for _, days in BANDS], waited, side="left")
    return [int(number) for number in np.bincount(band, minlength=len(BANDS) + 1)]


def weekly(received: Days, ended: Days, until: date, weeks: int) -> list[Week]:
    """The last so many weeks that are over on the day `until`. A request ended on NaT is still open.

    What came in less what ended is how the number of open ones moved: a property that tests hold it to.
    """
    monday = until + timedelta(days=1) - timedelta(days=(until + timedelta(days=1)).weekday())
    edges = np.array([monday - timedelta(weeks=back) for back in range(weeks, -1, -1)], "datetime64[D]")
    begun = np.searchsorted(np.sort(received[~np.isnat(received)]), edges, side="left")
    over = np.searchsorted(np.sort(ended[~np.isnat(ended)]), edges, side="left")
    return [
        Week(
            begins=edges[at].astype(date),
            came_in=int(begun[at + 1] - begun[at]),
            ended=int(over[at + 1] - over[at]),
            open=int(begun[at + 1] - over[at + 1]),
        )
        for at in range(weeks)
    ]
