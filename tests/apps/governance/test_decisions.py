"""Decisions whole: who took them, in which order of days, whether they were called in, what they were screened for."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.evidence.models import StatementKind
from sendwell.apps.governance import commands
from sendwell.apps.governance.call_in import call_in_ends, how_decision_stands
from sendwell.apps.governance.models import Decision
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from tests.apps.governance.meetings import a_meeting, a_paper, a_request, accepted
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
DECIDED = date(2018, 8, 9)


@pytest.fixture
def manager():
    return a_manager(an_area())


def delegated(manager, **said) -> Decision:
    fields = {"wording": "The plan be approved", "taker": "member", "taken_by": a_person(manager.area)}
    fields |= {"delegation": "Cabinet, 12 July 2018", "taken_on": DECIDED, "published_on": DECIDED}
    return commands.add_decision(by=manager, **fields | {"may_be_called_in": True} | said)


def test_a_decision_published_on_a_thursday_can_be_called_in_until_the_thursday_after(manager):
    assert call_in_ends(delegated(manager)).on == date(2018, 8, 16)


@pytest.mark.parametrize(
    ("said", "today", "words"),
    [
        ({}, date(2018, 8, 13), "It can be called in until 16 August 2018, in 3 days."),
        ({}, date(2018, 8, 17), "Not called in. It takes effect from 17 August 2018."),
        ({"published_on": None}, DECIDED, "It can be called in once it is published."),
        ({"urgent_because": "The plan is due."}, DECIDED, "because it is urgent: The plan is due."),
        (
            {"called_in_on": date(2018, 8, 14)},
            DECIDED,
            "Called in on 14 August 2018. What came of it is not known yet.",
        ),
        ({"implemented_on": date(2018, 8, 17)}, DECIDED, "Put into effect on 17 August 2018."),
        ({"may_be_called_in": False}, DECIDED, "Taken on 9 August 2018."),
    ],
)
def test_how_a_decision_stands_is_said_in_words(manager, said, today, words):
    assert words in how_decision_stands(delegated(manager, **said), today)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"taken_by": None}, "taken_by"),
        ({"delegation": " "}, "delegation"),
        ({"taker": "body"}, "body"),
        ({"published_on": DECIDED - timedelta(days=1)}, "published_on"),
        ({"notice_on": date(2018, 7, 1)}, "notice_on"),
        ({"called_in_on": date(2018, 8, 17)}, "called_in_on"),
        ({"called_in_on": DECIDED, "may_be_called_in": False}, "called_in_on"),
        ({"implemented_on": date(2018, 8, 16)}, "implemented_on"),
        ({"called_in_on": DECIDED, "implemented_on": date(2018, 9, 1)}, "call_in_outcome"),
        ({"taken_on": date(2200, 1, 1), "published_on": None}, "taken_on"),
    ],
)
def test_what_cannot_be_is_refused_at_the_answer_that_it_is_about(manager, said, field):
    with pytest.raises(Refused) as refused:
        delegated(manager, **said)
    assert refused.value.field == field
    assert not Decision.objects.exists()


def test_a_decision_is_not_dated_before_its_meeting_nor_before_the_one_that_delegates_it(manager):
    meeting = a_meeting(manager.area, date(2018, 7, 12), body="Cabinet")
    at_meeting = {"taker": "body", "body": meeting.body, "meeting": meeting, "may_be_called_in": False}
    with pytest.raises(Refused, match="before the meeting of 12 July 2018"):
        delegated(manager, **at_meeting, taken_on=date(2018, 7, 11), published_on=None)
    cabinet = delegated(manager, **at_meeting, taken_on=None, published_on=None)
    with pytest.raises(Refused, match="before the decision that delegates it, of 12 July 2018"):
        delegated(manager, delegated_by=cabinet, taken_on=date(2018, 7, 11), published_on=None)
    assert delegated(manager, delegated_by=cabinet, delegation="").delegated_by == cabinet


def test_the_words_of_a_paper_stay_those_of_the_paper(manager):
    accepted(a_paper(manager.area, manager), StatementKind.DECISION, manager, "The board approved the plan.")
    decision = Decision.objects.get()
    commands.change_decision(decision=decision, reasons="It is due.", wording="Something else", by=manager)
    decision.refresh_from_db()
    assert (decision.wording, decision.reasons) == ("The board approved the plan.", "It is due.")


def test_each_kind_of_implication_is_screened_once_and_the_screening_can_change(manager):
    decision = delegated(manager)
    for screening, words in (("to_do", "Being written"), ("done", "No risk was found")):
        commands.screen(decision=decision, kind="privacy", screening=screening, words=words, document=None, by=manager)
    found = decision.implications.get()
    assert (found.screening, found.words) == ("done", "No risk was found")


def test_nothing_of_another_area_is_part_of_a_decision(manager):
    other = a_manager(an_area("Saltmere"))
    there = a_meeting(other.area)
    foreign = ({"taken_by": other}, {"body": there.body}, {"meeting": there}, {"report": a_paper(other.area, other)})
    for said in (*foreign, {"delegated_by": delegated(other)}):
        with pytest.raises(Refused):
            delegated(manager, **said)
    decision = delegated(manager)
    with pytest.raises(Refused):
        commands.screen(
            decision=decision,
            kind="legal",
            screening="done",
            words="x",
            document=a_paper(other.area, other),
            by=manager,
        )


def test_nobody_else_changes_a_decision(manager):
    decision = delegated(manager)
    for by in (a_person(manager.area, Role.BOARD_MEMBER), a_manager(an_area("Saltmere"))):
        with pytest.raises(PermissionDenied):
            commands.change_decision(decision=decision, reasons="Mine", by=by)


def respond(request, by, on=date(2026, 3, 3), **said):
    fields = {"response": "partly", "response_reason": "Half of it is done already."} | said
    return commands.respond(follow_up=request, responded_on=on, today=date(2026, 3, 5), by=by, **fields)


def test_a_recommendation_is_accepted_or_not_with_a_reason_and_stays_open(manager):
    request = a_request(manager.area, kind="recommendation")
    respond(request, manager)
    request.refresh_from_db()
    assert (request.get_response_display(), request.answered_on) == ("Partly accepted", None)


def test_only_a_recommendation_is_accepted_and_not_in_the_future(manager):
    with pytest.raises(Refused, match="Only a recommendation"):
        respond(a_request(manager.area), manager)
    with pytest.raises(Refused, match="future"):
        respond(a_request(manager.area, kind="recommendation"), manager, on=date(2026, 3, 6))
