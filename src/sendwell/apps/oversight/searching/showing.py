"""How each kind of thing is shown where it is found."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from sendwell.apps.evidence.models import Document, StatementState
from sendwell.apps.evidence.queries import citation_url
from sendwell.apps.governance.models import FollowUpKind
from sendwell.apps.oversight.searching.paper_pages import page_url, shown_text
from sendwell.domain.searching import Asked


@dataclass(frozen=True, slots=True)
class Shown:
    """How a row is shown: its name, its address, a few words beside it, and the texts that may hold the words."""

    title: str
    url: str
    beside: str
    texts: tuple[str, ...]


def _address(row_area: str, name: str, **where: int) -> str:
    return reverse(name, kwargs={"area": row_area, **where})


def _day(day: date | None, before: str = "") -> str:
    return f"{before}{day:%-d %B %Y}" if day else ""


def _beside(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def _named(paper: Document) -> str:
    """The name of a paper, beside what everyone may see of it."""
    return "a private paper" if paper.private_because else str(paper)


def priority(row: Any, search: Asked) -> Shown:
    url = _address(row.plan.programme.area.slug, "priority", priority_id=row.pk)
    beside = _beside(row.accountable, _day(row.due_on, "due "))
    return Shown(f"{row.number} {row.title}", url, beside, (row.outcome,))


def action(row: Any, search: Asked) -> Shown:
    url = _address(row.priority.plan.programme.area.slug, "action", action_id=row.pk)
    beside = _beside(row.owner or "Nobody owns it", row.lead, _day(row.due_on, "due "))
    return Shown(f"{row.priority.number}.{row.number} {row.title}", url, beside, (row.difference, row.measure))


def risk(row: Any, search: Asked) -> Shown:
    beside = _beside(row.watched_by or "Nobody watches it", row.judged, row.get_state_display())
    return Shown(f"Risk {row}", _address(row.area.slug, "risk", risk_id=row.pk), beside, (row.cause, row.mitigation))


def milestone(row: Any, search: Asked) -> Shown:
    url = _address(row.action.priority.plan.programme.area.slug, "action", action_id=row.action_id)
    reached = _day(row.reached_on, "reached ") or _day(row.due_on, "due ")
    return Shown(row.wording, url, _beside(f"Milestone of “{row.action.title}”", reached), ())


def update(row: Any, search: Asked) -> Shown:
    url = _address(row.action.priority.plan.programme.area.slug, "action", action_id=row.action_id)
    beside = _beside(row.by, _day(timezone.localdate(row.at)), row.get_rating_display())
    return Shown(row.action.title, url, beside, (row.happened, row.next_step))


def finding(row: Any, search: Asked) -> Shown:
    area = row.statement.document.area.slug
    beside = _beside(row.statement.get_kind_display(), _named(row.statement.document), f"page {row.statement.page}")
    return Shown(row.wording, _address(area, "finding", finding_id=row.pk), beside, ())


def statement(row: Any, search: Asked) -> Shown:
    waiting = "to be confirmed" if row.state == StatementState.PROPOSED else ""
    beside = _beside(row.get_kind_display(), waiting, row.document, f"page {row.page}")
    return Shown(row.wording, citation_url(row), beside, () if row.words == row.wording else (row.words,))


def decision(row: Any, search: Asked) -> Shown:
    cited, taken = row.statement, (row.taken_by, _day(row.taken_on))
    paper = (_named(cited.document), f"page {cited.page}") if cited else taken
    texts = (row.options, row.reasons, row.consultation, row.delegation)
    url = _address(row.area.slug, "decision", decision_id=row.pk)
    return Shown(row.wording, url, _beside(row.meeting or row.body, *paper), texts)


def request(row: Any, search: Asked) -> Shown:
    url = _address(row.area.slug, "follow_up", follow_up_id=row.pk)
    state = _day(row.answered_on, "answered ") or _day(row.due_on, "open, due ") or "open"
    kind = "" if row.kind == FollowUpKind.REQUEST else row.get_kind_display()
    asked = f"asked by {row.asked_by}" if row.asked_by else ""
    beside = _beside(kind, row.meeting or row.body, asked, row.owner or row.owner_as_named, state)
    return Shown(row.wording, url, beside, (row.answer, row.response_reason))


def key_date(row: Any, search: Asked) -> Shown:
    return Shown(row.what, f"{_address(row.area.slug, 'key_dates')}#date-{row.pk}", row.when, ())


def paper(row: Any, search: Asked) -> Shown:
    url = _address(row.area.slug, "paper", document_id=row.pk)
    published = _day(row.published_on, "published ") or _day(timezone.localdate(row.given_at), "given ")
    return Shown(str(row), url, _beside(row.file_name if row.title else "", published), ())


def page(row: Any, search: Asked) -> Shown:
    published = _day(row.document.published_on)
    return Shown(f"{row.document}, page {row.number}", page_url(row, search), published, (shown_text(row),))


def body(row: Any, search: Asked) -> Shown:
    chair = f"chaired by {row.chair}" if row.chair else ""
    return Shown(row.name, _address(row.area.slug, "body", body_id=row.pk), chair, (row.purpose,))


def person(row: Any, search: Asked) -> Shown:
    url = f"{_address(row.area.slug, 'actions')}?owner={row.pk}"
    return Shown(row.name, url, _beside(row.job_title, row.organisation, _day(row.left_on, "left ")), ())


def organisation(row: Any, search: Asked) -> Shown:
    url = _address(row.area.slug, "relied_on", organisation_id=row.pk)
    return Shown(row.name, url, row.get_kind_display(), ())


def term(row: Any, search: Asked) -> Shown:
    return Shown(f"{row.acronym}: {row.expansion}", _address(row.area.slug, "glossary"), "", (row.meaning,))
