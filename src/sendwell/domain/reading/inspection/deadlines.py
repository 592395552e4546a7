"""What a report says will follow, as dates: worked out, since reports print only "within approximately …"."""

from calendar import monthrange
from datetime import date

from sendwell.domain.reading.inspection.days import in_words
from sendwell.domain.reading.inspection.front import Follow, Front
from sendwell.domain.reading.model import DatedFact, DateMeaning
from sendwell.domain.reading.sources import SourceText


def front_dates(source: SourceText, front: Front) -> tuple[DatedFact, ...]:
    """The dates of the inspection and of the one before, as the front page prints them."""
    found = []
    for days, spans in ((front.dates, front.dates_spans), (front.previous, front.previous_spans)):
        if days and spans:
            until = days.end if days.end != days.start else None
            found.append(DatedFact(source.cite_spans(spans), days.start, DateMeaning.INSPECTION, until))
    return tuple(found)


def follow_up_dates(source: SourceText, front: Front, published: date | None) -> tuple[DatedFact, ...]:
    """The next full inspection and the monitoring inspection, counted from publication of the report.

    Where the day of publication is not known, they are counted from the last day of the inspection, and say so.
    """
    begin = published or (front.dates.end if front.dates else None)
    if begin is None:
        return ()
    event = "the report was published" if published else "the inspection ended"
    found = []
    for follow, unit, months in ((front.monitoring, "month", 1), (front.next_full, "year", 12)):
        if follow:
            found.append(_worked_out(source, follow, begin, event, (unit, months)))
    return tuple(found)


def _worked_out(source: SourceText, follow: Follow, begin: date, event: str, unit: tuple[str, int]) -> DatedFact:
    name, months = unit
    return DatedFact(
        citation=source.cite_spans(follow.spans),
        on=months_after(begin, follow.number * months),
        meaning=DateMeaning.INSPECTION,
        worked_out=(
            f"{follow.number} {name}{'' if follow.number == 1 else 's'} after {event} on "
            f"{in_words(begin)}; the report says “approximately”."
        ),
    )


def months_after(begin: date, months: int) -> date:
    """The same day of the month `months` later, or the last day of a month that is too short.

    >>> months_after(date(2024, 8, 31), 18)
    datetime.date(2026, 2, 28)
    """
    years, month = divmod(begin.month - 1 + months, 12)
    year = begin.year + years
    return date(year, month + 1, min(begin.day, monthrange(year, month + 1)[1]))
