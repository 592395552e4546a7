"""What visitors want to know and to see, and what is given to them."""

from datetime import date
from typing import TypedDict, Unpack

from django.db.models import Max

from sendwell.apps.evidence.models import Document
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.monitoring.commands.visits import refuse_before
from sendwell.apps.monitoring.models import EvidenceAsked, LineOfEnquiry, Visit
from sendwell.apps.monitoring.permissions import may_give, may_run_visits
from sendwell.apps.partnership.models import Person
from sendwell.apps.partnership.permissions import refuse_another_area
from sendwell.apps.programme.models import Evidence, Priority

ANOTHER_PLAN = "Choose a priority of the plan that is visited."


class AskedFields(TypedDict):
    """What is asked to be seen."""

    wording: str
    line: LineOfEnquiry | None
    asked_of: Person | None
    due_on: date | None


@command
def add_line(*, visit: Visit, wording: str, priority: Priority | None, by: Person) -> LineOfEnquiry:
    """Add a line of enquiry. Raises PermissionDenied, or Refused for a priority of another plan."""
    _require(visit, by)
    _check_priority(visit, priority)
    last = visit.lines.aggregate(last=Max("position"))["last"] or 0
    return LineOfEnquiry.objects.create(visit=visit, position=last + 1, wording=wording, priority=priority)


@command
def change_line(
    *,
    line: LineOfEnquiry,
    wording: str,
    priority: Priority | None,
    heard: str | None = None,
    today: date,
    by: Person,
    seen: Seen | None = None,
) -> LineOfEnquiry:
    """Word a line better, or write down what came of it, which stays where `heard` is None.

    Raises PermissionDenied, or Refused: for a priority of another plan, and before the visit has been.
    """
    _require(line.visit, by)
    found = hold(line, seen)
    _check_priority(found.visit, priority)
    if heard:
        refuse_before(found.visit, today)
    found.wording, found.priority = wording, priority
    found.heard = found.heard if heard is None else heard
    found.save()
    return found


@command
def remove_line(*, line: LineOfEnquiry, by: Person) -> None:
    """Take a line away; what was asked for it stays with the visit. Raises PermissionDenied or Refused."""
    _require(line.visit, by)
    if line.heard:
        raise Refused("Something came of this line already, so it stays.")
    line.delete()


@command
def ask_for(*, visit: Visit, by: Person, **said: Unpack[AskedFields]) -> EvidenceAsked:
    """Note what visitors ask to see. Raises PermissionDenied or Refused."""
    _require(visit, by)
    return _save(EvidenceAsked(visit=visit), by, said)


@command
def change_asked(
    *, asked: EvidenceAsked, by: Person, seen: Seen | None = None, **said: Unpack[AskedFields]
) -> EvidenceAsked:
    """Change what is asked for, of whom or by when. Raises PermissionDenied or Refused."""
    _require(asked.visit, by)
    return _save(hold(asked, seen), by, said)


@command
def give(
    *,
    asked: EvidenceAsked,
    evidence: Evidence | None,
    paper: Document | None,
    where: str,
    today: date,
    by: Person,
    seen: Seen | None = None,
) -> EvidenceAsked:
    """Give what was asked for: evidence of an update, a paper, or words that say where it is to be seen.

    Raises PermissionDenied, or Refused where nothing is given, or something of another area.
    """
    require(may_give(by, asked), "Only whoever is asked and the programme manager can give it.")
    found = hold(asked, seen)
    if not (evidence or paper or where.strip()):
        raise Refused("Choose evidence or a paper, or say where it is to be seen.", field="evidence")
    if evidence and evidence.update.action.priority.plan.programme.area_id != by.area_id:
        raise Refused("Choose evidence of your own area.", field="evidence")
    if paper and paper.area_id != by.area_id:
        raise Refused("Choose a paper of your own area.", field="paper")
    found.evidence, found.paper, found.where = evidence, paper, where.strip()
    found.given_on, found.given_by = found.given_on or today, found.given_by or by
    found.save()
    return found


def _save(asked: EvidenceAsked, by: Person, said: AskedFields) -> EvidenceAsked:
    refuse_another_area(by, said["asked_of"])
    if said["line"] and said["line"].visit_id != asked.visit_id:
        raise Refused("Choose a line of this visit.", field="line")
    for name, value in said.items():
        setattr(asked, name, value)
    asked.save()
    return asked


def _require(visit: Visit, by: Person) -> None:
    require(may_run_visits(by) and visit.plan.programme.area_id == by.area_id)


def _check_priority(visit: Visit, priority: Priority | None) -> None:
    if priority and priority.plan_id != visit.plan_id:
        raise Refused(ANOTHER_PLAN, field="priority")
