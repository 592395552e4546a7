"""The timeline, the heat map and reliance, as they are worked out."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from sendwell.apps.oversight.months import heat_map
from sendwell.apps.oversight.reliance import reliance_page
from sendwell.apps.oversight.timeline.page import timeline_page
from sendwell.apps.oversight.timeline.scale import scale_over
from sendwell.apps.oversight.whole import whole_plan
from sendwell.apps.partnership.models import Organisation
from sendwell.apps.programme.models import Milestone
from tests.apps.programme.plans import a_plan, an_action, an_update
from tests.support.factories import a_manager, a_person, an_area, an_organisation

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def priority(manager):
    return a_plan(manager.area, manager).priorities.get()


def day(days):
    return TODAY + timedelta(days=days)


def timeline(manager):
    return timeline_page(whole_plan(manager.area, TODAY), None)


def reliance(manager):
    return reliance_page(whole_plan(manager.area, TODAY), Organisation.objects.filter(area=manager.area))


def test_the_chain_that_sets_the_end_is_told_with_the_room_between_its_links(manager, priority):
    first = an_action(priority, manager, "First", starts_on=day(-9), due_on=day(10))
    second = an_action(priority, manager, "Second", starts_on=day(15), due_on=day(40), depends_on=[first])
    an_action(priority, manager, "Third", starts_on=day(41), due_on=day(90), depends_on=[second])
    page = timeline(manager)
    assert [link.state.label for link in page.chain] == ["1.1", "1.2", "1.3"]
    assert [link.room for link in page.chain] == ["4 days of room before 1.2 starts.", "No day of room.", ""]
    assert page.chain_says.startswith("3 actions, each waiting for the one before")


def test_dates_that_contradict_each_other_are_said(manager, priority):
    first = an_action(priority, manager, "First", due_on=day(50))
    an_action(priority, manager, "Second", due_on=day(40), depends_on=[first])
    page = timeline(manager)
    assert "one of the two dates is wrong" in page.chain[0].room
    assert {line.css for line in page.picture.lines} == {"app-link app-link--clash"}


def test_what_waits_is_joined_to_what_it_waits_for_by_lines(manager, priority):
    first = an_action(priority, manager, "First", starts_on=day(0), due_on=day(10))
    an_action(priority, manager, "Second", starts_on=day(20), due_on=day(40), depends_on=[first])
    down, across = timeline(manager).picture.lines
    assert down.x1 == down.x2 == across.x1
    assert across.head == "chain"


def test_what_is_done_is_no_link_of_the_chain(manager, priority):
    first = an_action(priority, manager, "First", due_on=day(10))
    an_action(priority, manager, "Second", due_on=day(40), depends_on=[first])
    an_update(first, manager, "blue", days_ago=(timezone.localdate() - TODAY).days + 1)
    assert "waits for nothing" in timeline(manager).chain_says


def test_a_late_action_is_drawn_until_today_and_said(manager, priority):
    an_action(priority, manager, "Late", starts_on=day(-60), due_on=day(-12))
    page = timeline(manager)
    assert page.picture.bars[0].css == "app-bar app-bar--late"
    assert "1 late, the longest by 12 days" in page.sentence


def test_each_milestone_is_marked_as_reached_missed_or_ahead(manager, priority):
    action = an_action(priority, manager, due_on=day(30))
    for days, reached in ((-20, day(-20)), (-5, None), (20, None)):
        Milestone.objects.create(action=action, wording="x", due_on=day(days), reached_on=reached)
    states = [mark.css.rsplit("--")[-1] for mark in timeline(manager).picture.marks]
    assert states == ["reached", "late", "ahead"]


def test_an_action_without_any_date_has_a_title_and_no_bar(manager, priority):
    an_action(priority, manager)
    page = timeline(manager)
    assert page.picture.bars == []
    assert len(page.picture.groups[0].rows) == 1
    assert page.sentence == "1 action, and none has dates yet."


def test_a_date_a_thousand_years_off_leaves_room_for_the_others():
    scale = scale_over([date(1026, 1, 1), date(3026, 1, 1)], TODAY)
    assert (scale.last - scale.first).days < 366 * 21
    assert scale.at(date(1026, 1, 1)) == 0
    assert scale.at(date(3026, 1, 1)) == 100


def test_a_phone_has_room_for_every_label_of_the_months():
    for months in (1, 5, 11, 23, 47, 119, 240):
        labels = [tick for tick in scale_over([day(months * 30)], TODAY).ticks if tick.label]
        assert 1 <= len(labels) <= 8
        places = [float(tick.x[:-1]) for tick in labels]
        assert all(after - before > 11 for before, after in pairwise(places))


def test_the_heat_map_carries_a_rating_on_and_says_that_nobody_spoke(manager, priority):
    ago = (timezone.localdate() - TODAY).days
    action = an_action(priority, manager)
    an_update(action, manager, "red", days_ago=ago + 70)
    (row,) = heat_map(manager.area, TODAY, 12).rows
    assert [(cell.rating, cell.fresh) for cell in row.cells] == [("red", True), ("red", False), ("red", False)]
    assert row.cells[-1].words == "Red: 1 action, from before: no update this month"


def test_the_heat_map_says_for_how_long_a_priority_has_been_red(manager, priority):
    ago = (timezone.localdate() - TODAY).days
    an_update(an_action(priority, manager), manager, "red", days_ago=ago + 70)
    assert "for 3 months without a break" in heat_map(manager.area, TODAY, 12).sentence


def test_older_months_are_left_out_until_asked_for(manager, priority):
    ago = (timezone.localdate() - TODAY).days
    an_update(an_action(priority, manager), manager, "green", days_ago=ago + 600)
    found = heat_map(manager.area, TODAY, 12)
    assert (len(found.months), found.all_months) == (12, 20)


def test_reliance_names_the_fewest_who_lead_half(manager, priority):
    council, trust = an_organisation(manager.area, "Council"), an_organisation(manager.area, "Trust")
    for lead in (council, council, council, trust):
        an_action(priority, manager, lead=lead)
    assert reliance(manager).sentence == "Council leads 3 of 4 actions still to be done."


def test_what_would_stall_without_a_provider_includes_what_waits_for_it(manager, priority):
    council, trust = an_organisation(manager.area, "Council"), an_organisation(manager.area, "Trust")
    first = an_action(priority, manager, "First", lead=trust)
    second = an_action(priority, manager, "Second", lead=council, depends_on=[first], partners=[trust])
    an_action(priority, manager, "Third", lead=council, depends_on=[second])
    load = next(load for load in reliance(manager).organisations if load.organisation == trust)
    assert load.sentence == (
        "Without Trust, 1 of 3 actions would stand still and 1 action of others would lose a partner "
        "and 2 more actions would wait in vain."
    )


def test_actions_whose_owner_has_left_are_named(manager, priority):
    gone = a_person(manager.area)
    an_action(priority, manager, "Left behind", owner=gone)
    gone.left_on = day(-3)
    gone.save()
    page = reliance(manager)
    assert [found.action.title for found in page.owner_left] == ["Left behind"]
    assert page.people[0].left


def test_what_is_done_rests_on_nobody(manager, priority):
    trust = an_organisation(manager.area, "Trust")
    action = an_action(priority, manager, lead=trust, owner=manager)
    an_update(action, manager, "blue", days_ago=(timezone.localdate() - TODAY).days + 1)
    page = reliance(manager)
    assert (page.open, page.organisations, page.people) == (0, [], [])
