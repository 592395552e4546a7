"""The pages of meetings and requests: who may open them, and what they show."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.evidence.models import StatementKind
from sendwell.apps.governance.models import Body, FollowUp, Meeting
from sendwell.apps.partnership.models import Person, Role
from tests.apps.governance.meetings import a_meeting, a_paper, a_request, accepted
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Person:
    return a_manager(an_area())


@pytest.fixture
def meeting(manager) -> Meeting:
    minutes = a_paper(manager.area, manager)
    accepted(minutes, StatementKind.DECISION, manager, "The board approved the plan.", label="approved")
    accepted(minutes, StatementKind.ACTION, manager, "The forum will report on waiting times.", owner="The forum")
    accepted(minutes, StatementKind.CONCERN, manager, "Families wait too long.")
    return Meeting.objects.get()


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def shown(person: Person, name: str, **which) -> str:
    return signed_in(person).get(reverse(name, kwargs={"area": person.area.slug, **which})).content.decode()


def sent(person: Person, name: str, data: dict, **which):
    return signed_in(person).post(reverse(name, kwargs={"area": person.area.slug, **which}), data)


def test_the_page_of_a_meeting_shows_what_it_decided_asked_and_feared_with_the_words(manager, meeting):
    page = shown(manager, "meeting", meeting_id=meeting.pk)
    assert "Approved" in page
    for words in ("The board approved the plan.", "The forum will report on waiting times.", "Families wait too long."):
        assert words in page
    assert page.count("#marked") >= 2


def test_a_meeting_to_come_shows_what_still_waits_for_an_answer(manager, meeting):
    coming = meeting.body.meetings.create(held_on=timezone.localdate() + timedelta(days=400))
    page = shown(manager, "meeting", meeting_id=coming.pk)
    assert "The body waits for 1 answer" in page
    assert "The forum will report on waiting times." in page


def test_empty_pages_say_what_to_do_next(manager):
    assert "Add the board or panel that oversees the work" in shown(manager, "meetings")
    assert "Nothing waits for an answer" in shown(manager, "follow_ups")


def test_a_paper_of_an_unknown_meeting_is_asked_about_and_put_with_it(manager):
    paper = a_paper(manager.area, manager, meeting_date=None)
    accepted(paper, StatementKind.DECISION, manager, label="noted")
    assert reverse("place_paper", args=[manager.area.slug, paper.pk]) in shown(manager, "meetings")
    data = {"body": Body.objects.get().pk, "held_on_day": 14, "held_on_month": "jan", "held_on_year": 2027}
    answer = sent(manager, "place_paper", data, document_id=paper.pk)
    assert answer.url == reverse("meeting", args=[manager.area.slug, Meeting.objects.get().pk])


def test_a_body_and_its_meeting_are_added(manager):
    sent(manager, "add_body", {"name": "SEND board", "purpose": "", "chair": ""})
    day = {"held_on_day": 1, "held_on_month": 2, "held_on_year": 2027, "held_already": "on"}
    sent(manager, "add_meeting", day, body_id=Body.objects.get().pk)
    again = sent(manager, "add_meeting", day, body_id=Body.objects.get().pk)
    assert "SEND board already meets on 1 February 2027." in again.content.decode()
    assert Meeting.objects.count() == 1


def test_something_asked_in_the_room_is_put_on_the_list(manager, meeting):
    sent(manager, "add_follow_up", {"wording": "Ask the schools", "owner": manager.pk}, meeting_id=meeting.pk)
    assert FollowUp.objects.get(wording="Ask the schools").owner == manager


def test_an_owner_answers_the_request_that_was_given_to_them(manager):
    owner = a_person(manager.area, Role.ACTION_OWNER)
    request, today = a_request(manager.area, owner=owner), timezone.localdate()
    data = {"answer": "Done.", "answered_on_day": today.day, "answered_on_month": today.month}
    sent(owner, "answer_follow_up", data | {"answered_on_year": today.year}, follow_up_id=request.pk)
    assert FollowUp.objects.get().answer == "Done."
    assert "Done." in shown(owner, "follow_up", follow_up_id=request.pk)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.PROGRAMME_MANAGER, Role.CLERK)])
def test_every_role_reads_and_only_those_who_run_meetings_change(manager, meeting, role):
    client, area = signed_in(a_person(manager.area, role)), manager.area.slug
    request = FollowUp.objects.get()
    reads = [("meetings", ()), ("body", (meeting.body_id,)), ("meeting", (meeting.pk,)), ("follow_ups", ()),
             ("follow_up", (request.pk,))]  # fmt: skip
    changes = [("add_body", ()), ("change_body", (meeting.body_id,)), ("add_meeting", (meeting.body_id,)),
               ("move_meeting", (meeting.pk,)), ("add_follow_up", (meeting.pk,)), ("answer_follow_up", (request.pk,)),
               ("assign_follow_up", (request.pk,)), ("place_paper", (meeting.papers.get().pk,))]  # fmt: skip
    assert {client.get(reverse(name, args=[area, *which])).status_code for name, which in reads} == {200}
    assert {client.get(reverse(name, args=[area, *which])).status_code for name, which in changes} == {403}


def test_what_belongs_to_another_area_is_not_there(manager, meeting):
    stranger = a_manager(an_area("Saltmere"))
    area, other = stranger.area.slug, signed_in(stranger)
    places = {"body": meeting.body_id, "meeting": meeting.pk, "follow_up": FollowUp.objects.get().pk,
              "answer_follow_up": FollowUp.objects.get().pk, "place_paper": meeting.papers.get().pk}  # fmt: skip
    assert {other.get(reverse(name, args=[area, key])).status_code for name, key in places.items()} == {404}


def test_the_list_of_requests_takes_as_many_queries_for_many_as_for_one(manager, django_assert_max_num_queries):
    body = a_meeting(manager.area).body
    for number in range(30):
        a_request(manager.area, body=body, owner=manager, wording=f"Request {number}")
    client = signed_in(manager)
    with django_assert_max_num_queries(8):
        client.get(reverse("follow_ups", args=[manager.area.slug]))


def test_what_a_paper_says_of_its_meeting_stands_in_the_form_already(manager):
    Body.objects.create(area=manager.area, name="SEND Improvement Board")
    paper = a_paper(manager.area, manager, body="The SEND improvement board", meeting_date=None)
    page = shown(manager, "place_paper", document_id=paper.pk)
    assert "selected>SEND Improvement Board" in page
    assert "The forum will report on waiting times." in page
    dated = a_paper(manager.area, manager, body=None, meeting_date="2027-01-14")
    page = shown(manager, "place_paper", document_id=dated.pk)
    assert 'value="14"' in page
    assert "Choose a body" in page
