"""From the judgements to the end of the loop: moderation, the grade, the return to the author, mending, closing."""

from collections.abc import Mapping
from datetime import date

from sendwell.apps.audits.commands.grading import grade_if_settled
from sendwell.apps.audits.models import Mend, PlanAudit, Settlement, State
from sendwell.apps.audits.permissions import is_author, may_run_audit_of, may_run_audits
from sendwell.apps.audits.queries.judged import differing
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.partnership.permissions import refuse_another_area

NOT_FUTURE = "{:%-d %B %Y} is in the future. Enter the day on which it was."


@command
def moderate(
    *,
    audit: PlanAudit,
    chair: Person,
    present: str,
    moderated_on: date,
    settled: Mapping[str, tuple[str, str]],
    today: date,
    by: Person,
) -> PlanAudit:
    """Record the meeting that settled where two auditors differ: level and reason by criterion, of all differences.

    What was settled before stays. Raises PermissionDenied or Refused.
    """
    held = _held(audit, by)
    refuse_another_area(by, chair)
    if held.state != State.DIFFERING:
        raise Refused("There is nothing to settle in this audit.")
    if moderated_on > today:
        raise Refused(NOT_FUTURE.format(moderated_on), field="moderated_on")
    keys = {one.criterion.key for one in differing(held)}
    require(keys.issuperset(settled))
    Settlement.objects.bulk_create(
        Settlement(audit=held, criterion=key, level=level, reason=reason) for key, (level, reason) in settled.items()
    )
    held.chair, held.present, held.moderated_on = chair, present.strip(), moderated_on
    held.save(update_fields=["chair", "present", "moderated_on"])
    grade_if_settled(held, today)
    return held


@command
def set_grade(*, audit: PlanAudit, grade: str, overridden_because: str, by: Person) -> None:
    """Set another grade than the rule gives, with the reason; both stay visible. Raises PermissionDenied or Refused."""
    held = _held(audit, by)
    if held.state != State.GRADED:
        raise Refused("The grade can be set once all judgements are in, and until the plan is returned or closed.")
    held.grade = grade
    same = grade == held.computed
    held.overridden_because, held.overridden_by = ("", None) if same else (overridden_because.strip(), by)
    held.save(update_fields=["grade", "overridden_because", "overridden_by"])


@command
def return_to_author(*, audit: PlanAudit, today: date, by: Person) -> None:
    """Return a plan with what is to be mended. Raises PermissionDenied or Refused."""
    held = _held(audit, by)
    if held.state != State.GRADED:
        raise Refused("A plan is returned once it is graded, and only once.")
    mends = list(Mend.objects.filter(sheet__audit=held))
    if not mends:
        raise Refused("Nothing is to be mended. Say first what is, or close the audit.")
    if held.author_id is None and any(mend.who_id is None for mend in mends):
        raise Refused("The author is not known. Say of each thing who mends it.")
    held.state, held.returned_on = State.RETURNED, today
    held.save(update_fields=["state", "returned_on"])


@command
def close_audit(*, audit: PlanAudit, today: date, by: Person) -> None:
    """Close an audit in which nothing is to be mended; the audits whose mending it looked at close with it.

    Raises PermissionDenied or Refused.
    """
    held = _held(audit, by)
    if held.state != State.GRADED:
        raise Refused("An audit is closed once it is graded. One that was returned closes with its re-audit.")
    if Mend.objects.filter(sheet__audit=held).exists():
        raise Refused("Something is still to be mended. Return the plan to its author.")
    loop: PlanAudit | None = held
    while loop:
        loop.state, loop.closed_on = State.CLOSED, today
        loop.save(update_fields=["state", "closed_on"])
        loop = loop.again_of


@command
def answer_mend(*, mend: Mend, mended_on: date, how: str, today: date, by: Person) -> None:
    """Say how something was mended. With the last of them the plan waits for its re-audit.

    Raises PermissionDenied or Refused.
    """
    audit = PlanAudit.objects.select_for_update().get(pk=mend.sheet.audit_id)
    require(may_answer_mend(by, mend))
    if audit.state not in (State.RETURNED, State.MENDED):
        raise Refused("The plan is not with its author now.")
    if mended_on > today:
        raise Refused(NOT_FUTURE.format(mended_on), field="mended_on")
    mend.mended_on, mend.how = mended_on, how
    mend.save(update_fields=["mended_on", "how"])
    if not Mend.objects.filter(sheet__audit=audit, mended_on=None).exists():
        audit.state = State.MENDED
        audit.save(update_fields=["state"])


def may_answer_mend(person: Person, mend: Mend) -> bool:
    """The author, whoever was named for it, and whoever runs the audits."""
    audit = mend.sheet.audit
    if audit.area_id != person.area_id or audit.returned_on is None:
        return False
    return may_run_audits(person) or is_author(person, audit) or mend.who_id == person.pk


def _held(audit: PlanAudit, by: Person) -> PlanAudit:
    require(may_run_audit_of(by, audit.case_id))
    return PlanAudit.objects.select_for_update().get(pk=audit.pk)
