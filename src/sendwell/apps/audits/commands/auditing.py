"""Auditing a plan: it is given to auditors, each judges section by section, and hands the sheet in."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils import timezone

from sendwell.apps.audits.commands.criteria import criteria_now
from sendwell.apps.audits.commands.grading import grade_if_settled
from sendwell.apps.audits.models import DrawnPlan, Judgement, Mend, PlanAudit, Sheet, State
from sendwell.apps.audits.permissions import may_audit, may_judge, may_run_audit_of, may_run_audits
from sendwell.apps.audits.queries.judged import final_judgements, levels_and_reasons
from sendwell.apps.casework.models import Case, Stage
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.partnership.permissions import refuse_another_area
from sendwell.domain.plan_quality import judgement_problems
from sendwell.domain.problems import Problem

OPEN = (State.JUDGING, State.DIFFERING, State.GRADED, State.RETURNED)


class NotReady(Refused):
    """A sheet that can't be handed in yet; `problems` say why, all at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = problems
        super().__init__("The sheet is not complete yet. What is missing stands below; nothing of it is lost.")


@command
def start_audit(
    *,
    case: Case,
    author: Person | None,
    team: str,
    auditor: Person,
    second: Person | None,
    due_on: date | None,
    today: date,
    by: Person,
    drawn: DrawnPlan | None = None,
) -> PlanAudit:
    """Give a plan to its auditor, or to two who do not see each other's judgements until both are in.

    Where the plan was mended since its last audit, this is the re-audit: what was met then is carried over, and the
    criteria are those of then. Raises PermissionDenied or Refused.
    """
    require(may_run_audit_of(by, case.pk))
    auditors = [one for one in (auditor, second) if one]
    _check_people(author, auditors, by)
    if case.stage != Stage.PLAN or case.gone_in_id:
        raise Refused("Only a plan that is in force can be audited, and this case has none.")
    Case.objects.select_for_update().get(pk=case.pk)
    before = case.plan_audits.order_by("-pk").first()
    if before and before.state in OPEN:
        raise Refused("This plan is being audited already.")
    again_of = before if before and before.state == State.MENDED else None
    audit = PlanAudit.objects.create(
        area=by.area, case=case, criteria=again_of.criteria if again_of else criteria_now(by=by), drawn=drawn,
        again_of=again_of, author=author, team=" ".join(team.split()), need=case.need, started_by=by,
        started_on=today, due_on=due_on,
    )  # fmt: skip
    for place, person in enumerate(auditors, 1):
        sheet = Sheet.objects.create(audit=audit, auditor=person, place=place)
        if again_of:
            _carry_over(again_of, sheet)
    if again_of:
        PlanAudit.objects.filter(pk=again_of.pk).update(state=State.AGAIN)
    return audit


@command
def save_section(*, sheet: Sheet, judged: Mapping[str, tuple[str, str]], by: Person) -> None:
    """Keep level and reason of criteria, by their keys; both may still be empty. Only its auditor writes on a sheet.

    Raises PermissionDenied or Refused.
    """
    held = _held(sheet, by)
    asked = {one.key for one in held.audit.criteria.criteria}
    require(asked.issuperset(judged))
    Judgement.objects.bulk_create(
        (Judgement(sheet=held, criterion=key, level=level, reason=why) for key, (level, why) in judged.items()),
        update_conflicts=True,
        unique_fields=["sheet", "criterion"],
        update_fields=["level", "reason"],
    )


@command
def save_words(*, sheet: Sheet, family: str, strengths: str, by: Person) -> None:
    """Keep what the family says and what is strong in the plan. Raises PermissionDenied or Refused."""
    held = _held(sheet, by)
    held.family, held.strengths = family, strengths
    held.save(update_fields=["family", "strengths"])


@command
def add_mend(*, sheet: Sheet, section: str, what: str, who: Person | None, by_day: date, by: Person) -> Mend:
    """Say what is to be mended, by whom (the author where nobody is named) and when.

    Raises PermissionDenied or Refused.
    """
    _require_mends_open(sheet, by)
    refuse_another_area(by, who)
    return Mend.objects.create(sheet=sheet, section=section, what=what, who=who, by_day=by_day)


@command
def remove_mend(*, mend: Mend, by: Person) -> None:
    """Take back something to be mended, before the plan is returned. Raises PermissionDenied or Refused."""
    _require_mends_open(mend.sheet, by)
    mend.delete()


@command
def hand_in(*, sheet: Sheet, today: date, by: Person) -> Sheet:
    """Hand a sheet in: it is final then. The last one of a plan sets the grade, or shows where two auditors differ.

    Raises PermissionDenied, Refused, or NotReady with all that is missing.
    """
    held = _held(sheet, by)
    criteria = held.audit.criteria
    judged, reasons = levels_and_reasons(held)
    problems = judgement_problems(judged, reasons, criteria.criteria, criteria.rule)
    if problems:
        raise NotReady(problems)
    held.handed_in_at = timezone.now()
    held.save(update_fields=["handed_in_at"])
    audit = PlanAudit.objects.select_for_update().get(pk=held.audit_id)
    grade_if_settled(audit, today)
    return held


def _held(sheet: Sheet, by: Person) -> Sheet:
    """The sheet as it stands, held until the end of the transaction, where `by` may still write on it."""
    found = Sheet.objects.select_for_update().get(pk=sheet.pk)
    require(may_judge(by, found))
    if found.handed_in_at:
        raise Refused("The sheet is handed in, so nothing on it changes any more.")
    return found


def _require_mends_open(sheet: Sheet, by: Person) -> None:
    audit = sheet.audit
    mine = may_judge(by, sheet) and not sheet.handed_in_at
    require(mine or (may_run_audits(by) and audit.area_id == by.area_id and audit.all_in))
    if audit.state not in (State.JUDGING, State.DIFFERING, State.GRADED):
        raise Refused("The plan was returned or closed: what is to be mended changes no more.")


def _check_people(author: Person | None, auditors: Sequence[Person], by: Person) -> None:
    refuse_another_area(by, author, *auditors)
    if len({one.pk for one in auditors}) < len(auditors):
        raise Refused("Choose somebody else as the second auditor.", field="second")
    for one, field in zip(auditors, ("auditor", "second"), strict=False):
        if not may_audit(one):
            raise Refused(f"{one} has no role that audits plans.", field=field)
        if author and one.pk == author.pk:
            raise Refused(f"{one} wrote the plan. Choose somebody else to audit it.", field=field)


def _carry_over(before: PlanAudit, sheet: Sheet) -> None:
    """What was met in the audit before stands again on the sheet; the rest is to be judged anew."""
    again = before.criteria.rule.needs_reason
    final = final_judgements(before)
    Judgement.objects.bulk_create(
        Judgement(sheet=sheet, criterion=key, level=level) for key, level in final.items() if level not in again
    )
