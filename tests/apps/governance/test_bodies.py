"""Bodies, the days on which they meet, and who answers what they asked."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.governance import commands, queries
from sendwell.apps.governance.states import how_it_stands
from sendwell.apps.mechanisms.history import changes_of
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from tests.apps.governance.meetings import a_meeting, a_paper, a_request
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 5)


@pytest.fixture
def manager():
    return a_manager(an_area())


def add(manager, name="SEND Improvement Board"):
    return commands.add_body(name=name, purpose="", chair=None, by=manager)


def test_a_body_is_added_once_whatever_the_spelling(manager):
    add(manager)
    with pytest.raises(Refused, match="already among your bodies"):
        add(manager, "The SEND improvement board")


def test_a_body_keeps_its_own_name_when_it_is_changed(manager):
    body = add(manager)
    commands.change_body(body=body, name="The SEND Improvement Board", purpose="Oversees", chair=manager, by=manager)
    assert body.name == "The SEND Improvement Board"


def test_a_body_meets_once_a_day(manager):
    body = add(manager)
    commands.add_meeting(body=body, held_on=TODAY, held_already=True, by=manager)
    with pytest.raises(Refused, match="already meets on 5 March 2027"):
        commands.add_meeting(body=body, held_on=TODAY, held_already=True, by=manager)


def test_a_meeting_can_be_moved_but_not_onto_another(manager):
    meeting, other = a_meeting(manager.area, "2027-03-05"), a_meeting(manager.area, "2027-03-12")
    commands.move_meeting(meeting=meeting, held_on=date(2027, 3, 6), held_already=True, by=manager)
    with pytest.raises(Refused):
        commands.move_meeting(meeting=other, held_on=date(2027, 3, 6), held_already=True, by=manager)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.PROGRAMME_MANAGER, Role.CLERK)])
def test_only_those_who_run_meetings_change_bodies(manager, role):
    with pytest.raises(PermissionDenied):
        add(a_person(manager.area, role))


def test_the_body_that_meets_soonest_comes_first_with_its_neighbouring_meetings(manager):
    a_meeting(manager.area, "2027-05-01", body="A panel")
    for day in ("2027-01-01", "2027-02-01", "2027-03-05", "2027-06-01"):
        a_meeting(manager.area, day, body="The board")
    first, _ = queries.body_lines(manager.area, TODAY)
    assert (first.body.name, first.last.held_on, first.next.held_on) == ("The board", date(2027, 2, 1), TODAY)


def test_what_a_body_waits_for_is_counted_with_what_is_late(manager, django_assert_max_num_queries):
    body = a_meeting(manager.area).body
    for due in ("2027-03-01", "2027-03-09", None):
        a_request(manager.area, body=body, due_on=due)
    a_request(manager.area, body=body, due_on="2027-01-01", answered_on="2027-01-02")
    with django_assert_max_num_queries(2):
        (line,) = queries.body_lines(manager.area, TODAY)
    assert (line.open, line.late) == (3, 1)


def test_requests_come_open_first_and_late_first(manager):
    dues = {"answered": "2026-01-01", "no date": None, "soon": "2027-03-09", "late": "2027-03-01"}
    for wording, due in dues.items():
        a_request(manager.area, wording=wording, due_on=due, answered_on=TODAY if wording == "answered" else None)
    assert [found.wording for found in queries.follow_ups_of(manager.area)] == ["late", "soon", "no date", "answered"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"due_on": date(2027, 2, 21)}, "Late by 12 days"),
        ({"due_on": date(2027, 3, 4)}, "Late by 1 day"),
        ({"due_on": TODAY}, "Due 5 March 2027, today"),
        ({"due_on": date(2027, 3, 14)}, "Due 14 March 2027, in 9 days"),
        ({"due_as_said": "next meeting"}, "Due “next meeting”, no date given"),
        ({}, "No date was given"),
        ({"due_on": date(2027, 2, 1), "answered_on": date(2027, 2, 3)}, "Answered on 3 February 2027"),
    ],
)
def test_how_a_request_stands_is_said_in_words(manager, fields, words):
    assert how_it_stands(a_request(manager.area, **fields), TODAY) == words


def answer(request, by, on=TODAY):
    return commands.answer(follow_up=request, answer="It was done.", answered_on=on, today=TODAY, by=by)


def test_whoever_was_given_a_request_answers_it_and_the_answer_is_remembered(manager):
    owner = a_person(manager.area, Role.ACTION_OWNER)
    request = a_request(manager.area)
    commands.assign(follow_up=request, owner=owner, due_on=None, by=manager)
    answer(request, owner)
    assert "It was done." in [change.after for change in changes_of(request) if change.who == owner.user.name]


def test_nobody_else_answers_a_request(manager):
    request = a_request(manager.area, owner=a_person(manager.area, Role.ACTION_OWNER))
    with pytest.raises(PermissionDenied):
        answer(request, a_person(manager.area, Role.ACTION_OWNER))
    with pytest.raises(PermissionDenied):
        answer(request, a_manager(an_area("Saltmere")))


def test_an_answer_is_not_dated_in_the_future(manager):
    with pytest.raises(Refused, match="future"):
        answer(a_request(manager.area), manager, on=date(2027, 3, 6))


def test_a_request_is_not_given_to_somebody_of_another_area(manager):
    stranger = a_person(an_area("Saltmere"))
    with pytest.raises(Refused):
        commands.assign(follow_up=a_request(manager.area), owner=stranger, due_on=None, by=manager)


def test_a_paper_is_not_put_with_a_meeting_of_another_area(manager):
    body = a_meeting(an_area("Saltmere")).body
    with pytest.raises(PermissionDenied):
        commands.place_paper(document=a_paper(manager.area, manager), body=body, held_on=TODAY, by=manager)


def test_a_meeting_is_not_put_on_a_bank_holiday_nor_by_mistake_into_the_past(manager):
    body = add(manager)
    with pytest.raises(Refused, match="is a bank holiday"):
        commands.add_meeting(body=body, held_on=date(2030, 12, 25), by=manager)
    with pytest.raises(Refused, match="is in the past"):
        commands.add_meeting(body=body, held_on=date(2019, 3, 5), by=manager)
    commands.add_meeting(body=body, held_on=date(2019, 3, 5), held_already=True, by=manager)
