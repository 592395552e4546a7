"""Reports, programmes and actions, invented, for the tests of the programme."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from sendwell.apps.evidence.commands import accept
from sendwell.apps.evidence.models import Document, Statement, StatementKind
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.partnership.revision import changed
from sendwell.apps.programme.commands.actions import add_action
from sendwell.apps.programme.commands.starting import start_programme
from sendwell.apps.programme.models import Action, Plan, Priority, Update

_number = count(1)
WORDS = "Children and young people wait too long for an autism assessment."
INSPECTION = {"outcome": "widespread_failings", "dates": {"start": "2026-01-12", "end": "2026-01-16"}}


def a_report(area: Area, by: Person, kind: str = "inspection_report", **facts: Any) -> Document:
    """An inspection report as read, with one page."""
    number = next(_number)
    document = Document.objects.create(
        area=area,
        sha256=f"{number:064x}",
        file_name=f"report-{number}.pdf",
        stored_as=f"{number}.pdf",
        size=1,
        given_by=by,
        state="read",
        kind=kind,
        title="Area SEND inspection of Fenmoor",
        facts={"inspection": INSPECTION | facts},
        page_count=1,
    )
    document.pages.create(number=1, text=WORDS)
    return document


def a_statement(
    document: Document,
    kind: StatementKind = StatementKind.PRIORITY_ACTION,
    words: str = WORDS,
    theme: str = "waiting_times",
    **details: Any,
) -> Statement:
    """A statement of a report, to be confirmed."""
    return Statement.objects.create(
        document=document,
        kind=kind,
        position=next(_number),
        page=1,
        spans=[[1, 0, len(words)]],
        words=words,
        wording=words,
        theme=theme,
        details=details,
    )


def accepted(
    document: Document, by: Person, kind: StatementKind = StatementKind.PRIORITY_ACTION, **more: Any
) -> Statement:
    """A statement that a person has accepted."""
    return accept(statement=a_statement(document, kind, **more), by=by)


def a_plan(area: Area, by: Person, received_on: date = date(2026, 2, 2), **more: Any) -> Plan:
    """The plan of a programme that a report with one area for priority action has started."""
    report = a_report(area, by)
    accepted(report, by)
    asked = {"name": "Fenmoor SEND improvement", "kind": "priority_action_plan", "published_on": date(2026, 2, 12)}
    return start_programme(report=report, received_on=received_on, by=by, **{**asked, **more}).plans.get()


def a_priority(area: Area, by: Person) -> Priority:
    """The first priority of a plan."""
    return a_plan(area, by).priorities.get()


def an_action(priority: Priority, by: Person, title: str = "Open a triage line for families", **said: Any) -> Action:
    """An action of a priority."""
    return add_action(priority=priority, by=by, title=title, **said)


def an_update(
    action: Action, by: Person, rating: str = "green", days_ago: int = 0, happened: str = "Open.", impact: str = ""
) -> Update:
    """What was said of an action some days ago."""
    at = timezone.now() - timedelta(days=days_ago)
    changed(by.area_id)
    return Update.objects.create(action=action, by=by, rating=rating, happened=happened, at=at, impact=impact)
