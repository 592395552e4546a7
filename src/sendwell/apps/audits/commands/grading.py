"""The grade that judgements come to, once nothing about them is open."""

from datetime import date

from sendwell.apps.audits.models import PlanAudit, State
from sendwell.apps.audits.queries.judged import differing, final_judgements
from sendwell.domain.plan_quality import grade_of


def grade_if_settled(audit: PlanAudit, today: date) -> None:
    """Grade a held audit whose sheets are all in and whose auditors differ nowhere that is not settled."""
    if not audit.all_in:
        return
    if differing(audit):
        audit.state = State.DIFFERING
        audit.save(update_fields=["state"])
        return
    graded = grade_of(final_judgements(audit), audit.criteria.criteria, audit.criteria.rule)
    audit.state, audit.graded_on = State.GRADED, today
    audit.computed = audit.grade = graded.grade.key if graded.grade else ""
    audit.save(update_fields=["state", "graded_on", "computed", "grade"])
