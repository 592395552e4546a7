"""The pages of agendas, minutes, decisions and approvals, as people use them."""

import pytest
from django.urls import reverse

from sendwell.apps.business import commands
from sendwell.apps.business.commands import approvals
from sendwell.apps.business.models import Draft, Outcome
from sendwell.apps.governance.models import Decision, FollowUp
from sendwell.apps.partnership.models import Role
from tests.apps.business.boards import a_board, a_day, an_item, another_meeting, issued, noted, published
from tests.apps.governance.test_pages import sent, shown, signed_in
from tests.apps.programme.plans import a_plan
from tests.support.factories import a_person

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25


@pytest.fixture
def board():
    return a_board(quorum=2)


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def test_an_agenda_is_drafted_and_published_and_everyone_reads_it(board):
    sent(board.clerk, "draft_agenda", {}, meeting_id=board.meeting.pk)
    page = shown(board.clerk, "prepare_agenda", meeting_id=board.meeting.pk)
    assert "Apologies for absence" in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    answer = sent(board.clerk, "publish_agenda", {"seen": seen}, meeting_id=board.meeting.pk)
    assert "Apologies for absence" in signed_in(a_person(board.area, Role.ADVISER)).get(answer.url).content.decode()


def test_a_superseded_agenda_stays_visible_as_such(board):
    an_item(board)
    first = published(board, board.meeting)
    published(board, board.meeting, why="A paper was replaced.")
    page = shown(board.clerk, "agenda", agenda_id=first.pk)
    assert "This edition was superseded" in page
    assert "A paper was replaced." in page
    assert "Superseded: edition 1" in shown(board.clerk, "meeting", meeting_id=board.meeting.pk)


def test_what_came_of_an_item_is_on_the_list_before_the_meeting_ends(board):
    item, owner = an_item(board), board.members[0]
    data = {"kind": "action", "wording": "Write to every family", "owner": owner.pk} | day("due_on", a_day(board, 9))
    assert sent(board.clerk, "record_outcome", data, item_id=item.pk).status_code == 302
    assert FollowUp.objects.get().owner == owner
    assert "Write to every family" in shown(board.manager, "follow_ups")


def test_what_is_missing_is_said_and_what_was_typed_stays(board):
    page = sent(board.clerk, "record_outcome", {"kind": "action", "wording": "Write"}, item_id=an_item(board).pk)
    assert "An action needs somebody who does it and a date" in page.content.decode()
    assert ">\nWrite</textarea>" in page.content.decode()
    assert not Outcome.objects.exists()


def test_what_was_typed_when_the_browser_died_is_there_again(board):
    item = an_item(board)
    typed = {"wording": "Half a sent", "discussion": "They said", "form_token": "x", "owner": board.members[0].pk}
    sent(board.clerk, "keep_draft", typed, item_id=item.pk)
    page = shown(board.clerk, "minute_item", item_id=item.pk)
    assert "Half a sent" in page
    assert "They said" in page
    assert f'value="{board.members[0].pk}" selected' in page
    assert "Half a sent" not in shown(board.manager, "minute_item", item_id=item.pk)
    assert "form_token" not in Draft.objects.get().kept


def test_two_clerks_who_write_what_was_said_both_see_it(board):
    item = an_item(board)
    seen = shown(board.clerk, "minute_item", item_id=item.pk).split('name="seen" value="')[1].split('"')[0]
    sent(board.clerk, "minute_item", {"discussion": "The first.", "seen": seen}, item_id=item.pk)
    page = sent(board.manager, "minute_item", {"discussion": "The second.", "seen": seen}, item_id=item.pk)
    assert "The first." in page.content.decode()
    assert "The second." in page.content.decode()


def test_attendance_is_recorded_and_the_quorum_said(board):
    ann, bob, _ = board.members
    sent(board.clerk, "attendance", {f"person_{ann.pk}": "present", "guests": "A parent"}, meeting_id=board.meeting.pk)
    page = shown(board.clerk, "minute", meeting_id=board.meeting.pk)
    assert "1 member is there; the quorum is 2, so it can’t decide." in page
    assert "A parent" in page
    assert bob.name not in page


def test_minutes_go_out_as_a_page_as_pdf_and_as_word(board):
    noted(an_item(board), "decision", board.clerk, wording="The plan be approved")
    page = shown(board.clerk, "draft_minutes", meeting_id=board.meeting.pk)
    seen = page.split('name="seen" value="')[1].split('"')[0]
    answer = sent(board.clerk, "issue_minutes", {"seen": seen}, meeting_id=board.meeting.pk)
    reader = signed_in(a_person(board.area, Role.BOARD_MEMBER))
    assert "The plan be approved" in reader.get(answer.url).content.decode()
    assert reader.get(f"{answer.url}pdf/").content.startswith(b"%PDF")
    assert reader.get(f"{answer.url}word/").content.startswith(b"PK")


def test_a_recommendation_is_visible_whole(board):
    priority = a_plan(board.area, board.manager).priorities.get()
    said = {"owner": board.manager, "due_on": a_day(board, 9), "priority": priority}
    action = noted(an_item(board), "action", board.manager, in_plan=True, **said).planned
    asked = noted(an_item(board), "recommendation", board.clerk, asked_by="Councillor Fen", action=action).follow_up
    update = action.updates.create(by=board.manager, rating="green", happened="Half is done.")
    update.evidence.create(title="The letter", link="https://fenmoor.example/letter")
    data = {"response": "accepted", "response_reason": "It is right."} | day("responded_on", board.today)
    sent(board.manager, "respond_follow_up", data, follow_up_id=asked.pk)
    page = shown(board.clerk, "follow_up", follow_up_id=asked.pk)
    assert [part for part in ("Accepted", "It is right.", "The letter", "Councillor Fen", action.title)
            if part not in page] == []  # fmt: skip


def test_a_question_of_a_member_and_its_answer_are_found_by_search(board):
    noted(an_item(board), "question", board.clerk, wording="How long is the wait?", asked_by="Councillor Fenwick")
    for words in ("Fenwick", "long wait"):
        answer = signed_in(board.clerk).get(reverse("search", args=[board.area.slug]), {"q": words})
        assert "Question" in answer.content.decode()


def test_a_decision_is_kept_whole_on_its_page(board):
    data = {"wording": "Buy it", "taker": "officer", "taken_by": board.members[0].pk, "delegation": "Scheme, 4.2"}
    answer = sent(board.clerk, "add_decision", data | day("taken_on", board.today))
    decision = Decision.objects.get()
    assert answer.url == reverse("decision", args=[board.area.slug, decision.pk])
    screening = {"screening": "not_needed", "words": "No child is affected."}
    sent(board.clerk, "screen_decision", screening, decision_id=decision.pk, implication="privacy")
    page = shown(board.clerk, "decision", decision_id=decision.pk)
    assert [part for part in ("Scheme, 4.2", "Not needed: No child is affected.", "4 of 5 are not screened yet")
            if part not in page] == []  # fmt: skip
    assert "Buy it" in shown(board.clerk, "decisions")


def test_the_decisions_about_an_action_are_listed_from_its_page(board):
    priority = a_plan(board.area, board.manager).priorities.get()
    said = {"owner": board.manager, "due_on": a_day(board, 9), "priority": priority}
    action = noted(an_item(board), "action", board.manager, in_plan=True, **said).planned
    for wording in ("Buy it", "Sell it"):
        noted(an_item(board), "decision", board.clerk, wording=wording)
    approvals.add_effect(decision=Decision.objects.get(wording="Buy it"), action=action, kind="starts", by=board.clerk)
    assert f"/meetings/decisions/?action={action.pk}" in shown(board.clerk, "action", action_id=action.pk)
    page = signed_in(board.clerk).get(f"/{board.area.slug}/meetings/decisions/?action={action.pk}").content.decode()
    assert ("Buy it" in page, "Sell it" in page) == (True, False)


def test_a_way_is_planned_and_says_what_does_not_fit(board):
    sent(board.clerk, "add_route", {"title": "The plan"} | day("submit_by", a_day(board, 2)))
    route = board.area.approval_routes.get()
    assert "It can’t be done in time any more" in shown(board.clerk, "route", route_id=route.pk)
    assert "The plan" in shown(board.clerk, "routes")


@pytest.mark.parametrize("times", [1, 6])
def test_pages_take_a_bounded_number_of_queries(board, django_assert_max_num_queries, times):
    earlier = another_meeting(board, -30)
    plan = a_plan(board.area, board.manager)
    priority = plan.priorities.get()
    for number in range(times):
        for meeting in (earlier, board.meeting):
            item = an_item(board, meeting, title=f"Item {number}", priority=priority)
            noted(item, "question", board.clerk, owner=board.members[0])
            noted(item, "decision", board.clerk)
        commands.add_work_item(body=board.body, title=f"Work {number}", due_on=board.today, by=board.manager)
    route = approvals.add_route(title="The plan", submit_by=a_day(board, 90), by=board.clerk)
    agenda, edition = published(board, board.meeting), issued(board, earlier)
    which = {"meeting": board.meeting.pk, "body": board.body.pk, "item": board.meeting.items.first().pk}
    pages = [("meeting", which["meeting"]), ("prepare_agenda", which["meeting"]), ("minute", which["meeting"]),
             ("attendance", which["meeting"]), ("draft_minutes", which["meeting"]), ("minute_item", which["item"]),
             ("change_item", which["item"]), ("agenda", agenda.pk), ("minutes", edition.pk),
             ("forward_plan", which["body"]), ("body", which["body"]), ("decision", Decision.objects.first().pk),
             ("follow_up", FollowUp.objects.first().pk), ("route", route.pk), ("plan_approval", plan.pk)]  # fmt: skip
    client, area = signed_in(board.manager), board.area.slug
    for name, key in pages:
        client.get(reverse(name, args=[area, key]))  # the first to read after a change works the plan out for all
        with django_assert_max_num_queries(MOST_QUERIES, info=name):
            client.get(reverse(name, args=[area, key]))
    for name in ("decisions", "routes", "follow_ups", "meetings", "structure"):
        with django_assert_max_num_queries(MOST_QUERIES, info=name):
            client.get(reverse(name, args=[area]))
