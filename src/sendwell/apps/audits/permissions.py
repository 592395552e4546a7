"""Who sees an audit of a plan. Numbers of many plans together are for everyone; one plan is for few."""

from sendwell.apps.audits.models import PlanAudit, Sheet
from sendwell.apps.casework.permissions import cases_seen_by
from sendwell.apps.partnership.models import Person, Role
from sendwell.apps.partnership.permissions import holds, may_view_area

may_read_quality = may_view_area
"""Everyone with a role reads what the audits say together, with small numbers hidden."""


def may_run_audits(person: Person) -> bool:
    """The case manager draws plans, gives them to auditors, returns them to authors, and keeps the criteria."""
    return holds(person, Role.CASE_MANAGER)


def may_run_audit_of(person: Person, case_id: int) -> bool:
    """Who runs the audits does so with the cases that they see. One query."""
    return may_run_audits(person) and cases_seen_by(person).filter(pk=case_id).exists()


def may_audit(person: Person) -> bool:
    """Plan auditors and the case manager judge plans that were given to them."""
    return holds(person, Role.PLAN_AUDITOR, Role.CASE_MANAGER)


def may_judge(person: Person, sheet: Sheet) -> bool:
    """Only the auditor to whom a sheet was given writes on it."""
    return may_audit(person) and sheet.auditor_id == person.pk


def may_read_sheet(person: Person, sheet: Sheet) -> bool:
    """The auditor's own sheet; another's once both are in, so that nobody's judgement leans on the other's."""
    if may_judge(person, sheet):
        return True
    return sheet.audit.all_in and may_read_audit(person, sheet.audit)


def may_read_audit(person: Person, audit: PlanAudit) -> bool:
    """Its auditors, its author once it was returned, and whoever runs the audits and sees the case. One query."""
    if audit.area_id != person.area_id:
        return False
    if audit.is_one_of_auditors(person) or is_author(person, audit):
        return True
    return may_run_audit_of(person, audit.case_id)


def is_author(person: Person, audit: PlanAudit) -> bool:
    """The author of a plan that was returned: the only one without a role in audits who reads any of them."""
    return audit.author_id == person.pk and audit.returned_on is not None
