"""Areas share tables and never meet: nothing of another area can be chosen, in a form or in a command."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client

from sendwell.apps.business import commands as business
from sendwell.apps.evidence import commands as evidence
from sendwell.apps.governance import commands as governance
from sendwell.apps.governance.models import Body, FollowUp, Meeting
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership import commands as partnership
from sendwell.apps.partnership.models import Area, Role
from sendwell.apps.programme.commands import actions, findings, plans
from sendwell.apps.programme.models import Action, Priority
from sendwell.apps.programme.queries.rows import evidence_of
from tests.apps.programme.plans import a_plan, a_report, a_statement
from tests.support.demonstration import Demonstration, build
from tests.support.factories import a_person, an_area, an_organisation
from tests.support.page_forms import PageForm, forms_on


def one_of_each(name: str) -> SimpleNamespace:
    """An area with one of everything that something else may refer to."""
    area = an_area(name)
    manager = a_person(area, Role.PROGRAMME_MANAGER, Role.ADMINISTRATOR)
    plan = a_plan(area, manager)
    priority, report = plan.priorities.get(), a_report(area, manager)
    body = Body.objects.create(area=area, name="The board")
    meeting = Meeting.objects.create(body=body, held_on="2026-03-03")
    return SimpleNamespace(
        area=area,
        manager=manager,
        organisation=an_organisation(area),
        priority=priority,
        plan=plan,
        finding=priority.findings.get(),
        action=Action.objects.create(priority=priority, number=1, title="A promise"),
        report=report,
        statement=a_statement(report),
        body=body,
        meeting=meeting,
        follow_up=FollowUp.objects.create(area=area, body=body, meeting=meeting, wording="Report back."),
    )


@pytest.fixture
def here(db) -> SimpleNamespace:
    return one_of_each("Fenmoor")


@pytest.fixture
def there(db) -> SimpleNamespace:
    return one_of_each("Saltmarsh")


NO_DATE: dict[str, Any] = {"due_on": None}
PROMISE = {"title": "A title", "outcome": ""} | NO_DATE
PERSON = {"name": "Cara", "job_title": "", "roles": ()}
REFERENCES: dict[str, Callable[[Any, Any], Any]] = {
    "the chair of a new body": lambda here, there: governance.add_body(
        name="Panel", purpose="", chair=there.manager, by=here.manager
    ),
    "the chair of a body": lambda here, there: governance.change_body(
        body=here.body, name="Panel", purpose="", chair=there.manager, by=here.manager
    ),
    "who answers a new request": lambda here, there: governance.add_follow_up(
        meeting=here.meeting, wording="Report back.", owner=there.manager, by=here.manager, **NO_DATE
    ),
    "who answers a request": lambda here, there: governance.assign(
        follow_up=here.follow_up, owner=there.manager, by=here.manager, **NO_DATE
    ),
    "the paper of a meeting": lambda here, there: governance.place_paper(
        document=there.report, body=here.body, held_on="2026-03-03", by=here.manager
    ),
    "the body that a body is part of": lambda here, there: governance.change_body(
        body=here.body, parent=there.body, by=here.manager
    ),
    "who sits on a body": lambda here, there: governance.add_member(
        body=here.body,
        person=there.manager,
        role="member",
        organisation=None,
        starts_on="2026-03-03",
        ends_on=None,
        deputy=None,
        by=here.manager,
    ),
    "who holds a post": lambda here, there: governance.add_post(
        title="Director", organisation=None, holder=there.manager, reports_to=None, by=here.manager
    ),
    "the papers of an item": lambda here, there: business.add_item(
        meeting=here.meeting, title="It", purpose="note", papers=[there.report], by=here.manager
    ),
    "the priority of an item": lambda here, there: business.add_item(
        meeting=here.meeting, title="It", purpose="note", priority=there.priority, by=here.manager
    ),
    "the priority on a forward plan": lambda here, there: business.add_work_item(
        body=here.body, title="It", due_on="2026-03-03", priority=there.priority, by=here.manager
    ),
    "the organisation of a new person": lambda here, there: partnership.add_person(
        organisation=there.organisation, email="", by=here.manager, **PERSON
    ),
    "the organisation of a person": lambda here, there: partnership.change_person(
        person=a_person(here.area), organisation=there.organisation, left_on=None, by=here.manager, **PERSON
    ),
    "who answers for a new priority": lambda here, there: plans.add_priority(
        plan=here.plan, accountable=there.manager, by=here.manager, **PROMISE
    ),
    "who answers for a priority": lambda here, there: plans.change_priority(
        priority=here.priority, accountable=there.manager, by=here.manager, **PROMISE
    ),
    "the priority that answers a finding": lambda here, there: findings.answer_finding(
        finding=here.finding, priority=there.priority, by=here.manager
    ),
    "the paper that a paper replaces": lambda here, there: evidence.say_what_it_replaces(
        document=here.report, supersedes=there.report, by=here.manager
    ),
    "the statement that one is joined with": lambda here, there: evidence.join(
        statement=here.statement, other=there.statement, by=here.manager
    ),
    **{
        f"{name} of an action": lambda here, there, name=name, thing=thing, several=several: actions.change_action(
            action=here.action,
            by=here.manager,
            **{name: [getattr(there, thing)] if several else getattr(there, thing)},
        )
        for name, thing, several in (
            ("owner", "manager", False),
            ("lead", "organisation", False),
            ("partners", "organisation", True),
            ("findings", "finding", True),
            ("depends_on", "action", True),
            ("follow_ups", "follow_up", True),
        )
    },
}


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_command_refuses_what_belongs_to_another_area(here, there, reference):
    with pytest.raises((Refused, PermissionDenied)), transaction.atomic():
        REFERENCES[reference](here, there)


@pytest.fixture(scope="module")
def fenmoor(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def chosen_rows(form: PageForm) -> list[str]:
    """The fields of a form that name rows by their numbers."""
    numbered = {name for name, offered in form.choices.items() if any(offered) and "".join(offered).isdecimal()}
    return sorted(numbered | ({"priority"} & form.filled.keys()))


def is_own(area: Area, name: str, number: str) -> bool:
    """Whether the number is also that of a row of this area that a form takes though its list does not offer it."""
    own = {"priority": Priority.objects.filter(plan__programme__area=area), "evidence": evidence_of(area)}
    return name in own and own[name].filter(pk=number).exists()


def test_a_form_refuses_the_number_of_what_belongs_to_another_area(fenmoor: Demonstration, db):
    client, elsewhere, tried = Client(), one_of_each("Saltmarsh"), 0
    client.force_login(a_person(fenmoor.area, *Role).user)
    theirs = {str(row.pk) for row in vars(elsewhere).values()}
    for _, address in fenmoor.pages():
        for form in forms_on(client.get(address), address):
            for name in chosen_rows(form):
                for number in theirs - set(form.choices.get(name, form.filled[name])):
                    if not is_own(fenmoor.area, name, number):
                        status = client.post(form.action, {**form.with_days(), name: [number]}).status_code
                        assert status in {200, 404}, f"{form.action} took {number} as {name}"
                        tried += 1
    assert tried > 20
