"""The invented authority: one history, from which the return of any year and the extract of any day are taken."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from sendwell.domain.returns.sen2.invented.cases import Cases, lived_through
from sendwell.domain.returns.sen2.invented.children import Children
from sendwell.domain.returns.sen2.invented.snapshot import Snapshot
from sendwell.domain.returns.sen2.years import YEARS

UNTIL = date(2027, 1, 21)


@dataclass(frozen=True, slots=True)
class Authority:
    """Its children and cases. The same seed and size give the same history."""

    children: Children
    cases: Cases

    def return_of(self, year: int) -> dict[str, pa.Table]:
        """The return of a collection year: for each module a table of text, keys as COLLECT exports them."""
        row = YEARS[year]
        return Snapshot(self.children, self.cases, since=row.first_day, until=row.last_day, year=year).tables()

    def extract(self, on: date, since: date) -> dict[str, pa.Table]:
        """What a case system would export on a day: the modules of a return, with all that happened since `since`.

        The keys of persons, requests and plans stay the same from one extract to the next.
        """
        return Snapshot(self.children, self.cases, since=since, until=on, year=max(YEARS)).tables()


def invented_authority(plans: int = 5_000, seed: int = 7, until: date = UNTIL) -> Authority:
    """An authority that keeps exactly `plans` plans on the day `until`."""
    return Authority(*lived_through(plans, until, np.random.default_rng(seed)))
