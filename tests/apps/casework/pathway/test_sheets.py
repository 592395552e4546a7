"""What many cases together say: reviews, advice, disputes, placements, and what is told to the outcomes."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from sendwell.apps.casework.models import Case
from sendwell.apps.casework.pathway.advice import advice
from sendwell.apps.casework.pathway.commands import tell_outcomes
from sendwell.apps.casework.pathway.disputes import disputes
from sendwell.apps.casework.pathway.placements import placements
from sendwell.apps.casework.pathway.reviews import reviews
from sendwell.apps.casework.pathway.sheet import Sheet, lines_of
from sendwell.apps.casework.pathway.waiting import waiting
from sendwell.apps.outcomes.models import Observation
from sendwell.apps.partnership.models import Role
from tests.apps.casework.issuing import a_load, events, plans
from tests.apps.outcomes.numbers import HOME, at_home
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)  # a Monday


@pytest.fixture
def load():
    with time_machine.travel("2026-03-02 09:00", tick=False):
        area = an_area()
        yield a_load(area, a_person(area, Role.CASE_MANAGER))


def rows(sheet: Sheet, caption: str) -> dict[str, tuple]:
    table = next(table for table in sheet.tables if caption in table.caption)
    return {str(row[0]): row[1:] for row in table.rows}


def requests(load, number: int, received: date, stage: str = "undecided") -> list[Case]:
    first = Case.objects.count()
    cases = Case.objects.bulk_create(
        Case(area=load.area, key=f"{first + at:064}", stage=stage, first_load=load) for at in range(number)
    )
    events(cases, "request_received", [received] * number)
    return cases


def test_open_requests_stand_by_stage_and_age_and_each_week_says_what_moved(load):
    requests(load, 3, TODAY - timedelta(weeks=21))
    refused = requests(load, 2, TODAY - timedelta(weeks=8), stage="refused")
    events(refused, "refused_to_assess", [TODAY - timedelta(days=3)] * 2)
    found = waiting(load.area, TODAY)
    assert found.answer.startswith("3 of 3 open requests have waited longer than 20 weeks.")
    assert rows(found, "by how long")["Waiting for the decision whether to assess"] == (0, 0, 0, 3, 0, 0, 3)
    assert rows(found, "came in")["23 February 2026"] == (0, 2, 3)


def test_a_review_that_was_never_held_is_told_from_one_that_is_late(load):
    old = plans(load, date(2024, 6, 3), True, True, True)
    events(old[:1], "review_meeting", [date(2025, 1, 13)])
    events(old[:1], "decided_to_maintain", [date(2025, 2, 3)])
    events(old[1:2], "review_meeting", [date(2025, 12, 1)])
    events(old[1:2], "decided_to_maintain", [date(2025, 12, 15)])
    found = reviews(load.area, "", TODAY).sheet
    shown = rows(found, "Annual reviews")
    assert shown["No review meeting on record, and 12 months over"] == (1,)
    assert shown["Reviewed before, late by up to 3 months"] == (1,)
    assert "2 have a review overdue" in found.answer


def test_transfers_are_held_against_15_february_and_31_march(load):
    some = plans(load, date(2025, 6, 2), *[True] * 4)
    events(some[:3], "phase_transfer", [date(2026, 9, 1)] * 3)
    events(some[3:], "transfer_to_post_16", [date(2026, 9, 1)])
    events(some[:2], "transfer_plan_sent", [date(2026, 2, 14), date(2026, 2, 16)])
    found = reviews(load.area, "", TODAY).sheet
    assert rows(found, "Between schools")["2026"] == (3, 1, 1, 1, 0)
    assert rows(found, "To post-16")["2026"] == (1, 0, 0, 0, 1)


def test_the_service_whose_advice_is_overdue_and_came_last_is_named(load):
    some = requests(load, 6, date(2025, 11, 3), stage="assessing")
    asked = [date(2025, 12, 1)] * 6
    for service in ("health", "social care"):
        events(some, "advice_requested", asked, about=service)
    events(some, "advice_received", [date(2026, 1, 5)] * 6, about="health")
    found = advice(load.area, TODAY)
    assert found.answer == "Most advice is awaited from social care: 6 pieces overdue."
    assert rows(found, "by service")["health"][:4] == (6, 0, 0, 0)
    assert rows(found, "the last")["social care"][:2] == (6, 6)


def test_small_numbers_of_disputes_and_placements_are_not_shown(load):
    plans(load, date(2026, 1, 20), *[True] * 30, placed_in="own area")
    few = plans(load, date(2026, 1, 20), *[True] * 3, placed_in="Norfen", appealed=True)
    events(few[:2], "receiving_authority_told", [date(2026, 2, 1)] * 2)
    assert disputes(load.area, TODAY).answer.startswith("Fewer than 5 of 33 decisions")
    found = placements(load.area)
    assert "3 of the 33 plans" in found.answer
    assert rows(found, "by receiving")["Norfen"] == (None, None, None)


@pytest.mark.parametrize("make", [advice, disputes])
def test_a_page_without_data_says_how_to_bring_them(load, make):
    assert make(load.area, TODAY).missing
    assert placements(load.area).missing


def test_no_group_of_a_breakdown_can_be_worked_out_from_the_others():
    shown = {line.group: line for line in lines_of({"a": (20, 50), "b": (2, 14), "c": (15, 20)})}
    assert shown["b"].count is None
    assert [line.count for line in shown.values()].count(None) >= 2


def test_the_caseload_tells_the_outcomes_what_the_page_shows_and_the_same_again_changes_nothing(load):
    analyst = a_person(load.area, Role.ANALYST)
    at_home(load.area)
    refused = requests(load, 1, date(2025, 9, 1), stage="refused")
    events(refused, "refused_to_assess", [date(2025, 10, 1)])
    plans(load, date(2026, 1, 20), True, True, False, True)
    tell_outcomes(by=analyst)
    told = Observation.objects.get(measure="ehc_20_weeks_with_exceptions", period="2026-01")
    assert (told.place, told.numerator, told.denominator, told.area) == (HOME, 3, 4, load.area)
    assert tell_outcomes(by=analyst).counts["added"] == 0
    with pytest.raises(PermissionDenied):
        tell_outcomes(by=load.given_by)


def test_refusals_are_not_told_before_six_weeks_are_over(load):
    at_home(load.area)
    for received in (date(2025, 10, 1), date(2025, 12, 10), date(2026, 2, 10)):
        events(requests(load, 1, received, stage="refused"), "refused_to_assess", [received + timedelta(days=10)])
    tell_outcomes(by=a_person(load.area, Role.ANALYST))
    months = Observation.objects.filter(measure="requests_refused").values_list("period", flat=True)
    assert sorted(months) == ["2025-12"]
