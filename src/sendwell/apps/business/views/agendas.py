"""The agenda of a meeting: drafted, changed, published, and as it was published."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.business import commands, queries
from sendwell.apps.business.due import not_there_yet
from sendwell.apps.business.forms import ItemForm, PublishForm
from sendwell.apps.business.models import AgendaItem
from sendwell.apps.business.papers import agenda_paper
from sendwell.apps.business.views.papers import edition_file
from sendwell.apps.governance.models import Meeting
from sendwell.apps.governance.notice import papers_due
from sendwell.apps.governance.permissions import may_read_meetings, may_run_meetings
from sendwell.apps.governance.queries import meetings_of
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.publishing.commands import fingerprint
from sendwell.apps.publishing.files import PDF, WORD
from sendwell.apps.publishing.kept import from_json
from sendwell.apps.publishing.paper.html import to_html

WAYS = {"up": True, "down": False}


@open_to(may_run_meetings)
def prepare(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """The agenda as it stands, what still belongs on it, and by when it must be out."""
    return _prepare(request, _meeting(request, meeting_id), None)


@require_POST
@open_to(may_run_meetings)
def draft(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """Put on the agenda whatever belongs there."""
    found = _meeting(request, meeting_id)
    try:
        new = commands.draft_agenda(meeting=found, today=timezone.localdate(), by=request.person)
        messages.success(request, f"{counted(new, 'item')} {'was' if new == 1 else 'were'} put on the agenda.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("prepare_agenda", area=request.area.slug, meeting_id=found.pk)


@open_to(may_run_meetings)
def add_item(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """Add an item."""
    found = _meeting(request, meeting_id)
    form = ItemForm(request.POST or None, meeting=found, by=request.person)
    if attempt(form, partial(commands.add_item, meeting=found, by=request.person)):
        return redirect("prepare_agenda", area=request.area.slug, meeting_id=found.pk)
    shown = {"form": form, "heading": "Add an item", "caption": str(found)}
    shown["cancel"] = reverse("prepare_agenda", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def change_item(request: AreaRequest, item_id: int) -> HttpResponse:
    """Change an item of an agenda."""
    item = _item(request, item_id)
    heading = f"Change “{item.title}”"
    form = ItemForm(request.POST or None, instance=item, meeting=item.meeting, by=request.person)
    if attempt(form, partial(commands.change_item, item=item, by=request.person)):
        return redirect("prepare_agenda", area=request.area.slug, meeting_id=item.meeting_id)
    shown = {"form": form, "heading": heading, "caption": str(item.meeting), "button": "Save", "thing": item}
    shown["cancel"] = reverse("prepare_agenda", args=[request.area.slug, item.meeting_id])
    return render(request, "governance/form.html", shown)


@require_POST
@open_to(may_run_meetings)
def remove_item(request: AreaRequest, item_id: int) -> HttpResponse:
    """Take an item off the agenda."""
    item = _item(request, item_id)
    meeting_id = item.meeting_id
    try:
        commands.remove_item(item=item, by=request.person)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("prepare_agenda", area=request.area.slug, meeting_id=meeting_id)


@require_POST
@open_to(may_run_meetings)
def move_item(request: AreaRequest, item_id: int, way: str) -> HttpResponse:
    """Put an item one place earlier or later."""
    item = _item(request, item_id)
    if way not in WAYS:
        raise Http404("An item moves up or down.")
    commands.move_item(item=item, up=WAYS[way], by=request.person)
    return redirect("prepare_agenda", area=request.area.slug, meeting_id=item.meeting_id)


@require_POST
@open_to(may_run_meetings)
def publish(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """Publish the agenda that was looked through."""
    found = _meeting(request, meeting_id)
    form = _publish_form(request, found)
    publish_it = partial(commands.publish_agenda, meeting=found, today=timezone.localdate(), by=request.person)
    if published := attempt(form, publish_it):
        messages.success(request, "The agenda is published. Everyone with a role in the area can read it.")
        return redirect("agenda", area=request.area.slug, agenda_id=published.pk)
    return _prepare(request, found, form)


@open_to(may_read_meetings)
def agenda(request: AreaRequest, agenda_id: int) -> HttpResponse:
    """An agenda as it was published; one that was replaced says so."""
    found = get_object_or_404(queries.agendas_of(request.area), pk=agenda_id)
    newest = queries.agendas_of(request.area).filter(meeting=found.meeting).defer("content").first()
    shown = {"edition": found, "meeting": found.meeting, "paper": to_html(from_json(found.content)), "what": "agenda"}
    shown |= {"newer": newest if newest != found else None, "at": found.published_at, "who": found.published_by}
    return render(request, "business/edition.html", shown)


@open_to(may_read_meetings)
def agenda_pdf(request: AreaRequest, agenda_id: int) -> HttpResponse:
    """An agenda as it was published, as PDF."""
    return edition_file(request, get_object_or_404(queries.agendas_of(request.area), pk=agenda_id), PDF)


@open_to(may_read_meetings)
def agenda_word(request: AreaRequest, agenda_id: int) -> HttpResponse:
    """An agenda as it was published, as Word file."""
    return edition_file(request, get_object_or_404(queries.agendas_of(request.area), pk=agenda_id), WORD)


def _prepare(request: AreaRequest, found: Meeting, form: PublishForm | None) -> HttpResponse:
    today = timezone.localdate()
    due = papers_due(found.body, found.held_on)
    coming = found.held_on >= today
    shown = {
        "meeting": found,
        "items": queries.items_with_papers(found),
        "lacking": not_there_yet(found, today) if coming else [],
        "due": due,
        "late": bool(due and today > due.on),
        "coming": coming,
        "form": form or _publish_form(request, found, seen=fingerprint(agenda_paper(found, today))),
        "published": queries.agendas_of(request.area).filter(meeting=found).defer("content").first(),
    }
    return render(request, "business/prepare.html", shown)


def _publish_form(request: AreaRequest, found: Meeting, seen: str = "") -> PublishForm:
    due = papers_due(found.body, found.held_on)
    late = bool(due and timezone.localdate() > due.on)
    given = request.POST if request.method == "POST" else None
    return PublishForm(given, again=found.agendas.exists(), late=late, initial={"seen": seen})


def _meeting(request: AreaRequest, meeting_id: int) -> Meeting:
    return get_object_or_404(meetings_of(request.area).select_related("body__chair"), pk=meeting_id)


def _item(request: AreaRequest, item_id: int) -> AgendaItem:
    return get_object_or_404(queries.items_of(request.area), pk=item_id)
