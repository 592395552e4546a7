"""The worked examples of the field's own fact sheet, held against rows of the table."""

import re
from datetime import date

import pytest

from sendwell.domain.clocks import Calendar, Event, Term, clocks_of, last_day, limit_named
from sendwell.domain.clocks.working_days import is_bank_holiday

AUTUMN = Calendar((Term(date(2026, 9, 2), date(2026, 12, 18), "Autumn 2026", date(2026, 10, 26), date(2026, 10, 30)),))
NO_HALF_TERM = Calendar((Term(date(2026, 9, 2), date(2026, 12, 18), "Autumn 2026"),))

# The row, the day it is counted from, its last day.
EXAMPLES = """
decide_whether_to_assess    2026-09-07 2026-10-19
refuse_a_plan               2026-09-07 2026-12-28
final_plan                  2026-09-07 2027-01-25
advice                      2026-10-12 2026-11-23
comments_on_draft           2027-01-05 2027-01-19
first_review                2027-01-25 2028-01-24
first_review                2024-02-29 2025-02-28
review_report               2026-11-10 2026-11-24
review_decision             2026-11-10 2026-12-08
amendment_notice            2026-11-10 2026-12-08
amended_plan_at_the_latest  2026-11-10 2027-02-02
amended_plan                2026-11-24 2027-01-19
between_post_16             2027-09-01 2027-04-01
phase_transfer_plan         2027-09-01 2027-02-14
post_16_transfer_plan       2027-09-01 2027-03-30
transfer_plan_after_learning 2026-10-05 2026-10-23
tell_family_of_transfer     2026-10-23 2026-12-04
review_twelve_months_on     2026-02-03 2027-02-02
review_after_transfer       2026-10-23 2027-01-22
contact_mediation           2026-11-16 2027-01-16
appeal                      2026-11-16 2027-01-18
appeal_after_certificate    2027-01-12 2027-02-12
appeal                      2026-06-12 2026-09-01
arrange_mediation           2026-11-20 2026-12-20
certificate_without_mediation 2026-12-23 2026-12-30
answer_appeal               2026-07-08 2026-09-17
answer_appeal               2026-12-01 2027-01-20
order_content               2026-12-01 2027-01-05
order_school                2026-12-01 2026-12-15
order_draft                 2026-12-01 2027-01-05
order_final                 2026-12-01 2027-02-16
order_assess_notify         2026-12-01 2026-12-15
order_assess_no_plan        2026-12-01 2027-02-09
order_assess_plan           2026-12-01 2027-03-09
reassessment_decision       2027-01-04 2027-01-19
reassessed_plan             2027-01-15 2027-04-23
statement_of_action         2022-02-22 2022-06-07
statement_of_action         2018-05-11 2018-08-20
statement_of_action         2018-05-16 2018-08-23
statement_of_action         2019-05-02 2019-08-12
statement_of_action         2019-05-14 2019-08-21
draft_priority_action_plan  2023-09-05 2023-10-24
priority_action_plan        2023-09-05 2023-12-12
agenda_papers               2019-10-17 2019-10-09
agenda_papers               2019-03-14 2019-03-06
committee_papers            2027-01-06 2026-12-24
key_decision_notice         2026-12-17 2026-11-18
call_in                     2026-12-18 2026-12-29
maintain_until              2027-03-10 2027-05-10
first_health_assessment     2026-12-14 2027-01-14
"""


@pytest.mark.parametrize("example", EXAMPLES.strip().splitlines())
def test_each_worked_example_of_a_row_has_its_day(example):
    key, started, expected = example.split()
    assert last_day(limit_named(key), date.fromisoformat(started)).on == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("calendar", "first", "sixth"),
    [(NO_HALF_TERM, date(2026, 11, 12), date(2026, 11, 19)), (AUTUMN, date(2026, 10, 21), date(2026, 11, 4))],
)
def test_the_sixth_school_day_leaves_out_half_term(calendar, first, sixth):
    assert last_day(limit_named("education_after_exclusion"), first, calendar).on == sixth


# The limit of a case, its events, the day that counts: the later of two reckonings.
LATER_OF_TWO = [
    ("transfer_plan", {"learned_of_move": date(2026, 10, 5), "moved_away": date(2026, 10, 12)}, date(2026, 10, 23)),
    ("transfer_plan", {"learned_of_move": date(2026, 9, 1), "moved_away": date(2026, 10, 12)}, date(2026, 10, 12)),
    (
        "review_after_transfer",
        {"decided_to_maintain": date(2026, 2, 3), "plan_transferred_in": date(2026, 10, 23)},
        date(2027, 2, 2),
    ),
    (
        "appeal",
        {"refused_to_assess": date(2026, 11, 16), "mediation_certificate_issued": date(2027, 1, 12)},
        date(2027, 2, 12),
    ),
]


@pytest.mark.parametrize(("key", "events", "expected"), LATER_OF_TWO)
def test_where_the_law_has_two_days_the_later_counts(key, events, expected):
    case = [Event(on, kind) for kind, on in events.items()]
    (clock,) = clocks_of(case, date(2026, 11, 1), limits=[limit_named(key)])
    assert clock.due == expected


def test_bank_holidays_are_those_of_the_fact_sheet(shared):
    listed = re.findall(r"\d{4}-\d\d-\d\d", (shared / "domain" / "check_clocks.py").read_text().split('"""')[3])
    known = {date.fromisoformat(day) for day in listed}
    years = {day.year for day in known}
    every_day = (date.fromordinal(number) for number in range(min(known).toordinal(), max(known).toordinal() + 1))
    assert {day for day in every_day if is_bank_holiday(day) and day.weekday() < 5} == known
    assert years == set(range(2018, 2029))
