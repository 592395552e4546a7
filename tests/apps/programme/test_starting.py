"""An inspection report starts a programme."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sendwell.apps.evidence.models import StatementKind
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.commands.starting import add_plan, change_inspection, start_programme
from sendwell.apps.programme.models import Finding, Inspection, KeyDate, Priority, Programme
from tests.apps.programme.plans import WORDS, a_plan, a_report, a_statement, accepted
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
ASKED = {"name": "Fenmoor SEND improvement", "kind": "priority_action_plan", "published_on": None}


@pytest.fixture
def manager():
    return a_manager(an_area())


def start(report, by, **more):
    return start_programme(report=report, by=by, **{**ASKED, "received_on": date(2026, 2, 2), **more})


def test_what_was_accepted_before_the_start_becomes_findings(manager):
    report = a_report(manager.area, manager)
    accepted(report, manager)
    accepted(report, manager, kind=StatementKind.STRENGTH)
    a_statement(report)
    start(report, manager)
    assert list(Finding.objects.values_list("kind", flat=True)) == ["priority_action", "strength"]


def test_an_area_for_priority_action_becomes_a_numbered_priority_named_by_its_theme(manager):
    priority = a_plan(manager.area, manager).priorities.get()
    assert (priority.number, priority.title, priority.kind) == (1, "Waiting times", "priority_action")
    assert priority.findings.get().statement.words == WORDS


def test_two_priorities_on_one_theme_have_titles_of_their_own(manager):
    report = a_report(manager.area, manager)
    accepted(report, manager)
    accepted(report, manager)
    plan = start(report, manager).plans.get()
    titles = list(plan.priorities.order_by("number").values_list("title", flat=True))
    assert titles[0] == "Waiting times"
    assert titles[1].startswith("Waiting times: Children and young people")


def test_the_facts_of_the_inspection_are_kept(manager):
    report = a_report(manager.area, manager, monitoring_inspection_months=18)
    accepted(report, manager)
    inspection = start(report, manager).inspection
    assert (inspection.outcome, inspection.ended_on) == ("widespread_failings", date(2026, 1, 16))
    assert (inspection.monitoring_inspection_months, inspection.next_full_inspection_years) == (18, None)


def test_a_letter_of_the_old_framework_starts_a_statement_of_action(manager):
    letter = a_report(manager.area, manager, kind="inspection_letter")
    accepted(letter, manager, kind=StatementKind.SIGNIFICANT_WEAKNESS)
    plan = start(letter, manager, kind="written_statement_of_action").plans.get()
    assert plan.title == "Written Statement of Action"
    assert plan.priorities.get().kind == "significant_weakness"


def test_nothing_starts_from_a_report_that_nobody_has_confirmed(manager):
    report = a_report(manager.area, manager)
    a_statement(report)
    with pytest.raises(Refused, match="Nothing in this report is confirmed yet"):
        start(report, manager)
    assert not Inspection.objects.exists()


def test_minutes_start_no_programme(manager):
    minutes = a_report(manager.area, manager, kind="agenda_item_minutes")
    with pytest.raises(Refused, match="Only an inspection report"):
        start(minutes, manager)


def test_a_report_starts_one_programme_only(manager):
    plan = a_plan(manager.area, manager)
    with pytest.raises(Refused, match="started a programme already"):
        start(plan.programme.inspection.report, manager)
    assert Programme.objects.count() == 1


def test_a_report_received_tomorrow_is_refused_and_today_is_not(manager):
    today = timezone.localdate()
    report = a_report(manager.area, manager)
    accepted(report, manager)
    with pytest.raises(Refused, match="is in the future"):
        start(report, manager, received_on=today + timedelta(days=1))
    assert start(report, manager, received_on=today)


def test_a_report_received_before_the_inspection_ended_is_refused(manager):
    report = a_report(manager.area, manager)
    accepted(report, manager)
    with pytest.raises(Refused, match="the inspection ended on 16 January 2026"):
        start(report, manager, received_on=date(2026, 1, 15))


def test_only_the_programme_manager_of_the_area_starts_a_programme(manager):
    report = a_report(manager.area, manager)
    accepted(report, manager)
    for stranger in (a_person(manager.area, Role.BOARD_MEMBER), a_manager(an_area())):
        with pytest.raises(PermissionDenied):
            start(report, stranger)


def test_a_running_programme_may_have_one_further_plan_of_each_other_kind(manager):
    programme = a_plan(manager.area, manager).programme
    asked = {"programme": programme, "kind": "accelerated_progress_plan", "title": "The next 12 months", "by": manager}
    assert add_plan(**asked).title == "The next 12 months"
    with pytest.raises(Refused, match="has a plan of this kind already"):
        add_plan(**asked)


def test_correcting_the_day_of_receipt_is_checked_as_at_the_start(manager):
    inspection = a_plan(manager.area, manager).programme.inspection
    changed = change_inspection(inspection=inspection, received_on=date(2026, 2, 3), published_on=None, by=manager)
    assert changed.received_on == date(2026, 2, 3)
    with pytest.raises(Refused, match="can’t have been published"):
        change_inspection(inspection=inspection, received_on=None, published_on=date(2026, 1, 2), by=manager)


def test_an_accepted_date_becomes_a_key_date_at_once(manager):
    report = a_report(manager.area, manager)
    accepted(report, manager, kind=StatementKind.DATE, words="by 1 May 2027", on="2027-05-01", meaning="deadline")
    kept = KeyDate.objects.get()
    assert (kept.on, kept.what, kept.meaning) == (date(2027, 5, 1), "By 1 May 2027", "deadline")


def test_a_date_that_cannot_be_understood_is_not_accepted(manager):
    report = a_report(manager.area, manager)
    with pytest.raises(Refused, match="Say on which day it is"):
        accepted(report, manager, kind=StatementKind.DATE, on="soon")
    assert not Priority.objects.exists()
