"""What is typed in a meeting, what becomes of it, and that two who type at once lose nothing."""

import json

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.business import commands
from sendwell.apps.business.models import Draft, Outcome
from sendwell.apps.business.queries import attendees_of, quorum_of
from sendwell.apps.governance.models import Decision, FollowUp, Membership
from sendwell.apps.mechanisms.editing import ChangedMeanwhile, mark_of
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.programme.models import Action
from tests.apps.business.boards import a_board, a_day, an_item, another_meeting, issued, noted
from tests.apps.programme.plans import a_plan
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return a_board(quorum=2)


def there(board, *present, guests=(), **said):
    answers = {person.pk: word for person, word in zip(board.members, present, strict=False)}
    commands.record_attendance(meeting=board.meeting, present=answers, guests=guests, by=board.clerk, **said)


def quorum(board):
    return quorum_of(board.meeting, attendees_of(board.meeting))


def test_a_decision_that_is_minuted_is_a_decision_of_its_body(board):
    noted(an_item(board), "decision", board.clerk, wording="The plan be approved")
    decision = Decision.objects.get()
    assert (decision.body, decision.meeting, decision.wording) == (board.body, board.meeting, "The plan be approved")


@pytest.mark.parametrize("kind", ["action", "question", "recommendation"])
def test_what_somebody_must_do_or_answer_is_on_their_list_at_once(board, kind):
    ann = board.members[0]
    noted(an_item(board), kind, board.clerk, owner=ann, due_on=a_day(board, 20), asked_by="Councillor Fen")
    found = FollowUp.objects.get()
    assert (found.kind, found.owner, found.due_on, found.asked_by) == (kind, ann, a_day(board, 20), "Councillor Fen")


def test_what_is_noted_is_on_nobodys_list(board):
    noted(an_item(board), "noted", board.clerk)
    assert not FollowUp.objects.exists()
    assert not Decision.objects.exists()


def test_an_action_needs_somebody_and_a_date(board):
    for said in ({"owner": board.members[0]}, {"due_on": a_day(board, 5)}):
        with pytest.raises(Refused, match="somebody who does it and a date"):
            noted(an_item(board), "action", board.clerk, **said)
    assert not Outcome.objects.exists()


def test_an_action_typed_in_the_meeting_can_go_into_the_plan_and_answers_what_was_asked(board):
    priority = a_plan(board.area, board.manager).priorities.get()
    said = {"owner": board.members[0], "due_on": a_day(board, 20), "priority": priority}
    outcome = noted(an_item(board), "action", board.manager, in_plan=True, **said)
    action = Action.objects.get(pk=outcome.planned_id)
    assert (action.priority, action.title, action.owner) == (priority, "Publish the waiting times", board.members[0])
    assert list(action.follow_ups.all()) == [outcome.follow_up]


def test_the_clerk_puts_nothing_into_the_plan(board):
    priority = a_plan(board.area, board.manager).priorities.get()
    said = {"owner": board.members[0], "due_on": a_day(board, 20), "priority": priority}
    with pytest.raises(PermissionDenied):
        noted(an_item(board), "action", board.clerk, in_plan=True, **said)


def test_what_is_asked_about_an_action_stands_with_that_action(board):
    priority = a_plan(board.area, board.manager).priorities.get()
    action = Action.objects.create(priority=priority, number=1, title="A promise")
    outcome = noted(an_item(board), "question", board.clerk, action=action)
    assert list(action.follow_ups.all()) == [outcome.follow_up]
    assert outcome.priority == priority


def test_nothing_of_another_area_is_linked(board):
    other = a_manager(an_area("Saltmere"))
    priority = a_plan(other.area, other).priorities.get()
    for said in ({"priority": priority}, {"owner": other}):
        with pytest.raises(Refused):
            noted(an_item(board), "question", board.clerk, **said)


def test_other_words_of_an_outcome_are_the_words_of_what_it_became(board):
    asked = noted(an_item(board), "question", board.clerk)
    decided = noted(an_item(board), "decision", board.clerk)
    said = {"wording": "Other words", "owner": board.members[1], "due_on": None, "asked_by": ""}
    for outcome in (asked, decided):
        commands.change_outcome(outcome=outcome, by=board.clerk, **said)
    assert (FollowUp.objects.get().wording, FollowUp.objects.get().owner) == ("Other words", board.members[1])
    assert Decision.objects.get().wording == "Other words"


def test_what_was_typed_by_mistake_is_taken_back_with_what_it_became_unless_it_was_answered(board):
    first, second = (noted(an_item(board), "question", board.clerk) for _ in range(2))
    commands.remove_outcome(outcome=first, by=board.clerk)
    assert FollowUp.objects.get() == second.follow_up
    FollowUp.objects.update(answered_on=board.today)
    second.follow_up.refresh_from_db()
    with pytest.raises(Refused, match="so it stays"):
        commands.remove_outcome(outcome=second, by=board.clerk)


def test_two_who_minute_at_once_lose_nothing(board):
    item = an_item(board)
    seen = {"discussion": mark_of("")}
    commands.write_discussion(item=item, discussion="What the first wrote.", seen=seen, by=board.clerk)
    noted(item, "noted", board.clerk)
    noted(item, "noted", board.manager)
    with pytest.raises(ChangedMeanwhile, match="What the first wrote"):
        commands.write_discussion(item=item, discussion="What the second wrote.", seen=seen, by=board.manager)
    assert item.outcomes.count() == 2


def test_what_is_typed_and_not_saved_is_kept_until_it_is_saved(board):
    item = an_item(board)
    commands.keep_draft(item=item, kept={"wording": "Half a sent", "discussion": "They"}, by=board.clerk)
    noted(item, "noted", board.clerk)
    assert Draft.objects.get().kept == {"discussion": "They"}
    commands.write_discussion(item=item, discussion="They spoke.", by=board.clerk)
    assert not Draft.objects.exists()


def test_the_draft_of_one_is_not_the_draft_of_the_other(board):
    item = an_item(board)
    for person in (board.clerk, board.manager):
        commands.keep_draft(item=item, kept={"wording": person.name}, by=person)
    assert Draft.objects.count() == 2


def test_a_deputy_counts_towards_the_quorum_and_apologies_do_not(board):
    there(board, "present", "apologies")
    assert quorum(board).words == "1 member is there; the quorum is 2, so it can’t decide."
    there(board, "present", "deputy")
    assert quorum(board).words == "2 members are there; the quorum is 2."


def test_a_member_whose_seat_ends_in_the_meeting_stays_as_recorded(board):
    there(board, "present", "present", "present")
    Membership.objects.filter(person=board.members[0]).update(ends_on=a_day(board, -1))
    assert quorum(board).there == 3
    assert [one.present for one in attendees_of(board.meeting)] == ["present"] * 3


def test_guests_are_named_once_and_can_be_taken_out(board):
    there(board, guests=["Councillor Fen", "councillor fen", "A parent"])
    there(board, guests=["A parent"])
    assert [row.name for row in board.meeting.attendances.all()] == ["A parent"]


def test_two_who_record_attendance_at_once_both_see_it(board):
    seen = {f"person_{board.members[0].pk}": mark_of("")}
    there(board, "present", seen=seen)
    with pytest.raises(ChangedMeanwhile):
        there(board, "apologies", seen=seen)


def words_of(edition):
    return json.dumps(edition.content, ensure_ascii=False)


def test_minutes_are_drafted_from_what_was_typed_in_the_style_of_a_committee(board):
    there(board, "present", "apologies", guests=["Councillor Fen"])
    item = an_item(board, title="Waits")
    commands.write_discussion(item=item, discussion="The chair asked.\nThe officer answered.", by=board.clerk)
    noted(item, "decision", board.clerk, wording="The plan be approved.")
    noted(item, "action", board.clerk, owner=board.members[0], due_on=a_day(board, 3))
    commands.add_interest(
        meeting=board.meeting, item=item, who="Ann Lee", interest="Owns shares", what_they_did="", by=board.clerk
    )
    words = words_of(issued(board))
    said = ("RESOLVED", "The plan be approved", "Ann Lee", "Councillor Fen", "The officer answered.", "Owns shares")
    assert [part for part in (*said, "Draft: not approved yet") if part not in words] == []


def test_what_was_said_in_private_is_not_in_the_minutes_and_what_was_decided_is(board):
    item = an_item(board, private_because="A contract")
    commands.write_discussion(item=item, discussion="The price is 12.", by=board.clerk)
    noted(item, "decision", board.clerk, wording="The offer be taken")
    words = words_of(issued(board))
    assert "The price is 12." not in words
    assert "The offer be taken" in words


def test_minutes_are_approved_by_a_later_meeting_of_the_same_body_only(board):
    earlier = another_meeting(board, -20)
    an_item(board, earlier)
    approve = {"meeting": earlier, "why": "", "today": board.today, "by": board.clerk}
    with pytest.raises(Refused, match="as a draft first"):
        commands.approve_minutes(approved_at=board.meeting, **approve)
    first = issued(board, earlier)
    for other in (another_meeting(board, -40), earlier, another_meeting(board, 10)):
        with pytest.raises(Refused):
            commands.approve_minutes(approved_at=other, **approve)
    approved = commands.approve_minutes(approved_at=board.meeting, **approve)
    assert "Approved as a correct record" in words_of(approved)
    first.refresh_from_db()
    assert "Draft: not approved yet" in words_of(first)


def test_minutes_are_corrected_openly(board):
    an_item(board)
    issued(board)
    with pytest.raises(Refused, match="what was corrected"):
        issued(board)
    assert "Ann Lee was there." in words_of(issued(board, why="Ann Lee was there."))


def test_a_meeting_to_come_has_no_minutes(board):
    with pytest.raises(Refused, match="still to come"):
        issued(board, another_meeting(board, 5))


def test_nobody_else_minutes(board):
    item = an_item(board)
    with pytest.raises(PermissionDenied):
        noted(item, "noted", a_person(board.area))
    with pytest.raises(PermissionDenied):
        commands.keep_draft(item=item, kept={}, by=a_manager(an_area("Saltmere")))
