"""Decisions whole: who takes them, on what report, whether they are called in, and how they are put into effect."""

from collections.abc import Iterator
from datetime import date
from typing import TypedDict, Unpack

from django.utils import timezone

from sendwell.apps.evidence.models import Document
from sendwell.apps.governance.call_in import call_in_ends
from sendwell.apps.governance.models import Body, Decision, Implication, Meeting, Taker
from sendwell.apps.governance.permissions import may_run_meetings
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.partnership.permissions import refuse_another_area


class DecisionFields(TypedDict, total=False):
    """What a person says of a decision. What is left out stays as it is."""

    wording: str
    body: Body | None
    meeting: Meeting | None
    taker: str
    taken_by: Person | None
    delegation: str
    delegated_by: Decision | None
    taken_on: date | None
    published_on: date | None
    is_key: bool
    notice_on: date | None
    report: Document | None
    options: str
    reasons: str
    consultation: str
    may_be_called_in: bool
    urgent_because: str
    called_in_on: date | None
    call_in_outcome: str
    implemented_on: date | None
    implementation: str


@command
def add_decision(*, by: Person, **said: Unpack[DecisionFields]) -> Decision:
    """Add a decision that was taken, by a body or by delegation. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by))
    return _save(Decision(area=by.area), said, by)


@command
def change_decision(
    *, decision: Decision, by: Person, seen: Seen | None = None, **said: Unpack[DecisionFields]
) -> Decision:
    """Say more of a decision. The words of one that was read in a paper stay those of the paper.

    Raises PermissionDenied, or Refused with the sentence to show.
    """
    require(may_run_meetings(by) and decision.area_id == by.area_id)
    found = hold(decision, seen)
    if found.statement_id:
        said["wording"] = found.wording
    return _save(found, said, by)


@command
def screen(
    *,
    decision: Decision,
    kind: str,
    screening: str,
    words: str,
    document: Document | None,
    by: Person,
    seen: Seen | None = None,
) -> Implication:
    """Say what screening a decision for one kind of implication found. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by) and decision.area_id == by.area_id)
    if document and document.area_id != by.area_id:
        raise Refused("Choose a paper of your own area.", field="document")
    known = decision.implications.filter(kind=kind).first()
    found = hold(known, seen) if known else Implication(decision=decision, kind=kind)
    found.screening, found.words, found.document = screening, words, document
    found.save()
    return found


def _save(decision: Decision, said: DecisionFields, by: Person) -> Decision:
    for name, value in said.items():
        setattr(decision, name, value)
    _refuse_foreign(decision, by)
    for field, sentence in _problems(decision, timezone.localdate()):
        raise Refused(sentence, field=field)
    decision.save()
    return decision


def _refuse_foreign(decision: Decision, by: Person) -> None:
    refuse_another_area(by, decision.taken_by)
    area = by.area_id
    meeting, body, report, before = decision.meeting, decision.body, decision.report, decision.delegated_by
    areas = [
        meeting and meeting.body.area_id,
        body and body.area_id,
        report and report.area_id,
        before and before.area_id,
    ]
    if any(found not in (None, area) for found in areas):
        raise Refused("Choose bodies, meetings, papers and decisions of your own area.")


def _problems(decision: Decision, today: date) -> Iterator[tuple[str, str]]:
    """What can't be so, the first of which is shown."""
    yield from _who(decision)
    yield from _order_of_days(decision, today)
    yield from _call_in(decision)


def _who(decision: Decision) -> Iterator[tuple[str, str]]:
    if decision.taker == Taker.BODY:
        if decision.body is None:
            yield "body", "Choose the body that took the decision."
        return
    if decision.taken_by is None:
        yield "taken_by", "Choose the member or officer who took the decision."
    if not decision.delegation.strip() and decision.delegated_by is None:
        yield "delegation", "Enter under which delegation: the decision, or the paragraph of the scheme of delegation."


def _order_of_days(decision: Decision, today: date) -> Iterator[tuple[str, str]]:
    day, meeting = decision.day, decision.meeting
    if decision.taken_on and decision.taken_on > today:
        yield "taken_on", f"{decision.taken_on:%-d %B %Y} is in the future: nothing is decided then yet."
    if decision.taken_on and meeting and decision.taker == Taker.BODY and decision.taken_on < meeting.held_on:
        yield (
            "taken_on",
            f"The decision is dated {decision.taken_on:%-d %B %Y}, before the meeting of {meeting.held_on:%-d %B %Y} "
            "at which it was taken. Correct one of them.",
        )
    before = decision.delegated_by.day if decision.delegated_by else None
    if day and before and day < before:
        yield "taken_on", f"It is dated before the decision that delegates it, of {before:%-d %B %Y}."
    if decision.published_on and day and decision.published_on < day:
        yield "published_on", f"It can’t be published before it was taken, on {day:%-d %B %Y}."
    if decision.notice_on and not decision.is_key:
        yield "notice_on", "Only a key decision has a notice. Tick that it is one, or leave the notice empty."


def _call_in(decision: Decision) -> Iterator[tuple[str, str]]:
    ends = call_in_ends(decision)
    called, begun = decision.called_in_on, decision.implemented_on
    if called and ends is None:
        yield "called_in_on", "Say first that it can be called in, and on which day it was published."
    if called and ends and decision.published_on and not decision.published_on <= called <= ends.on:
        yield "called_in_on", f"It could be called in until {ends.on:%-d %B %Y}. Check the day."
    if begun is None:
        return
    if called and not decision.call_in_outcome.strip():
        yield "call_in_outcome", "It was called in: enter what came of that before it is put into effect."
    if ends and not called and begun <= ends.on:
        yield "implemented_on", f"It can be called in until {ends.on:%-d %B %Y}, and takes effect on a later day."
    if decision.day and begun < decision.day:
        yield "implemented_on", "It can’t be put into effect before it was taken."
