"""Meetings that do not take place: the reason, the notice, and where they no longer count."""

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.business import commands
from sendwell.apps.business.queries import agendas_of
from sendwell.apps.governance.queries import body_lines, meetings_of
from sendwell.apps.mechanisms.refused import Refused
from tests.apps.business.boards import a_board, a_day, an_item, another_meeting, published

pytestmark = pytest.mark.django_db
WHY = "The chair is ill."


def cancelled(board, meeting):
    return commands.cancel_meeting(meeting=meeting, because=WHY, today=board.today, by=board.clerk)


def test_the_notice_takes_the_place_of_the_agenda_and_the_old_one_stays():
    board = a_board()
    meeting = another_meeting(board, 20)
    an_item(board, meeting)
    first = published(board, meeting)
    notice = cancelled(board, meeting)
    assert list(agendas_of(board.area).filter(meeting=meeting)) == [notice, first]
    assert WHY in str(notice.content)


def test_a_cancelled_meeting_is_no_meeting_any_more():
    board = a_board()
    cancelled(board, board.meeting)
    later = another_meeting(board, 30)
    (line,) = body_lines(board.area, board.today)
    assert line.next == later
    assert list(meetings_of(board.area)) == [later]


def test_the_page_says_that_and_why_and_offers_nothing_to_prepare(client):
    board = a_board()
    meeting = another_meeting(board, 20)
    client.force_login(board.clerk.user)
    address = f"/{board.area.slug}/meetings/{meeting.pk}/"
    client.post(f"{address}cancel/", {"because": WHY})
    page = client.get(address).content.decode()
    assert "This meeting is cancelled" in page
    assert WHY in page
    assert "Prepare the agenda" not in page
    assert client.get(f"{address}agenda/").status_code == 404


def test_only_a_meeting_to_come_is_cancelled_and_once():
    board = a_board()
    with pytest.raises(Refused, match="still to come"):
        cancelled(board, another_meeting(board, -3))
    cancelled(board, board.meeting)
    with pytest.raises(Refused, match="already"):
        cancelled(board, board.meeting)


def test_a_member_cancels_nothing():
    board = a_board()
    with pytest.raises(PermissionDenied):
        commands.cancel_meeting(meeting=board.meeting, because=WHY, today=a_day(board, 0), by=board.members[0])
