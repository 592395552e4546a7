"""The worked examples of the field's own fact sheet, held against rows of the table."""

import re
from datetime import date

import pytest

from sendwell.domain.clocks import Counting, TimeLimit, Unit, last_day, limit_named
from sendwell.domain.clocks.working_days import is_bank_holiday

INSPECTION = [
    ("statement_of_action", date(2022, 2, 22), date(2022, 6, 7)),
    ("statement_of_action", date(2018, 5, 11), date(2018, 8, 20)),
    ("statement_of_action", date(2018, 5, 16), date(2018, 8, 23)),
    ("statement_of_action", date(2019, 5, 2), date(2019, 8, 12)),
    ("statement_of_action", date(2019, 5, 14), date(2019, 8, 21)),
    ("draft_priority_action_plan", date(2023, 9, 5), date(2023, 10, 24)),
    ("priority_action_plan", date(2023, 9, 5), date(2023, 12, 12)),
    ("agenda_papers", date(2019, 10, 17), date(2019, 10, 9)),
    ("agenda_papers", date(2019, 3, 14), date(2019, 3, 6)),
    ("agenda_papers", date(2027, 1, 6), date(2026, 12, 24)),
    ("key_decision_notice", date(2026, 12, 17), date(2026, 11, 18)),
    ("call_in", date(2026, 12, 18), date(2026, 12, 29)),
]


@pytest.mark.parametrize(("key", "started", "expected"), INSPECTION)
def test_each_worked_example_of_a_row_has_its_day(key, started, expected):
    assert last_day(limit_named(key), started).on == expected


# Rules that other rows will need, counted by the same engine.
OTHERS = [
    (6, Unit.WEEKS, Counting.AFTER, date(2026, 9, 7), date(2026, 10, 19)),
    (16, Unit.WEEKS, Counting.AFTER, date(2026, 9, 7), date(2026, 12, 28)),
    (20, Unit.WEEKS, Counting.AFTER, date(2026, 9, 7), date(2027, 1, 25)),
    (15, Unit.CALENDAR_DAYS, Counting.BEGINNING_WITH, date(2027, 1, 5), date(2027, 1, 19)),
    (12, Unit.MONTHS, Counting.BEGINNING_WITH, date(2027, 1, 25), date(2028, 1, 24)),
    (12, Unit.MONTHS, Counting.BEGINNING_WITH, date(2024, 2, 29), date(2025, 2, 28)),
    (15, Unit.WORKING_DAYS, Counting.BEGINNING_WITH, date(2026, 10, 5), date(2026, 10, 23)),
    (2, Unit.MONTHS, Counting.AFTER, date(2026, 11, 16), date(2027, 1, 16)),
    (3, Unit.WORKING_DAYS, Counting.AFTER, date(2026, 12, 23), date(2026, 12, 30)),
    (20, Unit.WORKING_DAYS, Counting.AFTER, date(2026, 12, 14), date(2027, 1, 14)),
]


@pytest.mark.parametrize(("length", "unit", "counting", "started", "expected"), OTHERS)
def test_each_way_of_counting_has_its_worked_example(length, unit, counting, started, expected):
    limit = TimeLimit("example", "An example", length, unit, "the fact sheet", verified=True, counting=counting)
    assert last_day(limit, started).on == expected


def test_bank_holidays_are_those_of_the_fact_sheet(shared):
    listed = re.findall(r"\d{4}-\d\d-\d\d", (shared / "domain" / "check_clocks.py").read_text().split('"""')[3])
    known = {date.fromisoformat(day) for day in listed}
    years = {day.year for day in known}
    every_day = (date.fromordinal(number) for number in range(min(known).toordinal(), max(known).toordinal() + 1))
    assert {day for day in every_day if is_bank_holiday(day) and day.weekday() < 5} == known
    assert years == set(range(2018, 2029))
