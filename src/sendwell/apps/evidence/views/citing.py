"""Where a citation leads: a page of a paper with the words marked."""

import re

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from sendwell.apps.evidence import pages, queries
from sendwell.apps.evidence.facts import spans_of
from sendwell.apps.evidence.models import Document, Statement, StatementState
from sendwell.apps.evidence.permissions import may_read_papers, may_review
from sendwell.apps.evidence.views.asking import key_asked
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.reading import UnreadablePaper
from sendwell.domain.reading.model import Span

_MARKS = re.compile(r"(\d{1,5})-(\d{1,8})-(\d{1,8})")  # page-start-end, several with a comma between
MOST_MARKS = 20


@open_to(may_read_papers)
@require_GET
def citation(request: AreaRequest, document_id: int, number: int) -> HttpResponse:
    """One page of a paper, with the words of a statement (`?statement=`) or of spans (`?marks=`) marked."""
    document = get_object_or_404(queries.papers_open_to(request.person), pk=document_id)
    statement = _statement(request, document)
    spans = spans_of(statement.spans) if statement else _marks(request.GET.get("marks", ""))
    found = pages.marked_pages(document, [number], [span for span in spans if span.page == number])
    if not found:
        raise Http404
    elsewhere = sorted({span.page for span in spans if span.page != number})
    shown = {"document": document, "page": found[0], "statement": statement, "elsewhere": elsewhere}
    return render(request, "evidence/citation.html", {**shown, "before": number - 1, "after": _after(document, number)})


@open_to(may_read_papers)
@require_GET
def page_picture(request: AreaRequest, document_id: int, number: int) -> HttpResponse:
    """A page of a PDF as a picture; kept by the reader's own browser only."""
    document = get_object_or_404(queries.papers_open_to(request.person), pk=document_id)
    if document.media_type != pages.PDF or not 1 <= number <= document.page_count:
        raise Http404
    try:
        drawn = pages.picture(document, number)
    except (UnreadablePaper, FileNotFoundError):
        raise Http404 from None
    return HttpResponse(drawn, content_type="image/png", headers={"Cache-Control": "private, max-age=86400, immutable"})


def _statement(request: AreaRequest, document: Document) -> Statement | None:
    """The statement asked for; one that is not confirmed yet is shown to those who confirm it and to nobody else."""
    asked = key_asked(request, "statement")
    if asked is None:
        return None
    found = get_object_or_404(Statement.objects.filter(document=document).select_related("document__area"), pk=asked)
    if found.state != StatementState.ACCEPTED and not may_review(request.person):
        raise Http404
    return found


def _marks(asked: str) -> tuple[Span, ...]:
    found = (_MARKS.fullmatch(mark) for mark in asked.split(",")[:MOST_MARKS])
    return tuple(Span(*map(int, mark.groups())) for mark in found if mark)


def _after(document: Document, number: int) -> int | None:
    return number + 1 if number < document.page_count else None
