"""The kinds of things that a search looks through: which rows, which words of them, and how one is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.evidence.models import DocumentPage, Statement, StatementKind, StatementState
from sendwell.apps.evidence.permissions import may_review
from sendwell.apps.evidence.queries import citation_url, documents_of, glossary_of
from sendwell.apps.governance.models import FollowUpKind
from sendwell.apps.governance.queries import bodies_of, decisions_of, follow_ups_of
from sendwell.apps.oversight.searching.paper_pages import page_url, shown_text
from sendwell.apps.partnership.models import Person
from sendwell.apps.partnership.queries import organisations_of, people_of
from sendwell.apps.programme.models import Update
from sendwell.apps.programme.queries import actions_of, findings_of, priorities_of
from sendwell.apps.programme.queries.rows import key_dates_of, milestones_of
from sendwell.domain.searching import Asked


@dataclass(frozen=True, slots=True)
class Shown:
    """How a row is shown: its name, its address, a few words beside it, and the texts that may hold the words."""

    title: str
    url: str
    beside: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: `rows` gives those that a person may see; `columns` are looked through."""

    key: str
    name: str
    columns: tuple[str, ...]
    rows: Callable[[Person], "QuerySet[Any]"]
    shown: Callable[[Any, Asked], Shown]


def _address(row_area: str, name: str, **where: int) -> str:
    return reverse(name, kwargs={"area": row_area, **where})


def _day(day: date | None, before: str = "") -> str:
    return f"{before}{day:%-d %B %Y}" if day else ""


def _beside(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def _priority(row: Any, search: Asked) -> Shown:
    url = _address(row.plan.programme.area.slug, "priority", priority_id=row.pk)
    beside = _beside(row.accountable, _day(row.due_on, "due "))
    return Shown(f"{row.number} {row.title}", url, beside, (row.outcome,))


def _action(row: Any, search: Asked) -> Shown:
    url = _address(row.priority.plan.programme.area.slug, "action", action_id=row.pk)
    beside = _beside(row.owner or "Nobody owns it", row.lead, _day(row.due_on, "due "))
    return Shown(f"{row.priority.number}.{row.number} {row.title}", url, beside, (row.difference, row.measure))


def _milestone(row: Any, search: Asked) -> Shown:
    url = _address(row.action.priority.plan.programme.area.slug, "action", action_id=row.action_id)
    reached = _day(row.reached_on, "reached ") or _day(row.due_on, "due ")
    return Shown(row.wording, url, _beside(f"Milestone of “{row.action.title}”", reached), ())


def _update(row: Any, search: Asked) -> Shown:
    url = _address(row.action.priority.plan.programme.area.slug, "action", action_id=row.action_id)
    beside = _beside(row.by, _day(timezone.localdate(row.at)), row.get_rating_display())
    return Shown(row.action.title, url, beside, (row.happened, row.next_step))


def _finding(row: Any, search: Asked) -> Shown:
    area = row.statement.document.area.slug
    beside = _beside(row.statement.get_kind_display(), row.statement.document, f"page {row.statement.page}")
    return Shown(row.wording, _address(area, "finding", finding_id=row.pk), beside, ())


def _statement(row: Any, search: Asked) -> Shown:
    waiting = "to be confirmed" if row.state == StatementState.PROPOSED else ""
    beside = _beside(row.get_kind_display(), waiting, row.document, f"page {row.page}")
    return Shown(row.wording, citation_url(row), beside, () if row.words == row.wording else (row.words,))


def _decision(row: Any, search: Asked) -> Shown:
    paper = (
        (row.statement.document, f"page {row.statement.page}") if row.statement else (row.taken_by, _day(row.taken_on))
    )
    url = _address(row.area.slug, "decision", decision_id=row.pk)
    return Shown(row.wording, url, _beside(row.meeting or row.body, *paper), (row.reasons, row.delegation))


def _request(row: Any, search: Asked) -> Shown:
    url = _address(row.area.slug, "follow_up", follow_up_id=row.pk)
    state = _day(row.answered_on, "answered ") or _day(row.due_on, "open, due ") or "open"
    kind = "" if row.kind == FollowUpKind.REQUEST else row.get_kind_display()
    asked = f"asked by {row.asked_by}" if row.asked_by else ""
    beside = _beside(kind, row.meeting or row.body, asked, row.owner or row.owner_as_named, state)
    return Shown(row.wording, url, beside, (row.answer, row.response_reason))


def _key_date(row: Any, search: Asked) -> Shown:
    return Shown(row.what, f"{_address(row.area.slug, 'key_dates')}#date-{row.pk}", row.when, ())


def _paper(row: Any, search: Asked) -> Shown:
    url = _address(row.area.slug, "paper", document_id=row.pk)
    published = _day(row.published_on, "published ") or _day(timezone.localdate(row.given_at), "given ")
    return Shown(str(row), url, _beside(row.file_name if row.title else "", published), ())


def _page(row: Any, search: Asked) -> Shown:
    published = _day(row.document.published_on)
    return Shown(f"{row.document}, page {row.number}", page_url(row, search), published, (shown_text(row),))


def _body(row: Any, search: Asked) -> Shown:
    chair = f"chaired by {row.chair}" if row.chair else ""
    return Shown(row.name, _address(row.area.slug, "body", body_id=row.pk), chair, (row.purpose,))


def _person(row: Any, search: Asked) -> Shown:
    url = f"{_address(row.area.slug, 'actions')}?owner={row.pk}"
    return Shown(row.name, url, _beside(row.job_title, row.organisation, _day(row.left_on, "left ")), ())


def _organisation(row: Any, search: Asked) -> Shown:
    url = _address(row.area.slug, "relied_on", organisation_id=row.pk)
    return Shown(row.name, url, row.get_kind_display(), ())


def _term(row: Any, search: Asked) -> Shown:
    return Shown(f"{row.acronym}: {row.expansion}", _address(row.area.slug, "glossary"), "", (row.meaning,))


def _updates(by: Person) -> "QuerySet[Any]":
    found = Update.objects.filter(action__priority__plan__programme__area=by.area)
    return found.select_related("action__priority__plan__programme__area", "by").order_by("-at", "-pk")


def _statements(by: Person) -> "QuerySet[Any]":
    """Confirmed words that became nothing else found here; those to be confirmed for whoever confirms them."""
    states = [StatementState.ACCEPTED, *([StatementState.PROPOSED] if may_review(by) else [])]
    found = Statement.objects.filter(document__area=by.area, state__in=states).exclude(kind=StatementKind.ACRONYM)
    nothing_else = {f"{thing}__isnull": True for thing in ("finding", "decision", "follow_up", "key_date")}
    return found.filter(**nothing_else).select_related("document__area").order_by("-document_id", "position")


def _pages(by: Person) -> "QuerySet[Any]":
    found = DocumentPage.objects.filter(document__area=by.area).select_related("document__area")
    return found.order_by("-document__given_at", "document_id", "number")


KINDS = (
    Kind("priorities", "Priorities", ("title", "outcome"), lambda by: priorities_of(by.area), _priority),
    Kind("actions", "Actions", ("title", "difference", "measure"), lambda by: actions_of(by.area), _action),
    Kind(
        "milestones",
        "Milestones",
        ("wording",),
        lambda by: milestones_of(by.area).select_related("action__priority__plan__programme__area"),
        _milestone,
    ),
    Kind("updates", "Updates", ("happened", "next_step"), _updates, _update),
    Kind("findings", "Findings of inspectors", ("wording",), lambda by: findings_of(by.area), _finding),
    Kind("decisions", "Decisions", ("wording", "reasons", "delegation"), lambda by: decisions_of(by.area), _decision),
    Kind(
        "requests",
        "Requests of bodies",
        ("wording", "answer", "response_reason", "asked_by", "owner_as_named"),
        lambda by: (
            follow_ups_of(by.area).select_related("area", "body", "meeting__body", "owner").prefetch_related(None)
        ),
        _request,
    ),
    Kind("dates", "Key dates", ("what",), lambda by: key_dates_of(by.area).select_related("area"), _key_date),
    Kind("statements", "Other statements", ("wording", "words"), _statements, _statement),
    Kind("papers", "Papers", ("title", "file_name"), lambda by: documents_of(by.area).select_related("area"), _paper),
    Kind("pages", "Pages of papers", ("text",), _pages, _page),
    Kind("bodies", "Bodies", ("name", "purpose"), lambda by: bodies_of(by.area).select_related("area"), _body),
    Kind(
        "people",
        "People",
        ("name", "job_title"),
        lambda by: people_of(by.area).select_related("area", "organisation").prefetch_related(None),
        _person,
    ),
    Kind(
        "organisations",
        "Organisations",
        ("name",),
        lambda by: organisations_of(by.area).select_related("area"),
        _organisation,
    ),
    Kind(
        "glossary",
        "Glossary",
        ("acronym", "expansion", "meaning"),
        lambda by: glossary_of(by.area).select_related("area"),
        _term,
    ),
)
