"""Days as places across a picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sendwell.domain.planning import Month, months_between

MOST_LABELS = 7  # that fit side by side on a phone
LAST_LABEL = 82  # per cent: further right, a phone would cut it off
STEPS = (1, 2, 3, 6, 12, 24, 60)  # months from one label to the next
LONGEST = 240  # months: a date a century off would leave no room for the others


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month: where it is, and what stands there ("Mar 2027"; nothing between labels)."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A picture from the first day to the last, both of which are in it."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day begins, in per cent of the width; days outside are put on the edge."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return 100 * min(max(share, 0), 1)

    def end_of(self, day: date) -> float:
        """Where a day ends."""
        return self.at(day + timedelta(days=1))

    @property
    def ticks(self) -> list[Tick]:
        """Every month, and a label on so many of them as a phone has room for."""
        months = months_between(Month.of(self.first), Month.of(self.last))
        step = next((step for step in STEPS if len(months) / step <= MOST_LABELS), STEPS[-1])
        places = [(month, self.at(month.first_day)) for month in months]
        return [Tick(per_cent(x), _label(month, step) if x <= LAST_LABEL else "") for month, x in places]


def scale_over(days: Iterable[date], today: date) -> Scale:
    """Whole months, from the earliest day to the latest, with today and a month after it."""
    known = [*days, today, today + timedelta(days=30)]
    here = Month.of(today)
    first = max(Month.of(min(known)), here.after(-LONGEST // 2))
    last = min(Month.of(max(known)), here.after(LONGEST // 2))
    return Scale(first.first_day, last.last_day)


def per_cent(share: float) -> str:
    """A share of the width, as SVG writes it: "12.5%"."""
    return f"{share:.2f}%"


def _label(month: Month, step: int) -> str:
    return f"{month.first_day:%b %Y}" if (month.year * 12 + month.number - 1) % step == 0 else ""
