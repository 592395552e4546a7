"""The review: one statement beside its page, and what a person makes of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sendwell.apps.evidence import commands, queries
from sendwell.apps.evidence.facts import spans_of
from sendwell.apps.evidence.forms import CHANGE_FORMS, ChangeForm, RejectForm, SplitForm
from sendwell.apps.evidence.models import Statement, StatementKind, StatementState
from sendwell.apps.evidence.pages import MarkedPage, marked_pages
from sendwell.apps.evidence.permissions import may_review
from sendwell.apps.evidence.queue import queue_of
from sendwell.apps.evidence.views.asking import key_asked
from sendwell.apps.evidence.words import kind_plural
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.access import AreaRequest, open_to


@open_to(may_review)
@require_GET
def review(request: AreaRequest, document_id: int) -> HttpResponse:
    """Lead to the first statement of a paper that waits, or to the paper where none does."""
    document = get_object_or_404(queries.documents_of(request.area), pk=document_id)
    return _onwards(request, document.pk, None)


@open_to(may_review)
@require_GET
def statement(request: AreaRequest, document_id: int, statement_id: int) -> HttpResponse:
    """One statement as it was read, with its words marked on the page, and what can be done with it."""
    found = _statement(request, document_id, statement_id)
    queue = queue_of(found.document)
    shown = {
        **_beside_its_page(found),
        "queue": queue,
        "place": queue.place_of(found.pk),
        "before": queue.beside(found.pk, -1),
        "after": queue.beside(found.pk, +1),
        "sure": next((kind for kind in queue.kinds if kind.kind == found.kind and kind.sure > 1), None),
        "neighbours": _neighbours(found),
        "may_split": found.kind not in commands.NO_SENTENCES,
        "missing": commands.what_is_missing(found),
        "reject_form": RejectForm(),
        "just_decided": _just_decided(request, document_id),
    }
    return render(request, "evidence/review.html", shown)


@open_to(may_review)
@require_POST
def accept(request: AreaRequest, document_id: int, statement_id: int) -> HttpResponse:
    """Accept a statement, and go on to the next."""
    found = _statement(request, document_id, statement_id)
    return _decide(request, found, partial(commands.accept, statement=found, by=request.person))


@open_to(may_review)
@require_POST
def reject(request: AreaRequest, document_id: int, statement_id: int) -> HttpResponse:
    """Reject a statement, and go on to the next."""
    found, form = _statement(request, document_id, statement_id), RejectForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    return _decide(request, found, partial(commands.reject, statement=found, by=request.person, reason=reason))


@open_to(may_review)
@require_POST
def reopen(request: AreaRequest, document_id: int, statement_id: int) -> HttpResponse:
    """Open a decided statement again, or undo a split or a join."""
    found = get_object_or_404(_all_of(request, document_id), pk=statement_id)
    try:
        commands.reopen(statement=found, by=request.person)
    except Refused as refused:
        messages.warning(request, str(refused))
        if found.state == StatementState.REPLACED:
            return redirect("paper", area=request.area.slug, document_id=document_id)
    return _to(request, found)


@open_to(may_review)
@require_POST
def join(request: AreaRequest, document_id: int, statement_id: int, other_id: int) -> HttpResponse:
    """Join a statement with the one before or after it."""
    found, other = (_statement(request, document_id, key) for key in (statement_id, other_id))
    try:
        return _to(request, commands.join(statement=found, other=other, by=request.person))
    except Refused as refused:
        messages.warning(request, str(refused))
        return _to(request, found)


@open_to(may_review)
@require_POST
def accept_all(request: AreaRequest, document_id: int, kind: str) -> HttpResponse:
    """Accept every statement of a kind about which there are no doubts."""
    document = get_object_or_404(queries.documents_of(request.area), pk=document_id)
    if kind not in StatementKind.values:
        return redirect("paper", area=request.area.slug, document_id=document_id)
    try:
        accepted = commands.accept_all(statements=queries.without_doubts(document, kind), by=request.person)
        messages.success(request, f"Accepted: {len(accepted)} {kind_plural(kind)}.")
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect("paper", area=request.area.slug, document_id=document_id)


@open_to(may_review)
def change(request: AreaRequest, document_id: int, statement_id: int) -> HttpResponse:
    """Change what a statement says or is; the words of the paper stay in sight. It may be accepted in the same step."""
    found = _statement(request, document_id, statement_id)
    form = CHANGE_FORMS.get(found.kind, ChangeForm)(request.POST or None, statement=found)
    if changed := attempt(form, partial(_change, request, found)):
        return _onwards(request, document_id, changed.pk) if "accept" in request.POST else _to(request, changed)
    return render(request, "evidence/change.html", {**_beside_its_page(found), "form": form})


@open_to(may_review)
def split(request: AreaRequest, document_id: int, statement_id: int) -> HttpResponse:
    """Make several statements of one."""
    found = _statement(request, document_id, statement_id)
    form = SplitForm(request.POST or None, initial={"parts": found.wording})
    if made := attempt(form, partial(commands.split, statement=found, by=request.person)):
        return _to(request, made[0])
    return render(request, "evidence/split.html", {**_beside_its_page(found), "form": form})


def _change(request: AreaRequest, found: Statement, **entered: Any) -> Statement:
    changed = commands.change(statement=found, by=request.person, **entered)
    return commands.accept(statement=changed, by=request.person) if "accept" in request.POST else changed


def _decide(request: AreaRequest, found: Statement, decide: Callable[[], Statement]) -> HttpResponse:
    try:
        decide()
    except Refused as refused:
        messages.warning(request, str(refused))
        return _to(request, found)
    return _onwards(request, found.document_id, found.pk)


def _onwards(request: AreaRequest, document_id: int, after: int | None) -> HttpResponse:
    """Lead to the next statement that waits, saying which one was just decided; to the paper where all are."""
    document = get_object_or_404(queries.documents_of(request.area), pk=document_id)
    following = queue_of(document).next_waiting(after)
    if following is None:
        if after is not None:
            messages.success(request, "Everything that was read in this paper is decided.")
        return redirect("paper", area=request.area.slug, document_id=document_id)
    url = reverse("statement", args=[request.area.slug, document_id, following])
    return redirect(f"{url}?decided={after}" if after else url)


def _to(request: AreaRequest, found: Statement) -> HttpResponse:
    return redirect("statement", area=request.area.slug, document_id=found.document_id, statement_id=found.pk)


def _all_of(request: AreaRequest, document_id: int) -> QuerySet[Statement]:
    found = Statement.objects.filter(document__area=request.area, document_id=document_id)
    return found.select_related("document__area", "decided_by")


def _statement(request: AreaRequest, document_id: int, statement_id: int) -> Statement:
    return get_object_or_404(_all_of(request, document_id).exclude(state=StatementState.REPLACED), pk=statement_id)


def _just_decided(request: AreaRequest, document_id: int) -> Statement | None:
    pk = key_asked(request, "decided")
    decided = _all_of(request, document_id).filter(state__in=(StatementState.ACCEPTED, StatementState.REJECTED))
    return decided.filter(pk=pk).first() if pk else None


def _beside_its_page(found: Statement) -> dict[str, object]:
    spans = spans_of(found.spans)
    pages: list[MarkedPage] = marked_pages(found.document, sorted({span.page for span in spans}), spans)
    return {"document": found.document, "statement": found, "pages": pages, "sources": list(found.made_from.all())}


def _neighbours(found: Statement) -> dict[str, Statement | None]:
    """The statements of the same kind that stand before and after this one in the paper, to be joined with it."""
    if found.kind in commands.NO_SENTENCES:
        return {"previous": None, "next": None}
    waiting = list(queries.statements_of(found.document).filter(kind=found.kind, state=StatementState.PROPOSED))
    place = next((number for number, one in enumerate(waiting) if one.pk == found.pk), None)
    if place is None:
        return {"previous": None, "next": None}
    following = waiting[place + 1] if place + 1 < len(waiting) else None
    return {"previous": waiting[place - 1] if place else None, "next": following}
