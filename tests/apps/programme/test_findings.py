"""Statements join the programme after its start, are answered by priorities, and are taken back with care."""

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.evidence.commands import reopen
from sendwell.apps.evidence.models import StatementKind, StatementState
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.commands.findings import answer_finding, stop_answering_finding
from sendwell.apps.programme.models import Finding, KeyDate, Priority
from tests.apps.programme.plans import a_plan, a_report, accepted, an_action
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def plan(manager):
    return a_plan(manager.area, manager)


def joined(plan, manager, kind=StatementKind.NEED, **more):
    return accepted(plan.programme.inspection.report, manager, kind=kind, **more)


def test_what_is_accepted_after_the_start_joins_the_plan(plan, manager):
    joined(plan, manager, kind=StatementKind.IMPROVEMENT, theme="transitions")
    assert list(plan.priorities.values_list("number", "kind")) == [(1, "priority_action"), (2, "improvement")]


def test_a_need_becomes_a_finding_and_no_priority(plan, manager):
    statement = joined(plan, manager)
    assert statement.finding.kind == "need"
    assert plan.priorities.count() == 1


def test_a_finding_of_another_report_of_the_area_stays_out(plan, manager):
    accepted(a_report(manager.area, manager), manager)
    assert Finding.objects.count() == 1


def test_a_person_says_that_a_priority_answers_a_need_and_takes_it_back(plan, manager):
    finding, priority = joined(plan, manager).finding, plan.priorities.get()
    answer_finding(finding=finding, priority=priority, by=manager)
    assert set(priority.findings.all()) >= {finding}
    stop_answering_finding(finding=finding, priority=priority, by=manager)
    assert not finding.priorities.exists()


def test_a_finding_that_an_action_answers_stays_with_its_priority(plan, manager):
    priority = plan.priorities.get()
    finding = priority.findings.get()
    an_action(priority, manager, findings=[finding])
    with pytest.raises(Refused, match="“Open a triage line for families” answers this finding"):
        stop_answering_finding(finding=finding, priority=priority, by=manager)


def test_only_the_programme_manager_links_findings(plan, manager):
    finding = joined(plan, manager).finding
    owner = a_person(manager.area, Role.ACTION_OWNER)
    with pytest.raises(PermissionDenied):
        answer_finding(finding=finding, priority=plan.priorities.get(), by=owner)


def test_a_statement_opened_again_takes_its_priority_with_it(plan, manager):
    reopen(statement=plan.priorities.get().findings.get().statement, by=manager)
    assert not Finding.objects.exists()
    assert not Priority.objects.exists()


def test_a_statement_that_an_action_answers_cannot_be_opened_again(plan, manager):
    priority = plan.priorities.get()
    finding = priority.findings.get()
    an_action(priority, manager, findings=[finding])
    with pytest.raises(Refused, match="Take the finding off the action first"):
        reopen(statement=finding.statement, by=manager)
    finding.statement.refresh_from_db()
    assert finding.statement.state == StatementState.ACCEPTED


def test_a_statement_whose_priority_has_actions_cannot_be_opened_again(plan, manager):
    priority = plan.priorities.get()
    an_action(priority, manager)
    with pytest.raises(Refused, match="its action “Open a triage line for families” is in the plan"):
        reopen(statement=priority.findings.get().statement, by=manager)


def test_the_number_of_a_priority_is_never_used_twice(plan, manager):
    reopen(statement=plan.priorities.get().findings.get().statement, by=manager)
    joined(plan, manager, kind=StatementKind.PRIORITY_ACTION)
    assert plan.priorities.get().number == 2


def test_a_date_opened_again_is_no_longer_a_key_date(plan, manager):
    statement = joined(plan, manager, kind=StatementKind.DATE, on="2027-05-01")
    reopen(statement=statement, by=manager)
    assert not KeyDate.objects.exists()
