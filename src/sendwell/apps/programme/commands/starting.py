"""An inspection report starts a programme."""

from datetime import date

from django.utils import timezone

from sendwell.apps.evidence.facts import inspection_facts
from sendwell.apps.evidence.models import Document, Statement, StatementState
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.commands.findings import add_finding
from sendwell.apps.programme.models import Inspection, Plan, Programme
from sendwell.apps.programme.permissions import may_run_programme
from sendwell.domain.frameworks import Framework, framework_of_paper, plan_kind
from sendwell.domain.reading.model import InspectionFacts


@command
def start_programme(
    *, report: Document, name: str, kind: str, received_on: date, published_on: date | None, by: Person
) -> Programme:
    """Start a programme from an inspection report of which statements were accepted: they become its findings.

    Raises PermissionDenied, or Refused where the paper is no inspection report, nothing in it is accepted yet, it has
    started a programme already, or a date can't be.
    """
    require(may_run_programme(by) and report.area_id == by.area_id)
    framework = _framework(report)
    accepted = _accepted_findings(report, framework)
    facts = inspection_facts(report) or InspectionFacts()
    check_report_dates(received_on, published_on, facts.dates.end if facts.dates else None)
    inspection = _inspection(report, framework, facts, received_on, published_on)
    programme = Programme.objects.create(area=by.area, inspection=inspection, name=name, started_on=_today())
    Plan.objects.create(programme=programme, kind=kind, title=plan_kind(kind).name)
    for statement in accepted:
        add_finding(inspection, statement)
    return programme


@command
def add_plan(*, programme: Programme, kind: str, title: str, by: Person) -> Plan:
    """Add a plan of another kind to a programme that runs. Raises PermissionDenied, or Refused if it has one."""
    require(may_run_programme(by) and programme.area_id == by.area_id)
    if programme.plans.filter(kind=kind).exists():
        raise Refused(f"This programme has a plan of this kind already: {plan_kind(kind).name}.")
    return Plan.objects.create(programme=programme, kind=kind, title=title)


@command
def change_inspection(
    *,
    inspection: Inspection,
    received_on: date | None,
    published_on: date | None,
    by: Person,
    seen: Seen | None = None,
) -> Inspection:
    """Correct the days on which the report was received and published; every stage date follows them."""
    require(may_run_programme(by) and inspection.area_id == by.area_id)
    check_report_dates(received_on, published_on, inspection.ended_on)
    hold(inspection, seen)
    inspection.received_on, inspection.published_on = received_on, published_on
    inspection.save()
    return inspection


def check_report_dates(received_on: date | None, published_on: date | None, ended_on: date | None) -> None:
    """Raise Refused, with the sentence to show, for days on which no report can have come."""
    for what, day in (("received", received_on), ("published", published_on)):
        if day and day > _today():
            raise Refused(f"The day the report was {what}, {day:%-d %B %Y}, is in the future.")
        if day and ended_on and day < ended_on:
            raise Refused(
                f"The report can’t have been {what} on {day:%-d %B %Y}: the inspection ended on {ended_on:%-d %B %Y}."
            )


def _framework(report: Document) -> Framework:
    framework = framework_of_paper(report.kind)
    if framework is None:
        raise Refused("Only an inspection report or an inspection outcome letter starts a programme.")
    if Inspection.objects.filter(report=report).exists():
        raise Refused("This report has started a programme already.")
    return framework


def _accepted_findings(report: Document, framework: Framework) -> list[Statement]:
    found = report.statements.filter(state=StatementState.ACCEPTED, kind__in=framework.findings.keys())
    if not found:
        raise Refused("Nothing in this report is confirmed yet. Confirm what was read in it, then start the programme.")
    return list(found.order_by("position"))


def _inspection(
    report: Document, framework: Framework, facts: InspectionFacts, received_on: date, published_on: date | None
) -> Inspection:
    return Inspection.objects.create(
        area=report.area,
        report=report,
        framework=framework.key,
        started_on=facts.dates.start if facts.dates else None,
        ended_on=facts.dates.end if facts.dates else None,
        published_on=published_on,
        received_on=received_on,
        outcome=facts.outcome.value if facts.outcome else "",
        monitoring_inspection_months=facts.monitoring_inspection_months,
        next_full_inspection_years=facts.next_full_inspection_years,
        plan_required=facts.priority_action_plan_required or facts.written_statement_of_action_required,
    )


def _today() -> date:
    return timezone.localdate()
