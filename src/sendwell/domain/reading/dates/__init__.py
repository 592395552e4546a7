"""The dates that a paper prints, each with its meaning.

Left out, by the convention of the field's own labelled papers: bare years, seasons, financial years and quarters, and
months named without a year.
"""

from sendwell.domain.reading.dates.meaning import meaning_of
from sendwell.domain.reading.dates.printed import PrintedDate, printed_dates
from sendwell.domain.reading.dates.years import with_year
from sendwell.domain.reading.model import DatedFact
from sendwell.domain.reading.ranges import Ranges
from sendwell.domain.reading.sources import SourceText

__all__ = ["PrintedDate", "find_dates", "printed_dates"]


def find_dates(source: SourceText) -> tuple[DatedFact, ...]:
    """Every date in the paper, in reading order.

    A day printed without its year takes the year nearest to the other dates of the paper, and says so; where the paper
    names no year at all, such a day is left out.
    """
    text, ranges = source.text, Ranges(source)
    return tuple(
        DatedFact(
            citation=ranges.cite(found.start, found.end),
            on=found.on,
            until=found.until,
            meaning=meaning_of(text, found),
            year_inferred=found.year_inferred,
        )
        for found in with_year(text, printed_dates(text))
    )
