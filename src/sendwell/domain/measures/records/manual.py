"""The page of the manual about records, printed from the tables and measures that the service uses."""

from collections.abc import Iterator

from sendwell.domain.measures.records.observing import RECORD_MEASURES
from sendwell.domain.measures.records.tables import Column, RecordTable, record_tables

_HEAD = """\
# Records

This page is printed from the tables that the service uses (`make docs`). Records of pupils and of the EHC process are
counted where they lie; only sums enter the service. Keep them as Parquet, a file (or a folder of files) for each table,
in a folder that only those may open who may see the children's records:

    var/lake/202425/pupils.parquet, attendance.parquet, suspensions.parquet ...

    sendwell count var/lake/202425 --year 202425 --on 2025-01-16 --csv observations.csv

Give that file on the page “Load numbers”: it is known by its headings, and only your area sees it. It fills the
scorecard, the funnels of schools and the page of each school, where small numbers are hidden.

DuckDB counts inside the process. Where records outgrow one machine, Spark counts the same, after
`pip install 'sendwell[spark]'`:

    SENDWELL_ENGINE=spark://host:7077 sendwell count ...

In Python:

```python
from datetime import date

from sendwell.domain.measures import PeriodKind, period
from sendwell.domain.measures.records import in_memory, observations, observe
from sendwell.domain.measures.records.invented import invented_school_year, invented_schools

year = period(PeriodKind.ACADEMIC_YEAR, "202425")
schools = invented_schools(seed=7, authority="901", localities=["Carrside", "Staithe"], number=12)
records = in_memory(invented_school_year(7, schools, year), year, on=date(2025, 1, 16))
for one in observations(observe(["persistent_absence"], records))[:4]:
    print(one.level, one.place, one.group, one.numerator, one.denominator)
```

A code is text or a whole number that only names something. Columns that are not listed are left alone.
"""


def records_page() -> str:
    """The page, as Markdown."""
    return "\n".join([_HEAD, *(line for table in record_tables().values() for line in _table(table))])


def _table(table: RecordTable) -> Iterator[str]:
    told = [f"`{key}`" for key, one in RECORD_MEASURES.items() if table.key in one.tables]
    yield f"## {table.name}: `{table.key}`"
    yield ""
    yield f"{table.meaning} For: {', '.join(told)}."
    yield ""
    yield "| column | holds | meaning |"
    yield "| --- | --- | --- |"
    yield from (f"| `{column.name}` | {_holds(column)} | {_meaning(column)} |" for column in table.columns)
    yield ""


def _holds(column: Column) -> str:
    return f"{column.type}, may be left out" if column.optional else str(column.type)


def _meaning(column: Column) -> str:
    codes = "; ".join(f"`{code}` {words}" for code, words in column.codes.items())
    return f"{column.meaning} {codes}" if codes else column.meaning
