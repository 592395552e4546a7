"""What can be added up over record tables: a number written once, as an Ibis expression that every engine runs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import ibis
from ibis.expr.types import BooleanValue, DateValue, NumericScalar, Table


@dataclass(frozen=True, slots=True)
class View:
    """A table made from a record table `of` before anything is added up; `on` is the day of the snapshot."""

    of: str
    make: Callable[[Table, date], Table]


@dataclass(frozen=True, slots=True)
class Sum:
    """One number added up over the rows of a record table or of a view of one (`source`).

    `dated` gives the day that decides in which period a row falls. Without it the rows are all of one period, that of
    the records.
    """

    name: str
    source: str
    of: Callable[[Table], NumericScalar]
    dated: Callable[[Table], DateValue] | None = None


def count_of(
    name: str,
    source: str,
    where: Callable[[Table], BooleanValue],
    dated: Callable[[Table], DateValue] | None = None,
) -> Sum:
    """How many rows of `source` are so."""
    return Sum(name, source, lambda table: table.count(where=where(table)), dated)


@dataclass(frozen=True, slots=True)
class RecordMeasure:
    """How a measure of the catalogue (`key`) comes out of records: what is counted, of what. A count has no `per`."""

    key: str
    counted: Sum
    per: Sum | None = None

    @property
    def sums(self) -> tuple[Sum, ...]:
        return (self.counted,) if self.per is None else (self.counted, self.per)

    @property
    def tables(self) -> tuple[str, ...]:
        """The keys of the record tables that it needs."""
        return tuple(dict.fromkeys(record_table_of(total.source) for total in self.sums))


STATUSES = ("N", "K", "E")
SOLE_OR_MAIN = ["C", "M"]
AGES_OF_ABSENCE = (5, 15)  # on 31 August before the year


def on_roll(pupils: Table, on: date) -> Table:
    """The pupils whom rates are of: sole and dual main registrations, so that each counts once."""
    return pupils.filter(pupils.registration.isin(SOLE_OR_MAIN))


def counted_attendance(attendance: Table, on: date) -> Table:
    """The enrolments of the ages that absence is told of, with sessions that could be attended."""
    return attendance.filter(attendance.age.between(*AGES_OF_ABSENCE), attendance.possible_sessions > 0)


def first_suspensions(suspensions: Table, on: date) -> Table:
    """A row for each enrolment that was suspended, in the SEN group of its first suspension.

    So each enrolment counts once, and its school and authority are sums of their parts. Of two suspensions that began
    on one day, that with less support counts as the first.
    """
    days = suspensions.began_on.delta(ibis.date(2000, 1, 1), unit="day")
    status = suspensions.sen_status.cases(*((code, place) for place, code in enumerate(STATUSES)), else_=3)
    first = suspensions.group_by("authority", "school", "pupil").agg(first=(days * 4 + status).min())
    by_place = [(place, code) for place, code in enumerate(STATUSES)]
    return first.mutate(sen_status=(first["first"] % 4).cases(*by_place))


def maintained_plans(plans: Table, on: date) -> Table:
    """The plans that are maintained at the end of the day `on`."""
    return plans.filter((plans.started_on <= on) & (plans.ceased_on.isnull() | (plans.ceased_on > on)))


def main_placements(placements: Table, on: date) -> Table:
    """The main placement of each plan on the day `on`, those without a setting included."""
    begun = placements.entered_on.isnull() | (placements.entered_on <= on)
    there = placements.left_on.isnull() | (placements.left_on > on)
    return placements.filter((placements["rank"] == 1) & begun & there)


VIEWS = {
    "on_roll": View("pupils", on_roll),
    "counted_attendance": View("attendance", counted_attendance),
    "first_suspensions": View("suspensions", first_suspensions),
    "maintained_plans": View("plans", maintained_plans),
    "main_placements": View("placements", main_placements),
}


def record_table_of(source: str) -> str:
    """The key of the record table that a source reads."""
    return VIEWS[source].of if source in VIEWS else source
