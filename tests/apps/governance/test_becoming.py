"""What accepted words of minutes become."""

from datetime import date

import pytest

from sendwell.apps.evidence import commands as evidence
from sendwell.apps.evidence.models import StatementKind
from sendwell.apps.governance import commands, queries
from sendwell.apps.governance.models import Body, Decision, FollowUp, Meeting
from sendwell.apps.mechanisms.refused import Refused
from tests.apps.governance.meetings import a_paper, accepted
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def minutes(manager):
    return a_paper(manager.area, manager)


def test_a_decision_stands_with_the_meeting_that_its_paper_names(manager, minutes):
    accepted(minutes, StatementKind.DECISION, manager, label="approved")
    decision = Decision.objects.get()
    assert str(decision.meeting) == "SEND Improvement Board, 14 January 2027"
    assert decision.label == "approved"
    assert list(decision.meeting.papers.all()) == [minutes]


def test_a_body_already_known_by_nearly_the_same_name_is_not_made_again(manager, minutes):
    known = Body.objects.create(area=manager.area, name="The SEND improvement board")
    accepted(minutes, StatementKind.DECISION, manager)
    accepted(a_paper(manager.area, manager), StatementKind.DECISION, manager)
    assert list(Body.objects.all()) == [known]
    assert Meeting.objects.count() == 1


def test_a_body_of_the_same_name_in_another_area_is_another_body(manager, minutes):
    other = Body.objects.create(area=an_area("Saltmere"), name="SEND Improvement Board")
    accepted(minutes, StatementKind.DECISION, manager)
    assert Decision.objects.get().body != other


def test_a_request_is_given_to_the_person_whom_the_paper_names(manager, minutes):
    owner = a_person(manager.area, name="Olive Owner")
    accepted(minutes, StatementKind.ACTION, manager, owner="Olive Owner", due="2027-03-01", due_text="by 1 March")
    request = FollowUp.objects.get()
    assert (request.owner, request.due_on, request.due_as_said) == (owner, date(2027, 3, 1), "by 1 March")


def test_a_request_to_somebody_unclear_keeps_the_name_and_gives_it_to_nobody(manager, minutes):
    a_person(manager.area, name="Olive Owner")
    accepted(minutes, StatementKind.ACTION, manager, owner="Officers", due=None)
    request = FollowUp.objects.get()
    assert (request.owner, request.owner_as_named, request.due_on) == (None, "Officers", None)


def test_a_person_of_another_area_is_not_given_a_request(manager, minutes):
    a_person(an_area("Saltmere"), name="Olive Owner")
    accepted(minutes, StatementKind.ACTION, manager, owner="Olive Owner")
    assert FollowUp.objects.get().owner is None


def test_a_paper_without_a_date_keeps_its_body_and_waits_for_its_meeting(manager):
    paper = a_paper(manager.area, manager, meeting_date=None)
    accepted(paper, StatementKind.DECISION, manager)
    assert Decision.objects.get().body.name == "SEND Improvement Board"
    assert list(queries.papers_without_a_meeting(manager)) == [paper]


def test_a_paper_put_with_a_meeting_takes_its_decisions_and_requests_there(manager):
    paper = a_paper(manager.area, manager, body=None, meeting_date=None)
    accepted(paper, StatementKind.DECISION, manager)
    accepted(paper, StatementKind.ACTION, manager)
    body = Body.objects.create(area=manager.area, name="Cabinet")
    placed = commands.place_paper(document=paper, body=body, held_on=date(2027, 2, 1), by=manager)
    accepted(paper, StatementKind.DECISION, manager)
    assert {kept.meeting for kept in [*Decision.objects.all(), *FollowUp.objects.all()]} == {placed}
    assert not queries.papers_without_a_meeting(manager)


def test_a_concern_stands_on_the_page_of_its_meeting(manager, minutes):
    concern = accepted(minutes, StatementKind.CONCERN, manager, "Families wait too long.")
    assert list(queries.concerns_raised_at(Meeting.objects.get(), manager)) == [concern]


@pytest.mark.parametrize("kind", [StatementKind.DECISION, StatementKind.ACTION, StatementKind.CONCERN])
def test_what_nothing_hangs_on_can_be_taken_back(manager, minutes, kind):
    evidence.reopen(statement=accepted(minutes, kind, manager), by=manager)
    assert not Decision.objects.exists()
    assert not FollowUp.objects.exists()
    assert not queries.concerns_raised_at(Meeting.objects.get(), manager)


def test_a_request_that_was_answered_cannot_be_taken_back(manager, minutes):
    statement = accepted(minutes, StatementKind.ACTION, manager)
    day = date(2027, 2, 1)
    commands.answer(follow_up=FollowUp.objects.get(), answer="Done.", answered_on=day, today=day, by=manager)
    with pytest.raises(Refused, match="answered on 1 February 2027"):
        evidence.reopen(statement=statement, by=manager)
    assert FollowUp.objects.exists()
