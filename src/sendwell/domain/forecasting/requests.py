"""Requests for an EHC needs assessment as columns of days, and what was known of them on an earlier day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int64]  # as date.toordinal counts them
NEVER = 10_000_000  # the day of what has not happened
ON_TIME = 20 * 7  # days; SEND Regulations 2014, reg. 13(2): the final plan within 20 weeks of the request


@dataclass(frozen=True, slots=True)
class Requests:
    """A place in each column for a request; NEVER where something has not happened.

    `agreed`: the day on which it was agreed to assess. `ended`: the day on which a plan was issued or it was told that
    there will be none; `issued` says which. A request that was withdrawn on a day that nobody knows is to be left out.
    """

    received: Days
    agreed: Days
    ended: Days
    issued: NDArray[np.bool_]

    @classmethod
    def of(cls, rows: Iterable[tuple[date, date | None, date | None, bool]]) -> "Requests":
        """From rows of: received, agreed to assess, ended, whether with a plan."""
        found = list(rows)
        received, agreed, ended = (
            np.array([row[at].toordinal() if row[at] else NEVER for row in found], np.int64)  # type: ignore[union-attr]
            for at in range(3)
        )
        return cls(received, agreed, ended, np.array([row[3] for row in found], bool))

    def __len__(self) -> int:
        return len(self.received)

    def known_on(self, day: int) -> "Requests":
        """What was known on a day: nothing of it lies later."""
        there = self.received <= day
        agreed, ended = self.agreed[there], self.ended[there]
        over = ended <= day
        return Requests(
            self.received[there],
            np.where(agreed <= day, agreed, NEVER),
            np.where(over, ended, NEVER),
            self.issued[there] & over,
        )

    def plans(self, first: int, last: int) -> tuple[int, int]:
        """Of the plans issued from `first` to `last`, how many were on time, and how many there are."""
        here = self.issued & (self.ended >= first) & (self.ended <= last)
        return int((here & (self.ended - self.received <= ON_TIME)).sum()), int(here.sum())
