"""The deadlines of an area: as a page, and as a calendar at a secret address."""

from datetime import timedelta

import icalendar
import pytest
from django.utils import timezone

from sendwell.apps.governance.models import Body, FollowUp, Meeting
from sendwell.apps.mechanisms.secret_addresses import BYTES, hash_of
from sendwell.apps.oversight import commands
from sendwell.apps.oversight.deadlines import deadlines_of
from sendwell.apps.oversight.models import FeedAddress
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.models import KeyDate, Milestone
from tests.apps.programme.plans import a_plan, an_action, an_update
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


def a_body(area, name="SEND improvement board"):
    return Body.objects.create(area=area, name=name)


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def area(manager):
    """An area with one of everything that is due."""
    area = manager.area
    priority = a_plan(area, manager).priorities.get()
    action = an_action(priority, manager, "Open a helpline", owner=manager, due_on=today(-3))
    Milestone.objects.create(action=action, wording="A number is chosen", due_on=today(2))
    KeyDate.objects.create(area=area, on=today(20), what="The monitoring inspection begins")
    board = a_body(area)
    Meeting.objects.create(body=board, held_on=today(9))
    FollowUp.objects.create(area=area, body=board, wording="Bring the figures", owner=manager, due_on=today(5))
    return area


def kinds(found):
    return {line.kind for line in found.lines}


def feed(client, secret, query=""):
    client.logout()
    return client.get(f"/feeds/{secret}.ics{query}")


def events(answer):
    return [event for event in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")]


def test_everything_that_is_due_is_in_one_list_the_soonest_first(area):
    found = deadlines_of(area, today())
    assert kinds(found) == {"Stage of the plan", "Key date", "Action", "Milestone", "Meeting", "Request"}
    assert [line.on for line in found.lines] == sorted(line.on for line in found.lines)
    assert "1.1 Open a helpline" in [line.what for line in found.late]
    assert "late" in found.words


def test_what_is_done_or_answered_is_no_longer_due(area, manager):
    action = Milestone.objects.get().action
    an_update(action, manager, "blue")
    FollowUp.objects.update(answered_on=today())
    assert not kinds(deadlines_of(area, today())) & {"Action", "Milestone", "Request"}


def test_a_stage_says_how_its_day_was_reckoned_and_by_which_law(area):
    stages = [line for line in deadlines_of(area, today()).lines if line.kind == "Stage of the plan"]
    assert any("70 working days after 2 February 2026" in line.how and "SI 2015/1792" in line.how for line in stages)


def test_a_day_that_is_only_about_right_is_never_late(area):
    KeyDate.objects.create(area=area, on=today(-2), until=today(3), what="The inspectors are here")
    (line,) = [line for line in deadlines_of(area, today()).lines if line.what == "The inspectors are here"]
    assert not line.late


def test_the_papers_of_a_meeting_are_due_as_the_law_on_council_meetings_says(manager):
    cabinet = Body.objects.create(area=manager.area, name="Cabinet", council_law=True)
    Meeting.objects.create(body=cabinet, held_on=today(30))
    papers, meeting = deadlines_of(manager.area, today()).lines
    assert (papers.what, meeting.what) == ("Agenda and papers of Cabinet are out", "Cabinet meets")
    assert papers.how.startswith("5 clear working days before")
    assert "SI 2012/2089" in papers.how


def test_ones_own_deadlines_leave_out_what_others_answer_for(area, manager):
    found = deadlines_of(area, today())
    assert kinds(found.of(manager)) == kinds(found)
    assert kinds(found.of(a_manager(area))) == {"Stage of the plan", "Key date", "Meeting"}


def test_an_area_without_a_plan_has_its_meetings_and_requests(client, manager):
    Meeting.objects.create(body=a_body(manager.area), held_on=today(1))
    client.force_login(manager.user)
    page = client.get(f"/{manager.area.slug}/deadlines/").content.decode()
    assert "Nothing is late. The next is “" in page
    assert "tomorrow" in page


def test_an_area_where_nothing_is_due_says_what_to_do_next(client, manager):
    client.force_login(manager.user)
    address = f"/{manager.area.slug}/deadlines/"
    assert "Give actions their dates" in client.get(address).content.decode()
    assert "See everyone’s" in client.get(f"{address}?mine=1").content.decode()


def test_an_address_is_shown_once_and_only_its_hash_is_kept(client, area, manager):
    client.force_login(manager.user)
    address = f"/{area.slug}/deadlines/"
    client.post(f"{address}address/make/")
    page = client.get(address).content.decode()
    secret = page.split("/feeds/")[1].split(".ics")[0]
    assert FeedAddress.objects.get().secret_hash == hash_of(secret)
    assert secret not in str(FeedAddress.objects.values())
    assert secret not in client.get(address).content.decode()
    assert feed(client, secret).status_code == 200


def test_a_calendar_has_an_event_for_each_deadline_with_its_page(client, area, manager):
    answer = feed(client, commands.make_feed_address(by=manager))
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer["Cache-Control"] == "private, no-store"
    found = events(answer)
    assert len(found) == len(deadlines_of(area, today()).lines)
    (action,) = [event for event in found if str(event["uid"]).startswith("action-")]
    assert (str(action["summary"]), action.decoded("dtstart")) == ("Action: 1.1 Open a helpline", today(-3))
    assert str(action["url"]).startswith(f"http://testserver/{area.slug}/plan/actions/")


def test_an_event_keeps_its_name_when_its_day_moves(client, area, manager):
    secret = commands.make_feed_address(by=manager)
    before = {str(event["uid"]) for event in events(feed(client, secret))}
    Milestone.objects.update(due_on=today(30))
    assert {str(event["uid"]) for event in events(feed(client, secret))} == before


def test_a_calendar_of_ones_own_leaves_out_what_others_answer_for(client, area):
    secret = commands.make_feed_address(by=a_manager(area))
    assert len(events(feed(client, secret, "?mine=1"))) < len(events(feed(client, secret)))


@pytest.mark.parametrize("role", list(Role))
def test_a_calendar_is_that_of_the_readers_own_area(client, area, role):
    elsewhere = a_person(an_area("Saltmarsh"), role)
    Meeting.objects.create(body=a_body(elsewhere.area, "Saltmarsh board"), held_on=today(1))
    found = events(feed(client, commands.make_feed_address(by=elsewhere)))
    assert [str(event["summary"]) for event in found] == ["Meeting: Saltmarsh board meets"]


def test_a_revoked_address_gives_nothing(client, area, manager):
    secret = commands.make_feed_address(by=manager)
    client.force_login(manager.user)
    address = f"/{area.slug}/deadlines/address/revoke/"
    assert "stop working?" in client.get(address).content.decode()
    client.post(address)
    assert feed(client, secret).status_code == 404


def test_a_new_address_takes_the_place_of_the_old_one_and_of_nobody_elses(client, area, manager):
    other = commands.make_feed_address(by=a_manager(area))
    old, new = (commands.make_feed_address(by=manager) for _ in range(2))
    assert [feed(client, secret).status_code for secret in (old, new, other)] == [404, 200, 200]


def test_whoever_leaves_or_loses_every_role_reads_no_more(client, area, manager):
    gone, roleless = a_manager(area), a_manager(area)
    secrets = [commands.make_feed_address(by=person) for person in (gone, roleless)]
    gone.left_on = today()
    gone.save()
    roleless.roles_held.all().delete()
    assert [feed(client, secret).status_code for secret in secrets] == [404, 404]


@pytest.mark.parametrize("guess", ["a", "x" * 43, "%00", "..%2f", "é", "A" * 5000])
def test_a_guess_is_like_any_page_that_is_not_there(client, area, manager, guess):
    commands.make_feed_address(by=manager)
    assert client.get(f"/feeds/{guess}.ics").status_code == 404
    assert client.get(f"/feeds/{FeedAddress.objects.get().secret_hash}.ics").status_code == 404


def test_a_secret_has_256_bits(manager):
    assert BYTES * 8 == 256
    assert len({commands.make_feed_address(by=manager) for _ in range(20)}) == 20


def test_an_address_only_reads(client, manager):
    secret = commands.make_feed_address(by=manager)
    assert client.post(f"/feeds/{secret}.ics").status_code in {403, 405}


def test_somebody_of_another_area_makes_no_address_here(client, area):
    client.force_login(a_manager(an_area("Saltmarsh")).user)
    assert client.post(f"/{area.slug}/deadlines/address/make/").status_code == 403
    assert not FeedAddress.objects.exists()


def test_the_calendar_costs_no_more_queries_with_more_due(client, area, manager, django_assert_max_num_queries):
    secret = commands.make_feed_address(by=manager)
    priority = Milestone.objects.get().action.priority
    for number in range(40):
        action = an_action(priority, manager, f"Action {number}", due_on=today(number))
        Milestone.objects.create(action=action, wording="Half-way", due_on=today(number))
    feed(client, secret)  # the first to read after a change works the plan out for all
    with django_assert_max_num_queries(25):
        assert len(events(feed(client, secret))) > 80
