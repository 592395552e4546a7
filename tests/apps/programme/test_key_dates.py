"""Dates in sight: no more exact than their source, and each said once."""

from datetime import date

import pytest

from sendwell.apps.evidence.models import StatementKind
from sendwell.apps.programme.models import KeyDate
from sendwell.apps.programme.queries import current_plan, plan_at
from sendwell.apps.programme.queries.home import dates_ahead
from tests.apps.programme.plans import a_plan, a_report, accepted
from tests.support.factories import a_manager, an_area

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)
WORDS = "A monitoring inspection will be carried out within approximately 18 months"
WORKED_OUT = "18 months after the inspection ended on 16 January 2026; the report says “approximately”."


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def plan(manager):
    return a_plan(manager.area, manager)


def a_date(report, manager, words=WORDS, worked_out=WORKED_OUT, on="2027-07-16"):
    accepted(report, manager, kind=StatementKind.DATE, words=words, on=on, meaning="inspection", worked_out=worked_out)
    return KeyDate.objects.get()


def set_months(plan, months):
    plan.programme.inspection.monitoring_inspection_months = months
    plan.programme.inspection.save()


def test_a_date_worked_out_from_approximate_words_is_said_as_about_a_month(manager):
    found = a_date(a_report(manager.area, manager), manager)
    assert (found.about, found.when) == (True, "about July 2027")


def test_a_printed_date_is_said_to_the_day(manager):
    found = a_date(a_report(manager.area, manager), manager, "by 1 May 2027", "", "2027-05-01")
    assert (found.about, found.when) == (False, "1 May 2027")


def test_a_date_is_kept_with_the_sentence_that_it_stands_in(manager):
    report = a_report(manager.area, manager)
    report.pages.update(text="1 May 2027 is when the draft goes to the forum. Then it goes on.")
    found = a_date(report, manager, "1 May 2027", "", "2027-05-01")
    assert found.what == "1 May 2027 is when the draft goes to the forum."


def test_a_length_that_the_report_says_is_shown_by_its_stage_alone(manager, plan):
    set_months(plan, 18)
    a_date(plan.programme.inspection.report, manager)
    state = plan_at(current_plan(manager.area), TODAY)
    stage = next(found for found in state.stages if found.stage.key == "monitoring_inspection")
    assert state.dates_apart == []
    assert state.words_of(stage).words == WORDS
    assert [ahead.when for ahead in dates_ahead(manager.area, state, TODAY)].count("about August 2027") == 1


def test_a_length_that_no_stage_has_stays_among_the_key_dates(manager, plan):
    set_months(plan, 12)
    row = a_date(plan.programme.inspection.report, manager)
    state = plan_at(current_plan(manager.area), TODAY)
    assert state.dates_apart == [row]
    assert "about July 2027" in [ahead.when for ahead in dates_ahead(manager.area, state, TODAY)]


def test_the_same_length_in_another_paper_stays_too(manager, plan):
    set_months(plan, 18)
    row = a_date(a_report(manager.area, manager), manager)
    assert plan_at(current_plan(manager.area), TODAY).dates_apart == [row]


def test_the_page_of_key_dates_tells_a_day_once_and_shows_whose_words_it_is(client, manager, plan):
    client.force_login(manager.user)
    for title in ("The draft goes to the forum", "The draft goes to scrutiny"):
        KeyDate.objects.create(area=manager.area, what=title, on=date(2031, 5, 1))
    page = client.get(f"/{manager.area.slug}/plan/key-dates/").content.decode()
    assert page.count("1 May 2031<span") == 1
    assert "The draft goes to the forum" in page
