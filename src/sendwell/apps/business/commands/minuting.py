"""What is typed in the meeting: who is there, what is said, and what comes of each item."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypedDict, Unpack

from django.utils import timezone

from sendwell.apps.business.models import AgendaItem, Attendance, Draft, Interest, Outcome, OutcomeKind
from sendwell.apps.business.permissions import may_put_into_plan
from sendwell.apps.business.queries import attendees_of, guests_of
from sendwell.apps.governance.models import Decision, FollowUp, Meeting
from sendwell.apps.governance.permissions import may_run_meetings
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.partnership.models import Person
from sendwell.apps.partnership.permissions import refuse_another_area
from sendwell.apps.programme.commands import actions
from sendwell.apps.programme.models import Action, Priority
from sendwell.apps.risks.commands import name_risk
from sendwell.apps.risks.models import Risk

ON_SOMEBODYS_LIST = (OutcomeKind.ACTION, OutcomeKind.QUESTION, OutcomeKind.RECOMMENDATION)
RESOLVED = "resolved"  # a reading.DecisionLabel
LONGEST_TITLE = 300  # of an action in the plan
GUESTS = "guests"


class OutcomeFields(TypedDict):
    """What a person says of what came of an item."""

    wording: str
    asked_by: str
    owner: Person | None
    due_on: date | None


@command
def record_attendance(
    *, meeting: Meeting, present: Mapping[int, str], guests: Iterable[str], by: Person, seen: Seen | None = None
) -> None:
    """Say who was there, by the key of the person, and which guests. Raises PermissionDenied or ChangedMeanwhile."""
    _require(meeting, by)
    attendees = {one.person.pk: one for one in attendees_of(meeting)}
    stands = {f"person_{key}": one.present for key, one in attendees.items()}
    hold(meeting, seen, **{**stands, GUESTS: "\n".join(guests_of(meeting))})
    for key, said in present.items():
        if said and key in attendees and said != attendees[key].present:
            defaults = {"present": said, "counts": attendees[key].counts}
            Attendance.objects.update_or_create(meeting=meeting, person_id=key, defaults=defaults)
    names = {name.casefold(): name for name in guests}
    for row in meeting.attendances.filter(person=None):
        if row.name.casefold() not in names:
            row.delete()
        names.pop(row.name.casefold(), None)
    for name in names.values():
        Attendance.objects.create(meeting=meeting, name=name[:200], present="present")


@command
def add_interest(
    *, meeting: Meeting, item: AgendaItem | None, who: str, interest: str, what_they_did: str, by: Person
) -> Interest:
    """Note an interest that somebody declared. Raises PermissionDenied or Refused."""
    _require(meeting, by)
    if item and item.meeting_id != meeting.pk:
        raise Refused("Choose an item of this meeting.", field="item")
    return Interest.objects.create(meeting=meeting, item=item, who=who, interest=interest, what_they_did=what_they_did)


@command
def write_discussion(*, item: AgendaItem, discussion: str, by: Person, seen: Seen | None = None) -> AgendaItem:
    """Write what was said under an item. Raises PermissionDenied, or ChangedMeanwhile with the other's text."""
    _require(item.meeting, by)
    found = hold(item, seen)
    found.discussion = discussion
    found.save()
    _forget_draft(item, by, "discussion")
    return found


@command
def record_outcome(
    *,
    item: AgendaItem,
    kind: str,
    priority: Priority | None,
    action: Action | None,
    in_plan: bool,
    by: Person,
    measure: str = "",
    risk: Risk | None = None,
    new_risk: str = "",
    **said: Unpack[OutcomeFields],
) -> Outcome:
    """Note what came of an item: a decision, or something that is on somebody's list from now on.

    An action may go into the plan as well. `new_risk` names a risk that is not in the register yet, and puts it there
    for others to judge. Raises PermissionDenied or Refused.
    """
    _require(item.meeting, by)
    _check(kind, priority, action, in_plan, by, said)
    if measure and measure not in measures_of(by.area):
        raise Refused("Choose a measure that your area looks at.", field="measure")
    if risk and risk.area_id != by.area_id:
        raise Refused("Choose a risk of your own area.", field="risk")
    if risk and new_risk.strip():
        raise Refused("Choose a risk of the register or name a new one, not both.", field="new_risk")
    about_risk = name_risk(event=new_risk, by=by) if new_risk.strip() else risk
    about = priority or (action.priority if action else None)
    outcome = Outcome(item=item, kind=kind, priority=about, action=action, measure=measure, risk=about_risk)
    _put(outcome, said)
    if kind == OutcomeKind.DECISION:
        outcome.decision = _decision(item, said["wording"], by)
    if kind in ON_SOMEBODYS_LIST:
        outcome.follow_up = _follow_up(item, kind, said, by)
    if in_plan and priority:
        outcome.planned = actions.add_action(
            priority=priority,
            title=said["wording"][:LONGEST_TITLE],
            owner=said["owner"],
            due_on=said["due_on"],
            follow_ups=[outcome.follow_up] if outcome.follow_up else [],
            by=by,
        )
    elif action and outcome.follow_up:
        actions.answer_request(action=action, follow_up=outcome.follow_up, by=by)
    outcome.save()
    _forget_draft(item, by)
    return outcome


@command
def change_outcome(*, outcome: Outcome, by: Person, seen: Seen | None = None, **said: Unpack[OutcomeFields]) -> Outcome:
    """Change the words of what came of an item, and of what it became. Raises PermissionDenied or Refused."""
    _require(outcome.item.meeting, by)
    found = hold(outcome, seen)
    _check(found.kind, found.priority, found.action, in_plan=False, by=by, said=said)
    _put(found, said)
    found.save()
    if found.decision:
        found.decision.wording = found.wording
        found.decision.save()
    if found.follow_up:
        for name in ("wording", "asked_by", "owner", "due_on"):
            setattr(found.follow_up, name, getattr(found, name))
        found.follow_up.save()
    return found


@command
def remove_outcome(*, outcome: Outcome, by: Person) -> None:
    """Take back what was typed by mistake, and what it became. Raises PermissionDenied, or Refused where it went on."""
    _require(outcome.item.meeting, by)
    follow_up, decision = outcome.follow_up, outcome.decision
    if outcome.planned:
        raise Refused(f"The action “{outcome.planned}” is in the plan because of it. Change its words instead.")
    if follow_up and follow_up.answered_on:
        raise Refused(f"It was answered on {follow_up.answered_on:%-d %B %Y}, so it stays.")
    if decision and (decision.effects.exists() or decision.implications.exists() or decision.signatures.exists()):
        raise Refused("More is recorded of this decision, so it stays. Change its words instead.")
    outcome.delete()
    for became in (follow_up, decision):
        if became:
            became.delete()


@command
def keep_draft(*, item: AgendaItem, kept: Mapping[str, str], by: Person) -> Draft:
    """Keep what somebody has typed and not saved. Raises PermissionDenied."""
    _require(item.meeting, by)
    draft, _ = Draft.objects.update_or_create(item=item, person=by, defaults={"kept": dict(kept), "at": timezone.now()})
    return draft


def _require(meeting: Meeting, by: Person) -> None:
    require(may_run_meetings(by) and meeting.body.area_id == by.area_id)


def _check(
    kind: str, priority: Priority | None, action: Action | None, in_plan: bool, by: Person, said: OutcomeFields
) -> None:
    refuse_another_area(by, said["owner"])
    if kind == OutcomeKind.ACTION and not (said["owner"] and said["due_on"]):
        missing = "owner" if said["owner"] is None else "due_on"
        raise Refused("An action needs somebody who does it and a date. Choose both.", field=missing)
    plans = [row.plan for row in (priority, action.priority if action else None) if row]
    if any(plan.programme.area_id != by.area_id for plan in plans):
        raise Refused("Choose a priority or an action of your own area.")
    if not in_plan:
        return
    if kind != OutcomeKind.ACTION or priority is None:
        raise Refused("Only an action goes into the plan, under a priority. Choose the priority.", field="priority")
    require(may_put_into_plan(by), "The programme manager alone adds actions to the plan.")


def _put(outcome: Outcome, said: OutcomeFields) -> None:
    for name, value in said.items():
        setattr(outcome, name, value)


def _decision(item: AgendaItem, wording: str, by: Person) -> Decision:
    meeting = item.meeting
    return Decision.objects.create(area=by.area, body=meeting.body, meeting=meeting, label=RESOLVED, wording=wording)


def _follow_up(item: AgendaItem, kind: str, said: OutcomeFields, by: Person) -> FollowUp:
    meeting = item.meeting
    return FollowUp.objects.create(area=by.area, body=meeting.body, meeting=meeting, kind=kind, **said)


def _forget_draft(item: AgendaItem, by: Person, *only: str) -> None:
    """What was saved is no draft any more; what else was typed stays one."""
    draft = Draft.objects.filter(item=item, person=by).first()
    if draft is None:
        return
    gone = only or tuple(name for name in draft.kept if name != "discussion")
    kept: dict[str, Any] = {name: value for name, value in draft.kept.items() if name not in gone}
    if kept:
        draft.kept = kept
        draft.save(update_fields=["kept"])
    else:
        draft.delete()
