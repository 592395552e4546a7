"""Count the demonstration's invented children anew. Run by `make docs`; a test fails where what is kept is stale."""

import gzip
from datetime import date
from io import BytesIO

from pyarrow.csv import write_csv

from sendwell.domain.measures import Level, PeriodKind, period
from sendwell.domain.measures.records import countable, in_memory, observe
from sendwell.domain.measures.records.invented import InventedSchool, invented_school_year
from sendwell.web.demo.school_records import KEPT, schools

SEED, AUTHORITY, YEAR, COUNTED_ON = 20, "999", "202425", date(2025, 1, 16)


def counted() -> bytes:
    """The figures of one school year as `sendwell count` writes them."""
    year = period(PeriodKind.ACADEMIC_YEAR, YEAR)
    invented = [InventedSchool(one.urn, AUTHORITY, one.locality, one.phase, one.pupils) for one in schools()]
    tables = invented_school_year(SEED, invented, year)
    written = BytesIO()
    found = observe(countable(tables), in_memory(tables, year, on=COUNTED_ON), levels=[Level.AUTHORITY, Level.SCHOOL])
    write_csv(found, written)
    return written.getvalue()


if __name__ == "__main__":
    KEPT.write_bytes(gzip.compress(counted(), mtime=0))
