"""The kinds of things that search looks through: which rows, which words of them, and who finds them."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypedDict

from django.db.models import QuerySet
from django.utils import timezone

from sendwell.apps.evidence.models import Document, DocumentPage, GlossaryTerm, Statement, StatementKind, StatementState
from sendwell.apps.evidence.permissions import may_read_private, may_review
from sendwell.apps.evidence.queries import documents_of, glossary_of
from sendwell.apps.governance.models import Body, Decision, FollowUp, FollowUpKind
from sendwell.apps.governance.queries import all_decisions_of, all_follow_ups_of, bodies_of, known_to_all
from sendwell.apps.oversight.models import SeenBy
from sendwell.apps.oversight.searching import showing
from sendwell.apps.oversight.searching.kind import Kind
from sendwell.apps.partnership.models import Area, Organisation, Person
from sendwell.apps.partnership.queries import organisations_of, people_of
from sendwell.apps.programme.models import Action, Finding, KeyDate, Milestone, Priority, Update
from sendwell.apps.programme.queries import actions_of, findings_of, priorities_of
from sendwell.apps.programme.queries.rows import key_dates_of, milestones_of
from sendwell.apps.risks.models import Risk
from sendwell.apps.risks.queries import risks_of


def _updates(area: Area) -> "QuerySet[Any]":
    found = Update.objects.filter(action__priority__plan__programme__area=area)
    return found.select_related("action__priority__plan__programme__area", "by")


def _statements(area: Area) -> "QuerySet[Any]":
    """Confirmed words that became nothing else found here, and those to be confirmed."""
    states = (StatementState.ACCEPTED, StatementState.PROPOSED)
    found = Statement.objects.filter(document__area=area, state__in=states).exclude(kind=StatementKind.ACRONYM)
    nothing_else = {f"{thing}__isnull": True for thing in ("finding", "decision", "follow_up", "key_date")}
    return found.filter(**nothing_else).select_related("document__area")


def _statements_for(rows: "QuerySet[Any]", by: Person) -> "QuerySet[Any]":
    open_to = rows if may_read_private(by) else rows.filter(document__private_because="")
    return open_to if may_review(by) else open_to.filter(state=StatementState.ACCEPTED)


def _statement_seen_by(row: Statement) -> str:
    return SeenBy.REVIEWERS if row.state == StatementState.PROPOSED else _paper_seen_by(row.document)


def _paper_seen_by(row: Document) -> str:
    return SeenBy.CLOSED if row.private_because else SeenBy.EVERYONE


def _pages(area: Area) -> "QuerySet[Any]":
    return DocumentPage.objects.filter(document__area=area).select_related("document__area")


def _papers_for(rows: "QuerySet[Any]", by: Person) -> "QuerySet[Any]":
    return rows if may_read_private(by) else rows.filter(private_because="")


def _follow_ups(area: Area) -> "QuerySet[Any]":
    return all_follow_ups_of(area).select_related("area", "body", "meeting__body", "owner").prefetch_related(None)


def _of_meeting(row: Any) -> date | None:
    return row.meeting.held_on if row.meeting else None


def _read_seen_by(row: Any) -> str:
    return _paper_seen_by(row.statement.document) if row.statement else SeenBy.EVERYONE


class _OfPaper(TypedDict):
    narrow: Callable[["QuerySet[Any]", Person], "QuerySet[Any]"]
    seen_by: Callable[[Any], str]
    of_paper: str


_OF_STATEMENT: _OfPaper = {  # what was read in a paper is as private as it
    "narrow": lambda rows, by: rows if may_read_private(by) else known_to_all(rows),
    "seen_by": _read_seen_by,
    "of_paper": "statement__document",
}
_ASKED = ("wording", "answer", "response_reason", "asked_by", "owner_as_named")
KINDS: list[Kind] = [
    Kind(
        "priorities",
        "Priorities",
        Priority,
        priorities_of,
        lambda row: row.plan.programme.area_id,
        ("title", "outcome"),
        showing.priority,
    ),
    Kind(
        "actions",
        "Actions",
        Action,
        actions_of,
        lambda row: row.priority.plan.programme.area_id,
        ("title", "difference", "measure"),
        showing.action,
    ),
    Kind(
        "milestones",
        "Milestones",
        Milestone,
        lambda area: milestones_of(area).select_related("action__priority__plan__programme__area"),
        lambda row: row.action.priority.plan.programme.area_id,
        ("wording",),
        showing.milestone,
    ),
    Kind(
        "updates",
        "Updates",
        Update,
        _updates,
        lambda row: row.action.priority.plan.programme.area_id,
        ("happened", "next_step"),
        showing.update,
        day=lambda row: timezone.localdate(row.at),
    ),
    Kind(
        "findings",
        "Findings of inspectors",
        Finding,
        findings_of,
        lambda row: row.statement.document.area_id,
        ("wording",),
        showing.finding,
    ),
    Kind(
        "risks",
        "Risks",
        Risk,
        risks_of,
        lambda row: row.area_id,
        ("event", "cause", "effect", "mitigation"),
        showing.risk,
    ),
    Kind(
        "decisions",
        "Decisions",
        Decision,
        all_decisions_of,
        lambda row: row.area_id,
        ("wording", "options", "reasons", "consultation", "delegation"),
        showing.decision,
        day=lambda row: row.day,
        **_OF_STATEMENT,
    ),
    Kind(
        "questions",
        "Questions and answers",
        FollowUp,
        lambda area: _follow_ups(area).filter(kind=FollowUpKind.QUESTION),
        lambda row: row.area_id,
        _ASKED,
        showing.request,
        day=_of_meeting,
        **_OF_STATEMENT,
        holds=lambda row: row.kind == FollowUpKind.QUESTION,
    ),
    Kind(
        "requests",
        "Requests of bodies",
        FollowUp,
        lambda area: _follow_ups(area).exclude(kind=FollowUpKind.QUESTION),
        lambda row: row.area_id,
        _ASKED,
        showing.request,
        day=_of_meeting,
        **_OF_STATEMENT,
        holds=lambda row: row.kind != FollowUpKind.QUESTION,
    ),
    Kind(
        "dates",
        "Key dates",
        KeyDate,
        lambda area: key_dates_of(area).select_related("area"),
        lambda row: row.area_id,
        ("what",),
        showing.key_date,
    ),
    Kind(
        "statements",
        "Other statements",
        Statement,
        _statements,
        lambda row: row.document.area_id,
        ("wording", "words"),
        showing.statement,
        narrow=_statements_for,
        seen_by=_statement_seen_by,
        holds=lambda row: (
            row.state in (StatementState.ACCEPTED, StatementState.PROPOSED) and row.kind != StatementKind.ACRONYM
        ),
        watched=("state", "kind"),
        of_paper="document",
    ),
    Kind(
        "papers",
        "Papers",
        Document,
        lambda area: documents_of(area).select_related("area"),
        lambda row: row.area_id,
        ("title", "file_name"),
        showing.paper,
        narrow=_papers_for,
        day=lambda row: timezone.localdate(row.given_at),
        seen_by=_paper_seen_by,
        watched=("private_because",),
    ),
    Kind(
        "pages",
        "Pages of papers",
        DocumentPage,
        _pages,
        lambda row: row.document.area_id,
        ("text",),
        showing.page,
        narrow=lambda rows, by: rows if may_read_private(by) else rows.filter(document__private_because=""),
        day=lambda row: timezone.localdate(row.document.given_at),
        seen_by=lambda row: _paper_seen_by(row.document),
        of_paper="document",
    ),
    Kind(
        "bodies",
        "Bodies",
        Body,
        lambda area: bodies_of(area).select_related("area"),
        lambda row: row.area_id,
        ("name", "purpose"),
        showing.body,
    ),
    Kind(
        "people",
        "People",
        Person,
        lambda area: people_of(area).select_related("area", "organisation").prefetch_related(None),
        lambda row: row.area_id,
        ("name", "job_title"),
        showing.person,
    ),
    Kind(
        "organisations",
        "Organisations",
        Organisation,
        lambda area: organisations_of(area).select_related("area"),
        lambda row: row.area_id,
        ("name",),
        showing.organisation,
    ),
    Kind(
        "glossary",
        "Glossary",
        GlossaryTerm,
        lambda area: glossary_of(area).select_related("area"),
        lambda row: row.area_id,
        ("acronym", "expansion", "meaning"),
        showing.term,
    ),
]
