"""What inspectors found joins the programme, and is answered by priorities."""

from sendwell.apps.evidence.models import Statement
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Finding, Inspection, Plan, Priority
from sendwell.apps.programme.permissions import may_run_programme
from sendwell.apps.programme.titles import proposed_title
from sendwell.domain.frameworks import framework_named


def add_finding(inspection: Inspection, statement: Statement) -> Finding:
    """Keep an accepted statement as a finding; one that the framework says is a priority becomes one in the plan.

    Not a command of its own: it runs within the one that accepts the statement or starts the programme.
    """
    finding = Finding.objects.create(
        inspection=inspection,
        statement=statement,
        kind=statement.kind,
        wording=statement.wording,
        theme=statement.theme,
        responsible_bodies=str(statement.details.get("responsible_bodies") or ""),
    )
    plan = Plan.objects.filter(programme__inspection=inspection).order_by("pk").first()
    if plan and statement.kind in framework_named(inspection.framework).priorities:
        finding.priorities.add(_priority_from(finding, plan))
    return finding


def remove_finding(statement: Statement) -> None:
    """Take back the finding that a statement became, and its priority. Raises Refused where an action answers them."""
    for finding in Finding.objects.filter(statement=statement):
        if action := finding.actions.first():
            raise Refused(f"The action “{action}” answers this finding. Take the finding off the action first.")
        made_from_it = [found for found in finding.priorities.all() if found.kind == finding.kind]
        for priority in made_from_it:
            if action := priority.actions.first():
                raise Refused(f"The priority “{priority}” came from this, and its action “{action}” is in the plan.")
        finding.delete()
        for priority in made_from_it:
            if not priority.findings.filter(kind=priority.kind).exists():
                priority.delete()


@command
def answer_finding(*, finding: Finding, priority: Priority, by: Person) -> Finding:
    """Say that a priority answers a finding. Raises PermissionDenied, or Refused for one of another inspection."""
    require(may_run_programme(by) and finding.inspection.area_id == by.area_id)
    if priority.plan.programme.area_id != by.area_id:
        raise Refused("This priority is in the plan of another area.")
    finding.priorities.add(priority)
    return finding


@command
def stop_answering_finding(*, finding: Finding, priority: Priority, by: Person) -> Finding:
    """Take a finding off a priority. Raises PermissionDenied, or Refused where an action there answers it."""
    require(may_run_programme(by) and finding.inspection.area_id == by.area_id)
    if action := finding.actions.filter(priority=priority).first():
        raise Refused(f"The action “{action}” answers this finding. Take the finding off the action first.")
    finding.priorities.remove(priority)
    return finding


def next_number(plan: Plan) -> int:
    """The number of the plan's next priority. Numbers are never used twice: papers refer to them.

    Holds the plan until the end of the transaction, so that two priorities at once get two numbers.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)
    last = Priority.history.filter(plan_id=plan.pk).order_by("-number").first()
    return (last.number if last else 0) + 1


def _priority_from(finding: Finding, plan: Plan) -> Priority:
    taken = plan.priorities.values_list("title", flat=True)
    title = proposed_title(finding.wording, finding.theme, taken)
    return Priority.objects.create(
        plan=plan, number=next_number(plan), title=title, kind=finding.kind, theme=finding.theme
    )
