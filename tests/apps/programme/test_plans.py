"""The plan's words, its stages and its priorities."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.commands import key_dates
from sendwell.apps.programme.commands.plans import (
    add_priority,
    change_plan,
    change_priority,
    record_stage,
    unrecord_stage,
)
from sendwell.apps.programme.models import KeyDate
from sendwell.apps.programme.queries import plan_at, plans_of
from tests.apps.programme.plans import a_plan
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
SAID = {"title": "Short breaks", "outcome": "Every family that needs a break has one.", "due_on": None}


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def plan(manager):
    return a_plan(manager.area, manager)


def stage(plan, key, today=date(2026, 6, 1)):
    state = plan_at(plans_of(plan.programme.area).get(pk=plan.pk), today)
    return next(found for found in state.stages if found.stage.key == key)


def test_the_plan_is_due_70_working_days_after_the_report_was_received(plan):
    assert stage(plan, "plan_due").on == date(2026, 5, 14)


def test_a_stage_reached_today_is_kept_and_one_reached_tomorrow_refused(plan, manager):
    today = timezone.localdate()
    record_stage(plan=plan, stage="consulted", on=today, note="With the forum", by=manager)
    assert stage(plan, "consulted").reached_on == today
    with pytest.raises(Refused, match="is in the future"):
        record_stage(plan=plan, stage="consulted", on=today + timedelta(days=1), note="", by=manager)


def test_a_stage_recorded_again_is_corrected_and_not_doubled(plan, manager):
    for day in (date(2026, 3, 1), date(2026, 3, 2)):
        record_stage(plan=plan, stage="consulted", on=day, note="", by=manager)
    assert plan.stages_reached.get().on == date(2026, 3, 2)


def test_a_stage_that_repeats_is_recorded_for_each_day_and_taken_back_for_one(plan, manager):
    for day in (date(2026, 3, 1), date(2026, 6, 1), date(2026, 6, 1)):
        record_stage(plan=plan, stage="monitored", on=day, note="", by=manager)
    found = stage(plan, "monitored")
    assert (found.times, found.reached_on) == (2, date(2026, 6, 1))
    unrecord_stage(plan=plan, stage="monitored", on=date(2026, 6, 1), by=manager)
    assert stage(plan, "monitored").reached_on == date(2026, 3, 1)


def test_a_stage_before_the_inspection_ended_is_refused(plan, manager):
    with pytest.raises(Refused, match="before the inspection ended"):
        record_stage(plan=plan, stage="consulted", on=date(2025, 3, 1), note="", by=manager)


def test_a_date_that_is_worked_out_cannot_be_recorded_by_hand(plan, manager):
    with pytest.raises(Refused, match="worked out"):
        record_stage(plan=plan, stage="plan_due", on=date(2026, 3, 1), note="", by=manager)


def test_a_stage_recorded_by_mistake_is_taken_back(plan, manager):
    record_stage(plan=plan, stage="consulted", on=date(2026, 3, 1), note="", by=manager)
    unrecord_stage(plan=plan, stage="consulted", by=manager)
    assert stage(plan, "consulted").reached_on is None


def test_the_area_adds_a_priority_of_its_own(plan, manager):
    added = add_priority(plan=plan, accountable=manager, by=manager, **SAID)
    assert (added.number, added.kind, added.accountable) == (2, "own", manager)


def test_someone_who_has_left_is_not_made_answerable_but_may_stay_so(plan, manager):
    gone = a_person(manager.area, name="Ann Brook")
    priority = add_priority(plan=plan, accountable=gone, by=manager, **SAID)
    gone.left_on = date(2026, 5, 1)
    gone.save()
    assert change_priority(priority=priority, accountable=gone, by=manager, **SAID).accountable == gone
    with pytest.raises(Refused, match="Ann Brook left on 1 May 2026"):
        add_priority(plan=plan, accountable=gone, by=manager, **SAID)


def test_somebody_of_another_area_is_not_made_answerable(plan, manager):
    with pytest.raises(Refused, match="not in your area"):
        add_priority(plan=plan, accountable=a_manager(an_area()), by=manager, **SAID)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROGRAMME_MANAGER])
def test_nobody_but_the_programme_manager_changes_the_plan(plan, role):
    person = a_person(plan.programme.area, role)
    with pytest.raises(PermissionDenied):
        change_plan(plan=plan, title="Ours", intent="", by=person)
    with pytest.raises(PermissionDenied):
        record_stage(plan=plan, stage="consulted", on=date(2026, 3, 1), note="", by=person)


def test_the_manager_of_another_area_changes_nothing_here(plan):
    with pytest.raises(PermissionDenied):
        change_plan(plan=plan, title="Ours", intent="", by=a_manager(an_area()))


def test_a_key_date_is_added_changed_and_taken_off(manager):
    kept = key_dates.add_key_date(what="Visit", on=date(2026, 5, 1), until=None, by=manager)
    key_dates.change_key_date(key_date=kept, what="Visit", on=date(2026, 5, 2), until=date(2026, 5, 3), by=manager)
    assert KeyDate.objects.get().on == date(2026, 5, 2)
    key_dates.remove_key_date(key_date=kept, by=manager)
    assert not KeyDate.objects.exists()


def test_a_period_that_ends_before_it_begins_is_refused(manager):
    with pytest.raises(Refused, match="before it begins"):
        key_dates.add_key_date(what="Visit", on=date(2026, 5, 2), until=date(2026, 5, 1), by=manager)
