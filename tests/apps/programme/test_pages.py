"""Every page of the programme: who may open it, what it costs, and what cannot break it."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.models import Action, Milestone, Priority, StageReached, Update
from tests.apps.programme.plans import a_plan, a_report, accepted, an_action, an_update
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
MANY = 300
MOST_QUERIES = 25
MOST_AFTER_A_CHANGE = 32  # the first to read works the plan out for all

READ = [
    "",
    "plan/",
    "plan/{plan}/",
    "plan/{plan}/stages/",
    "plan/priorities/{priority}/",
    "plan/actions/{action}/",
    "plan/findings/",
    "plan/findings/{finding}/",
    "plan/key-dates/",
    "plan/lists/overdue/",
    "plan/lists/at-risk/",
    "plan/lists/broken/",
    "plan/lists/silent/",
    "plan/lists/unsupported/",
    "plan/lists/done-not-felt/",
    "plan/changes/",
    "plan/ratings/",
]
RUN = [
    "plan/add/",
    "plan/{plan}/change/",
    "plan/{plan}/report/",
    "plan/{plan}/stages/consulted/",
    "plan/{plan}/priorities/add/",
    "plan/priorities/{priority}/change/",
    "plan/priorities/{priority}/actions/add/",
    "plan/actions/{action}/change/",
    "plan/key-dates/add/",
    "plan/ratings/green/",
    "plan/actions/{action}/reopen/",
]
UPDATE = [
    "plan/actions/{action}/update/",
    "plan/actions/{action}/milestones/add/",
    "plan/milestones/{milestone}/",
    "my-actions/{action}/",
]


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def plan(manager):
    return a_plan(manager.area, manager)


@pytest.fixture
def ids(plan, manager):
    priority = plan.priorities.get()
    action = an_action(priority, manager, owner=manager, findings=[priority.findings.get()])
    milestone = Milestone.objects.create(action=action, wording="Half-way", due_on=timezone.localdate())
    return {
        "plan": plan.pk,
        "priority": priority.pk,
        "action": action.pk,
        "finding": priority.findings.get().pk,
        "milestone": milestone.pk,
    }


@pytest.fixture
def many(plan, manager):
    priority = plan.priorities.get()
    actions = Action.objects.bulk_create(
        Action(priority=priority, number=number, title=f"Action {number}", owner=manager)
        for number in range(10, 10 + MANY)
    )
    for rating in ("green", "red"):
        Update.objects.bulk_create(
            Update(action=action, by=manager, rating=rating, happened="So.") for action in actions
        )
    Milestone.objects.bulk_create(
        Milestone(action=action, wording="Half-way", due_on=timezone.localdate()) for action in actions
    )


def opened(client, person, path, ids):
    client.force_login(person.user)
    return client.get(f"/{person.area.slug}/{path.format(**ids)}")


@pytest.mark.parametrize("path", READ + RUN + UPDATE)
def test_the_programme_manager_opens_every_page(client, manager, ids, path):
    assert opened(client, manager, path, ids).status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROGRAMME_MANAGER])
def test_every_other_role_reads_every_page_and_changes_nothing(client, manager, ids, role):
    reader = a_person(manager.area, role)
    assert {opened(client, reader, path, ids).status_code for path in READ} == {200}
    refused = {opened(client, reader, path, ids).status_code for path in RUN + UPDATE[:3]}
    assert refused == {403}


@pytest.mark.parametrize("path", [path for path in READ + RUN + UPDATE if "{" in path])
def test_what_belongs_to_another_area_is_not_there(client, ids, path):
    assert opened(client, a_manager(an_area()), path, ids).status_code == 404


@pytest.mark.parametrize("path", READ)
def test_a_stranger_is_asked_to_sign_in(client, manager, ids, path):
    response = client.get(f"/{manager.area.slug}/{path.format(**ids)}")
    assert response["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("path", [*READ, *RUN, *UPDATE, "my-actions/"])
def test_a_page_costs_no_more_queries_with_300_actions(client, manager, ids, many, path, django_assert_max_num_queries):
    client.force_login(manager.user)
    address = f"/{manager.area.slug}/{path.format(**ids)}"
    with django_assert_max_num_queries(MOST_AFTER_A_CHANGE):
        assert client.get(address).status_code == 200
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(address).status_code == 200


def test_a_list_that_does_not_exist_is_not_found(client, manager, plan):
    assert opened(client, manager, "plan/lists/happy/", {}).status_code == 404


def test_pages_before_a_programme_starts_say_what_to_do_next(client):
    manager = a_manager(an_area())
    assert "An inspection report starts the programme" in opened(client, manager, "", {}).content.decode()
    for path in ("plan/findings/", "plan/key-dates/", "plan/lists/broken/", "my-actions/"):
        assert opened(client, manager, path, {}).status_code == 200
    for path in ("plan/", "plan/add/"):
        assert opened(client, manager, path, {})["Location"] == f"/{manager.area.slug}/"


def test_a_confirmed_report_offers_the_start_with_the_plan_that_it_calls_for(client):
    manager = a_manager(an_area())
    report = a_report(manager.area, manager)
    accepted(report, manager)
    assert f"/start/{report.pk}/" in opened(client, manager, "", {}).content.decode()
    page = opened(client, manager, f"start/{report.pk}/", {}).content.decode()
    assert "which calls for a priority action plan" in page
    assert 'value="priority_action_plan" id="id_kind_0" checked' in page


def test_minutes_offer_no_start(client, manager):
    minutes = a_report(manager.area, manager, kind="agenda_item_minutes")
    assert opened(client, manager, f"start/{minutes.pk}/", {}).status_code == 404


def test_a_form_sent_twice_adds_one_action(client, manager, ids):
    client.force_login(manager.user)
    said = {"title": "Hire a nurse", "form_token": str(uuid.uuid4())}
    address = f"/{manager.area.slug}/plan/priorities/{ids['priority']}/actions/add/"
    first, second = client.post(address, said), client.post(address, said)
    assert Action.objects.filter(title="Hire a nurse").count() == 1
    assert first["Location"] == second["Location"]


def test_an_update_sent_twice_is_kept_once(client, manager, ids):
    client.force_login(manager.user)
    said = {"rating": "red", "happened": "Late.", "form_token": str(uuid.uuid4())}
    for _ in range(2):
        client.post(f"/{manager.area.slug}/plan/actions/{ids['action']}/update/", said)
    assert Update.objects.count() == 1


@pytest.mark.parametrize("path", READ)
def test_what_people_and_papers_write_is_never_run(client, manager, plan, ids, path):
    bad = "<script>alert(1)</script>"
    Priority.objects.update(title=bad, outcome=bad)
    Action.objects.update(title=bad, measure=bad, difference=bad)
    Milestone.objects.update(wording=bad)
    an_update(Action.objects.get(), manager, happened=bad)
    accepted(plan.programme.inspection.report, manager, words=bad, responsible_bodies=bad)
    assert "<script>alert" not in opened(client, manager, path, ids).content.decode()


def test_a_stage_recorded_out_of_order_is_kept_with_a_warning(client, manager, plan):
    client.force_login(manager.user)
    on = plan.programme.inspection.received_on + timedelta(days=9)
    said = {"on_day": on.day, "on_month": on.month, "on_year": on.year}
    response = client.post(f"/{manager.area.slug}/plan/{plan.pk}/stages/submitted/", said, follow=True)
    assert StageReached.objects.get().on == on
    assert "“Consulted” comes before “Submitted to Ofsted and the CQC”" in response.content.decode()


def test_a_date_that_nobody_has_verified_says_so(client, manager, plan, ids):
    page = opened(client, manager, "", ids).content.decode()
    assert "Not verified: from the inspection handbook. Check before you rely on it." in page
    assert "SI 2015/1792" in page


def test_one_click_puts_a_finding_in_a_priority(client, manager, plan, ids):
    finding = accepted(plan.programme.inspection.report, manager, kind="need").finding
    client.force_login(manager.user)
    address = f"/{manager.area.slug}/plan/findings/{finding.pk}/answer/"
    assert client.get(address).status_code == 405
    client.post(address, {"priority": ids["priority"]})
    assert finding.priorities.get().pk == ids["priority"]
    assert client.post(address, {"priority": "nonsense"}).status_code == 404


def test_a_priority_shows_who_else_was_told_the_same(client, manager, plan, ids):
    other = a_report(manager.area, manager)
    accepted(other, manager, words="Children and young people wait too long for autism assessments.")
    page = opened(client, manager, "plan/priorities/{priority}/", ids).content.decode()
    assert "Told to others: 1 like it" in page


def test_saving_one_of_my_actions_leads_to_the_next(client, manager, ids):
    priority = Priority.objects.get()
    an_action(priority, manager, "A second promise", owner=manager)
    client.force_login(manager.user)
    said = {"rating": "green", "happened": "Nothing has happened, because the post is vacant."}
    response = client.post(f"/{manager.area.slug}/my-actions/{ids['action']}/", said, follow=True)
    page = response.content.decode()
    assert "One more needs an update from you." in page
    assert "1 of your actions needs an update" in page


def test_an_action_of_somebody_else_is_not_mine(client, manager, ids):
    owner = a_person(manager.area, Role.ACTION_OWNER)
    assert opened(client, owner, "my-actions/{action}/", ids).status_code == 404
