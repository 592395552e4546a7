"""What has changed since a board last met: the same whether it got a pack or not."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from sendwell.apps.governance.models import Body, Meeting
from sendwell.apps.programme.last_board import last_board
from sendwell.apps.programme.queries import current_plan
from sendwell.apps.programme.queries.home import home_page
from sendwell.apps.publishing.models import Pack
from tests.apps.programme.plans import a_plan, an_action, an_update
from tests.support.factories import a_manager, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def plan(manager):
    return a_plan(manager.area, manager)


@pytest.fixture
def action(manager, plan):
    return an_action(plan.priorities.get(), manager)


@pytest.fixture
def board(manager):
    return Body.objects.create(area=manager.area, name="Improvement board")


def met(board, days_ago: int) -> date:
    day = timezone.localdate() - timedelta(days=days_ago)
    Meeting.objects.create(body=board, held_on=day)
    return day


def page_of(manager):
    return home_page(manager.area, manager, timezone.localdate())


def test_before_any_meeting_there_is_nothing_to_compare_with(manager, action):
    assert page_of(manager).board is None
    assert page_of(manager).moved == {}


def test_ratings_are_compared_with_those_of_the_day_on_which_a_body_last_met(manager, plan, action, board):
    an_update(action, manager, "green", days_ago=20)
    met(board, 10)
    an_update(action, manager, "red", days_ago=3)
    found = page_of(manager).moved[plan.priorities.get().pk]
    assert (found.words, found.arrow) == ("1 worse", "▼")


def test_a_pack_goes_before_a_meeting_without_one(manager, plan, action, board):
    an_update(action, manager, "green", days_ago=20)
    met(board, 1)
    day = timezone.localdate() - timedelta(days=8)
    Pack.objects.create(
        area=manager.area, body=board, meeting_on=day, issued_by=manager, content={}, ratings={str(action.pk): "amber"}
    )
    found = last_board(current_plan(manager.area), timezone.localdate())
    assert (found.met_on, found.by_pack) == (day, True)
    assert page_of(manager).moved[plan.priorities.get().pk].words == "1 better"


def test_what_its_members_had_before_them_counts_and_no_correction_or_paper_for_others_after_it(manager, plan, board):
    day = timezone.localdate() - timedelta(days=8)
    said = {"area": manager.area, "body": board, "meeting_on": day, "issued_by": manager, "content": {}}
    issued = [timezone.now() - timedelta(days=ago) for ago in (20, 19, 3)]
    first = Pack.objects.create(**said, issued_at=issued[0])
    Pack.objects.create(**said, issued_at=issued[1], edition=2, corrects=first, why="A date was wrong.")
    Pack.objects.create(**said, issued_at=issued[2], audience="public")
    found = last_board(current_plan(manager.area), timezone.localdate())
    assert found.told_at == issued[0]


def test_a_pack_for_a_meeting_to_come_was_told_to_nobody_yet(manager, plan, board):
    day = timezone.localdate() + timedelta(days=8)
    Pack.objects.create(area=manager.area, body=board, meeting_on=day, issued_by=manager, content={})
    assert last_board(current_plan(manager.area), timezone.localdate()) is None


def test_what_changed_is_counted_from_the_board(client, manager, action, board):
    an_update(action, manager, days_ago=20, happened="Long ago.")
    day = met(board, 10)
    an_update(action, manager, days_ago=2, happened="Since.")
    client.force_login(manager.user)
    page = client.get(f"/{manager.area.slug}/").content.decode()
    assert f"What changed since the board of {day:%-d %B %Y} (" in page
    assert page.count("Updated by") == 1


def test_what_waits_for_a_person_is_said_in_one_line(manager, plan):
    for title in ("Open a line", "Hire a nurse"):
        an_action(plan.priorities.get(), manager, title, owner=manager)
    assert page_of(manager).yours == "2 updates"
