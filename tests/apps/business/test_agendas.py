"""Agendas: what belongs on them, by when they are out, and that they stay as they were published."""

import json

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.business import commands
from sendwell.apps.business.due import not_there_yet
from sendwell.apps.governance.models import FollowUp
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from tests.apps.business.boards import a_board, a_day, an_item, another_meeting, published
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return a_board()


def drafted(board, meeting=None):
    meeting = meeting or board.meeting
    commands.draft_agenda(meeting=meeting, today=board.today, by=board.manager)
    return [item.title for item in meeting.items.order_by("position")]


def test_a_drafted_agenda_has_what_always_stands_there_and_what_is_due(board):
    earlier = another_meeting(board, -30)
    FollowUp.objects.create(area=board.area, body=board.body, meeting=earlier, wording="Report back")
    commands.add_standing_item(body=board.body, title="What families say", purpose="discuss", by=board.manager)
    commands.add_work_item(body=board.body, title="Deep dive", due_on=board.today, by=board.manager)
    assert drafted(board) == [
        "Apologies for absence",
        "Declarations of interest",
        f"Minutes of the meeting of {earlier.held_on:%-d %B %Y}",
        "What was asked for before",
        "What families say",
        "Deep dive",
        "Any other business",
        "Date of the next meeting",
    ]


def test_drafting_again_puts_nothing_there_twice_and_what_came_since_in_its_place(board):
    drafted(board)
    an_item(board, title="Visit of the minister")
    commands.add_standing_item(body=board.body, title="What families say", purpose="discuss", by=board.manager)
    assert [due.title for due in not_there_yet(board.meeting, board.today)] == ["What families say"]
    assert drafted(board)[-4:] == [
        "What families say", "Visit of the minister", "Any other business", "Date of the next meeting",
    ]  # fmt: skip


def test_a_request_that_was_answered_is_carried_no_further(board):
    earlier = another_meeting(board, -30)
    FollowUp.objects.create(
        area=board.area, body=board.body, meeting=earlier, wording="Report back", answered_on=board.today
    )
    assert "What was asked for before" not in drafted(board)


def test_items_change_places_and_stay_in_one_row(board):
    first, second = an_item(board, title="First"), an_item(board, title="Second")
    commands.move_item(item=second, up=True, by=board.manager)
    commands.move_item(item=second, up=True, by=board.manager)
    assert [item.title for item in board.meeting.items.order_by("position")] == ["Second", "First"]
    commands.move_item(item=second, up=False, by=board.manager)
    assert [
        item.position for item in (first.__class__.objects.get(pk=first.pk), second.__class__.objects.get(pk=second.pk))
    ] == [1, 2]


def test_an_item_under_which_something_is_minuted_stays(board):
    item = an_item(board)
    commands.write_discussion(item=item, discussion="They spoke.", by=board.manager)
    with pytest.raises(Refused, match="minuted under this item"):
        commands.remove_item(item=item, by=board.manager)


def test_an_agenda_that_is_out_in_time_needs_no_reason_and_a_late_one_does():
    board = a_board(papers_days=5)
    in_time, late = another_meeting(board, 30), another_meeting(board, 3)
    for meeting in (in_time, late):
        an_item(board, meeting)
    published(board, in_time)
    with pytest.raises(Refused, match="terms of reference of SEND improvement board") as refused:
        published(board, late)
    assert refused.value.field == "late_because"
    assert published(board, late, late_because="The report came on Monday.").late_because


def test_a_published_agenda_stays_as_it_was_when_its_items_change(board):
    item = an_item(board, title="As it was")
    first = published(board, board.meeting)
    commands.change_item(item=item, title="As it is now", by=board.manager)
    with pytest.raises(Refused, match="why another edition"):
        published(board, board.meeting)
    second = published(board, board.meeting, why="The title was wrong.")
    first.refresh_from_db()
    assert "As it was" in json.dumps(first.content)
    assert "As it is now" in json.dumps(second.content)
    assert (first.number, second.number) == (1, 2)


def test_what_was_not_looked_through_is_not_published(board):
    an_item(board)
    with pytest.raises(Refused, match="has changed since you looked"):
        commands.publish_agenda(
            meeting=board.meeting, seen="another", why="", late_because="", today=board.today, by=board.manager
        )


def test_no_agenda_is_made_for_a_meeting_that_is_over(board):
    over = another_meeting(board, -1)
    with pytest.raises(Refused, match="can’t be made any more"):
        drafted(board, over)


def test_the_papers_of_a_private_item_are_not_named_on_the_agenda(board):
    an_item(board, title="A contract", private_because="Schedule 12A, paragraph 3")
    assert "This item is private: Schedule 12A, paragraph 3" in json.dumps(published(board, board.meeting).content)


@pytest.mark.parametrize("who", ["a board member", "the manager of another area"])
def test_nobody_else_makes_an_agenda(board, who):
    by = a_person(board.area, Role.BOARD_MEMBER) if who == "a board member" else a_manager(an_area("Saltmere"))
    with pytest.raises(PermissionDenied):
        commands.add_item(meeting=board.meeting, title="Mine", purpose="note", by=by)


def test_an_agenda_says_what_is_still_to_be_answered(board):
    earlier = another_meeting(board, -30)
    FollowUp.objects.create(
        area=board.area, body=board.body, meeting=earlier, wording="Report back", due_on=a_day(board, -3)
    )
    drafted(board)
    kept = json.dumps(published(board, board.meeting).content)
    assert "Report back" in kept
    assert "Late by 3 days" in kept
