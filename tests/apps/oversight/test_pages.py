"""Every page that looks over the plan: who may open it, what it costs, and what it says of an empty plan."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.models import Action, Milestone, Update
from tests.apps.programme.plans import a_plan, an_action
from tests.support.factories import a_manager, a_person, an_area, an_organisation

pytestmark = pytest.mark.django_db
MANY = 300
MOST_QUERIES = 25
MOST_AFTER_A_CHANGE = 28  # the first to read works the plan out for all
PAGES = [
    "search/",
    "search/?q=families",
    "search/?q=families&in=updates",
    "plan/timeline/",
    "plan/timeline/{priority}/",
    "plan/months/",
    "plan/months/?all=1",
    "plan/reliance/",
    "plan/reliance/{organisation}/",
    "plan/actions/",
    "plan/actions/?state=late&rating=red&due=28&text=line",
    "plan/actions/export/",
]


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def ids(manager):
    priority = a_plan(manager.area, manager).priorities.get()
    an_action(priority, manager, owner=manager, lead=an_organisation(manager.area), due_on=timezone.localdate())
    return {"priority": priority.pk, "organisation": manager.area.organisations.get().pk}


@pytest.fixture
def many(manager, ids):
    today = timezone.localdate()
    partner = an_organisation(manager.area)
    actions = Action.objects.bulk_create(
        Action(
            priority_id=ids["priority"],
            number=number,
            title=f"Help families, {number}",
            owner=a_person(manager.area) if number % 10 == 0 else manager,
            lead_id=ids["organisation"],
            starts_on=today - timedelta(days=number),
            due_on=today + timedelta(days=number),
        )
        for number in range(10, 10 + MANY)
    )
    for before, after in pairwise(actions):
        after.depends_on.through.objects.create(from_action=after, to_action=before)
    for action in actions:
        action.partners.through.objects.create(action=action, organisation=partner)
    Update.objects.bulk_create(
        Update(action=action, by=manager, rating="red", happened="Families were told.") for action in actions
    )
    Milestone.objects.bulk_create(Milestone(action=action, wording="Half-way", due_on=today) for action in actions)


def opened(client, person, path, ids):
    client.force_login(person.user)
    return client.get(f"/{person.area.slug}/{path.format(**ids)}")


@pytest.mark.parametrize("role", list(Role))
def test_every_role_reads_every_page(client, manager, ids, role):
    reader = a_person(manager.area, role)
    assert {opened(client, reader, path, ids).status_code for path in PAGES} == {200}


@pytest.mark.parametrize("path", [path for path in PAGES if "{" in path])
def test_what_belongs_to_another_area_is_not_there(client, ids, path):
    elsewhere = a_manager(an_area())
    a_plan(elsewhere.area, elsewhere)
    assert opened(client, elsewhere, path, ids).status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_a_page_costs_no_more_queries_with_300_actions(client, manager, ids, many, path, django_assert_max_num_queries):
    client.force_login(manager.user)
    address = f"/{manager.area.slug}/{path.format(**ids)}"
    with django_assert_max_num_queries(MOST_AFTER_A_CHANGE):
        assert client.get(address).status_code == 200
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("path", [path for path in PAGES if "{" not in path])
def test_before_a_programme_starts_each_page_says_what_to_do(client, path):
    page = opened(client, a_manager(an_area()), path, {})
    assert page.status_code == 200
    assert "search" in path or "There is no plan yet" in page.content.decode()


@pytest.mark.parametrize("path", [path for path in PAGES if "{" not in path])
def test_a_plan_without_actions_breaks_nothing(client, path):
    manager = a_manager(an_area())
    a_plan(manager.area, manager)
    assert opened(client, manager, path, {}).status_code == 200


def test_only_reading_is_offered_where_nothing_changes(client, manager, ids):
    client.force_login(manager.user)
    assert client.post(f"/{manager.area.slug}/search/").status_code == 405
    assert client.get(f"/{manager.area.slug}/plan/actions/views/save/").status_code == 405
