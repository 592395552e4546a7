"""The pages of papers: giving them, what state they are in, and what they say of themselves."""

from functools import partial
from typing import cast

from django.contrib import messages
from django.core.files import File
from django.http import Http404, HttpResponse
from django.http.response import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sendwell.apps.evidence import commands, files, queries
from sendwell.apps.evidence.comparing import compared, summary
from sendwell.apps.evidence.forms import GivePapersForm, PrivateForm, PublishedForm, ReplacesForm
from sendwell.apps.evidence.models import Document
from sendwell.apps.evidence.permissions import may_close_papers, may_read_papers, may_review
from sendwell.apps.evidence.queue import confirmed_of, queue_of
from sendwell.apps.evidence.words import facts_shown
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.mechanisms.uploads import refused_uploads
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.access import AreaRequest, open_to

LOOK_AGAIN_AFTER = "3"  # seconds, while a paper is being read
SNIFFED = frozenset({"application/pdf"})  # types sent as such; everything else is just bytes


@open_to(may_read_papers)
def papers(request: AreaRequest) -> HttpResponse:
    """The papers of the area, and a form to give more."""
    reviewer = may_review(request.person)
    found = list(queries.papers_with_counts(request.person))
    waits = any(paper.waiting_since and not paper.is_stuck(timezone.now()) for paper in found)
    shown = {"papers": found, "form": GivePapersForm() if reviewer else None, "may_review": reviewer, "waits": waits}
    return _looking_again(render(request, "evidence/papers.html", shown), waits)


@open_to(may_review)
def give_papers(request: AreaRequest) -> HttpResponse:
    """Take papers in. Each that cannot be taken is named with the reason; the rest are."""
    posted = request.method == "POST"
    refusals = [commands.too_large(files.shown_name(name)) for name in refused_uploads(request)]
    given = (request.POST, request.FILES) if posted else ()
    form = GivePapersForm(*given, enough_without=bool(refusals))
    if not posted or not form.is_valid():
        return render(request, "evidence/give.html", {"form": form})
    taken: list[commands.Taken] = []
    for file in form.cleaned_data["files"]:
        try:
            taken.append(commands.take_in(file=cast("File[bytes]", file), by=request.person))
        except Refused as refused:
            refusals.append(str(refused))
    if not taken:
        for refusal in refusals:
            form.add_error(None, refusal)
        return render(request, "evidence/give.html", {"form": form})
    return _say_what_was_taken(request, taken, refusals)


@open_to(may_read_papers)
def paper(request: AreaRequest, document_id: int) -> HttpResponse:
    """One paper: what it is, what was read in it, and what was confirmed."""
    document = _document(request, document_id)
    reviewer = may_review(request.person)
    stuck = document.is_stuck(timezone.now())
    waits = document.waiting_since is not None and not stuck
    shown = {
        "document": document,
        "facts": facts_shown(document),
        "stuck": stuck,
        "may_review": reviewer,
        "queue": queue_of(document) if reviewer else None,
        "confirmed": confirmed_of(document),
        "published_form": PublishedForm() if reviewer and _asks_when_published(document) else None,
        "newer": queries.papers_open_to(request.person).filter(supersedes=document),
        "may_close": may_close_papers(request.person),
        "waits": waits,
    }
    return _looking_again(render(request, "evidence/paper.html", shown), waits)


@open_to(may_review)
@require_POST
def read_again(request: AreaRequest, document_id: int) -> HttpResponse:
    """Read a paper again."""
    try:
        commands.read_again(document=_document(request, document_id), by=request.person)
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect("paper", area=request.area.slug, document_id=document_id)


@open_to(may_review)
def published(request: AreaRequest, document_id: int) -> HttpResponse:
    """Say when a paper was published."""
    document = _document(request, document_id)
    initial = {"published_on": document.published_on}
    form = PublishedForm(request.POST or None, initial=initial)
    if attempt(form, partial(commands.say_when_published, document=document, by=request.person)):
        return redirect("paper", area=request.area.slug, document_id=document_id)
    shown = {"form": form, "document": document, "heading": "When was it published?", "button": "Save the date"}
    return render(request, "evidence/one_question.html", shown)


@open_to(may_review)
def replaces(request: AreaRequest, document_id: int) -> HttpResponse:
    """Say which paper this one is a newer version of."""
    document = _document(request, document_id)
    form = ReplacesForm(request.POST or None, document=document, by=request.person)
    if attempt(form, partial(commands.say_what_it_replaces, document=document, by=request.person)):
        return redirect("paper", area=request.area.slug, document_id=document_id)
    shown = {"form": form, "document": document, "heading": "Is this a newer version?", "button": "Save"}
    return render(request, "evidence/one_question.html", shown)


@open_to(may_close_papers)
def private(request: AreaRequest, document_id: int) -> HttpResponse:
    """Say that a paper is private, and why; or open it to everyone again."""
    document = _document(request, document_id)
    form = PrivateForm(request.POST or None, document=document)
    if attempt(form, partial(commands.say_who_may_read, document=document, by=request.person)):
        return redirect("paper", area=request.area.slug, document_id=document_id)
    shown = {"form": form, "document": document, "heading": "Who may read this paper?", "button": "Save"}
    return render(request, "evidence/one_question.html", shown)


@open_to(may_review)
@require_GET
def compare(request: AreaRequest, document_id: int) -> HttpResponse:
    """A newer version of a paper beside the older one: what was added, what is gone, what changed."""
    document = _document(request, document_id)
    if document.supersedes is None:
        raise Http404
    changes = compared(document.supersedes, document)
    shown = {"document": document, "older": document.supersedes, "changes": changes, "summary": summary(changes)}
    return render(request, "evidence/compare.html", shown)


@open_to(may_read_papers)
@require_GET
def download(request: AreaRequest, document_id: int) -> FileResponse:
    """The file as it was given, always as a download: a browser never runs what is in it."""
    document = _document(request, document_id)
    try:
        content = files.opened(document.stored_as)
    except FileNotFoundError:
        raise Http404 from None
    kind = document.media_type if document.media_type in SNIFFED else "application/octet-stream"
    return FileResponse(content, as_attachment=True, filename=document.file_name, content_type=kind)


def _document(request: AreaRequest, document_id: int) -> Document:
    found = queries.papers_open_to(request.person).select_related("supersedes", "area")
    return get_object_or_404(found, pk=document_id)


def _asks_when_published(document: Document) -> bool:
    """True for inspection papers, which do not print it: time limits are counted from that day."""
    return document.published_on is None and bool(document.facts.get("inspection"))


def _looking_again(response: HttpResponse, waits: bool) -> HttpResponse:
    if waits:
        response["Refresh"] = LOOK_AGAIN_AFTER
    return response


def _say_what_was_taken(request: AreaRequest, taken: list[commands.Taken], refusals: list[str]) -> HttpResponse:
    new = [one.document for one in taken if not one.held_already]
    held = [one.document for one in taken if one.held_already]
    if new:
        messages.success(request, f"{counted(len(new), 'paper')} taken in, to be read now.")
    for document in held:
        messages.info(request, f"You have “{document}” already, given on {document.given_at:%-d %B %Y}.")
    for refusal in refusals:
        messages.warning(request, refusal)
    if len(taken) == 1:
        return redirect("paper", area=request.area.slug, document_id=taken[0].document.pk)
    return redirect("papers", area=request.area.slug)
