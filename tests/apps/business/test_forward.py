"""The forward plan of a body: what is due at which meeting, whether notice was given, and what nobody looks at."""

from datetime import date

import pytest

from sendwell.apps.business import commands
from sendwell.apps.business.forward import due_at, forward_plan, gaps
from sendwell.apps.business.models import AgendaItem
from sendwell.apps.governance.models import Meeting
from sendwell.apps.mechanisms.refused import Refused
from sendwell.domain.clocks.counting import months_after
from tests.apps.business.boards import a_board, a_day, another_meeting
from tests.apps.programme.plans import a_plan

pytestmark = pytest.mark.django_db
MET, TODAY = date(2026, 12, 17), date(2026, 11, 2)


@pytest.fixture
def board():
    return a_board(scrutinises=True)


def planned(board, **said):
    return commands.add_work_item(body=board.body, by=board.manager, **{"title": "Deep dive"} | said)


def test_what_is_planned_comes_at_the_first_meeting_that_is_not_before_its_day(board):
    planned(board, due_on=a_day(board, 10))
    another_meeting(board, 5)
    later = another_meeting(board, 15)
    (one,) = forward_plan(board.body, board.today)
    assert one.meeting == later


def test_what_has_no_meeting_in_time_says_so(board):
    planned(board, due_on=a_day(board, 10))
    assert forward_plan(board.body, board.today)[0].meeting is None


def test_what_comes_again_is_due_so_many_months_after_it_stood_on_an_agenda(board):
    work = planned(board, due_on=a_day(board, -40), every_months=6)
    met = another_meeting(board, -30)
    AgendaItem.objects.create(meeting=met, position=1, title="Deep dive", purpose="discuss", work=work)
    (one,) = forward_plan(board.body, board.today)
    assert (one.last_seen, one.due_on) == (met.held_on, months_after(met.held_on, 6))
    assert due_at(board.meeting) == []


def test_what_comes_once_and_came_is_on_the_plan_no_more(board):
    work = planned(board, due_on=a_day(board, -40))
    AgendaItem.objects.create(
        meeting=another_meeting(board, -30), position=1, title="Deep dive", purpose="discuss", work=work
    )
    assert forward_plan(board.body, board.today) == []


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        (None, "Notice must be published by 18 November 2026"),
        (date(2026, 11, 18), "Notice was published in time, on 18 November 2026"),
        (date(2026, 11, 20), "2 days too late"),
    ],
)
def test_a_key_decision_needs_28_clear_days_of_notice(board, notice, words):
    Meeting.objects.create(body=board.body, held_on=MET)
    planned(board, due_on=MET, is_key=True, notice_on=notice)
    assert words in forward_plan(board.body, TODAY)[0].notice_words


def test_what_cannot_be_planned_is_refused(board):
    for said in ({"every_months": 0}, {"notice_on": TODAY}):
        with pytest.raises(Refused):
            planned(board, due_on=MET, **said)


def test_a_priority_at_which_nobody_who_scrutinises_looked_for_nine_months_is_a_gap(board):
    priority = a_plan(board.area, board.manager).priorities.get()
    assert gaps(board.area, board.today)[0].words == "No body that scrutinises has looked at it yet"
    old = Meeting.objects.create(body=board.body, held_on=months_after(board.today, -10))
    AgendaItem.objects.create(meeting=old, position=1, title="It", purpose="discuss", priority=priority)
    assert gaps(board.area, board.today)[0].since == old.held_on
    AgendaItem.objects.create(meeting=board.meeting, position=1, title="It", purpose="discuss", priority=priority)
    assert gaps(board.area, board.today) == []


def test_a_look_of_a_body_that_does_not_scrutinise_closes_no_gap(board):
    priority = a_plan(board.area, board.manager).priorities.get()
    board.body.scrutinises = False
    board.body.save()
    AgendaItem.objects.create(meeting=board.meeting, position=1, title="It", purpose="discuss", priority=priority)
    assert len(gaps(board.area, board.today)) == 1
