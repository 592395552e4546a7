"""What accepted words of a paper become here: decisions, follow-ups, and concerns on the page of their meeting."""

from datetime import date

from sendwell.apps.evidence.destinations import register
from sendwell.apps.evidence.facts import meeting_facts
from sendwell.apps.evidence.models import Statement, StatementKind
from sendwell.apps.governance.commands.bodies import body_named
from sendwell.apps.governance.models import Body, Decision, FollowUp, Meeting
from sendwell.apps.governance.names import person_meant
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Person
from sendwell.apps.partnership.queries import people_still_here


def register_all() -> None:
    """Tell the review of papers where decisions, actions and concerns go."""
    register(kinds=[StatementKind.DECISION], name="a decision", receive=receive_decision, withdraw=withdraw_decision)
    register(
        kinds=[StatementKind.ACTION],
        name="a follow-up on somebody’s list",
        receive=receive_follow_up,
        withdraw=withdraw_follow_up,
    )
    register(
        kinds=[StatementKind.CONCERN],
        name="a concern on its meeting’s page",
        receive=receive_concern,
        withdraw=withdraw_concern,
    )


def receive_decision(statement: Statement, by: Person) -> Decision:
    """Keep a decision with the meeting that its paper names."""
    body, meeting = meeting_of(statement)
    return Decision.objects.create(
        area=by.area,
        statement=statement,
        body=body,
        meeting=meeting,
        label=str(statement.details.get("label") or ""),
        wording=statement.wording,
    )


def withdraw_decision(statement: Statement, by: Person) -> None:
    """Take a decision back. Nothing hangs on a decision."""
    for decision in Decision.objects.filter(statement=statement):
        decision.delete()


def receive_follow_up(statement: Statement, by: Person) -> FollowUp:
    """Keep a request, for the person named where it is beyond doubt who is meant."""
    body, meeting = meeting_of(statement)
    named = str(statement.details.get("owner") or "")
    return FollowUp.objects.create(
        area=by.area,
        statement=statement,
        body=body,
        meeting=meeting,
        wording=statement.wording,
        owner_as_named=named[:200],
        owner=person_meant(named, people_still_here(by.area)),
        due_on=_day(statement.details.get("due")),
        due_as_said=str(statement.details.get("due_text") or "")[:200],
    )


def withdraw_follow_up(statement: Statement, by: Person) -> None:
    """Take a request back. Raises Refused where it was answered, or an action in the plan answers it."""
    for follow_up in FollowUp.objects.filter(statement=statement):
        if follow_up.answered_on:
            raise Refused(f"This request was answered on {follow_up.answered_on:%-d %B %Y}, so it stays.")
        if action := follow_up.actions.first():
            raise Refused(f"The action “{action}” answers this request. Take the request off the action first.")
        follow_up.delete()


def receive_concern(statement: Statement, by: Person) -> None:
    """A concern stays an accepted statement; its meeting is made known, so that its page can show it."""
    meeting_of(statement)


def withdraw_concern(statement: Statement, by: Person) -> None:
    """Nothing was made from a concern, so there is nothing to take back."""


def meeting_of(statement: Statement) -> tuple[Body | None, Meeting | None]:
    """The body and meeting that the statement's paper names, made where they are new; None for what it leaves out.

    A paper that a person has put with a meeting is from that meeting, whatever it says itself.
    """
    document = statement.document
    placed = Meeting.objects.filter(papers=document).select_related("body").first()
    if placed:
        return placed.body, placed
    facts = meeting_facts(document)
    if facts is None or not facts.body:
        return None, None
    body = body_named(document.area, facts.body) or Body.objects.create(area=document.area, name=facts.body[:200])
    if facts.meeting_date is None:
        return body, None
    meeting, _ = Meeting.objects.get_or_create(body=body, held_on=facts.meeting_date)
    meeting.papers.add(document)
    return body, meeting


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written or ""))
    except ValueError:
        return None
