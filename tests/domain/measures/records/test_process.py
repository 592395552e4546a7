"""A case system counted by hand: requests, plans in time, places, reviews and advice."""

import pytest

from sendwell.domain.measures import Level, PeriodKind
from tests.domain.measures.records.hand_written import case_system
from tests.domain.measures.records.writing import observed, observed_by_period


@pytest.mark.parametrize(
    ("measure", "counts"),
    [
        ("requests_received", {"2023": (1, None), "2024": (9, None)}),
        ("requests_refused", {"2023": (0, 1), "2024": (2, 9)}),
        ("requests_refused_of_decided", {"2023": (0, 1), "2024": (2, 7)}),
        ("request_decision_6_weeks", {"2023": (1, 1), "2024": (4, 6)}),  # A in 42 days; B in 43; G in 49; H untold
        ("assessed_not_issued", {"2024": (2, 6)}),
        ("not_issue_decision_16_weeks", {"2024": (1, 2)}),  # E in 112 days, F in 113
        ("ehc_20_weeks_with_exceptions", {"2024": (1, 4)}),  # A in 140 days; B and C in 141; D in a year
        ("ehc_20_weeks_without_exceptions", {"2024": (1, 3)}),
        ("ehc_issued_20_to_52_weeks", {"2024": (2, 4)}),
        ("ehc_issued_after_52_weeks", {"2024": (1, 4)}),
        ("new_ehc_plans", {"2019": (2, None), "2024": (1, None), "2025": (2, None)}),
        ("plans_ceased", {"2025": (2, None)}),
        ("annual_review_held", {"2024": (4, 5)}),
        ("annual_review_on_time", {"2024": (2, 5)}),  # C a day late, D undecided, E not held
        ("annual_review_decision_4_weeks", {"2024": (2, 3)}),  # A in 28 days, B in 29
        ("amended_plan_12_weeks", {"2023": (0, 2), "2024": (1, 2)}),  # A in 84 days, B in 85
        ("phase_transfers_on_time", {"2024": (1, 2)}),
        ("health_advice_6_weeks", {"2024": (1, 3)}),  # A in 42 days, B in 43, C not yet
        ("social_care_advice_6_weeks", {"2024": (1, 1)}),
    ],
)
def test_what_happened_in_a_year_comes_out_as_counted_by_hand(measure, counts):
    assert observed_by_period(case_system(), measure) == counts


@pytest.mark.parametrize(
    ("measure", "count"),
    [
        ("ehc_plans", (3, None)),  # B began on the day; K ended on it; C began after it
        ("personal_budgets", (1, 3)),
        ("mainstream_share_of_plans", (1, 5)),
        ("special_share_of_plans", (2, 5)),
        ("independent_special_share_of_plans", (1, 5)),
        ("out_of_area_placements", (1, 3)),
        ("plans_without_education", (2, 5)),
    ],
)
def test_what_stood_on_the_day_of_the_census_comes_out_as_counted_by_hand(measure, count):
    assert observed(case_system(), measure) == {"all": count}


def test_timeliness_can_be_had_month_by_month():
    found = observed_by_period(case_system(), "ehc_20_weeks_with_exceptions", dated_by=PeriodKind.MONTH)
    assert found == {"2024-03": (0, 1), "2024-06": (1, 3)}


def test_weeks_are_too_fine_to_count_by():
    with pytest.raises(ValueError, match="not by week or day"):
        observed(case_system(), "requests_received", dated_by=PeriodKind.WEEK)


def test_a_case_system_without_schools_gives_nothing_for_schools():
    assert observed(case_system(), "requests_received", level=Level.SCHOOL) == {}


def test_each_primary_need_of_plans_is_counted():
    found = observed(case_system(), "ehc_plans", groups=[], breakdowns=["primary_need"])
    assert found == {"primary_need:asd": (1, None), "primary_need:semh": (1, None), "primary_need:slcn": (1, None)}
