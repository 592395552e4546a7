"""The packs that were issued, and the draft of the next."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.governance.queries import bodies_of
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.queries import current_plan
from sendwell.apps.publishing import commands, queries
from sendwell.apps.publishing.files import PDF, WORD, Form, as_file, pack_name
from sendwell.apps.publishing.forms import IssueForm, PackForm
from sendwell.apps.publishing.kept import from_json
from sendwell.apps.publishing.pack.build import build
from sendwell.apps.publishing.pack.material import Material, gather
from sendwell.apps.publishing.pack.missing import missing_from, summary_length
from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.permissions import may_issue_packs, may_read_packs

ASKED = ("body", "meeting_on_day", "meeting_on_month", "meeting_on_year", "decide")  # fields of the form, as sent


@open_to(may_read_packs)
def packs(request: AreaRequest) -> HttpResponse:
    """Every pack that was issued, those for the latest meetings first."""
    shown = {"packs": queries.packs_of(request.area).defer("content"), "may_issue": may_issue_packs(request.person)}
    return render(request, "publishing/packs.html", shown)


@open_to(may_read_packs)
def pack(request: AreaRequest, pack_id: int) -> HttpResponse:
    """A pack as it was issued."""
    found = get_object_or_404(queries.packs_of(request.area), pk=pack_id)
    newer = queries.packs_of(request.area).filter(body=found.body, meeting_on=found.meeting_on, pk__gt=found.pk)
    shown = {"pack": found, "paper": to_html(from_json(found.content)), "newer": newer.defer("content").first()}
    return render(request, "publishing/pack.html", shown)


@open_to(may_read_packs)
def pack_pdf(request: AreaRequest, pack_id: int) -> HttpResponse:
    """A pack as it was issued, as PDF."""
    return _issued(request, pack_id, PDF)


@open_to(may_read_packs)
def pack_word(request: AreaRequest, pack_id: int) -> HttpResponse:
    """A pack as it was issued, as a Word file."""
    return _issued(request, pack_id, WORD)


def _issued(request: AreaRequest, pack_id: int, form: Form) -> HttpResponse:
    found = get_object_or_404(queries.packs_of(request.area), pk=pack_id)
    name = pack_name(found.body, found.meeting_on)
    return as_file(request, from_json(found.content), form, name, timezone.localdate(found.issued_at))


@open_to(may_issue_packs)
def draft(request: AreaRequest) -> HttpResponse:
    """Ask for which body and date; show the pack as it would be issued now, and what it lacks."""
    lacks = _lacking(request.area)
    if lacks:
        return render(request, "publishing/draft.html", {"lacks": lacks})
    return _draft(request, PackForm(request.GET if "body" in request.GET else None, area=request.area))


def _lacking(area: Area) -> str:
    """What must be there before there can be a pack: "plan" or "body"; empty where nothing lacks."""
    if current_plan(area) is None:
        return "plan"
    return "" if bodies_of(area).exists() else "body"


@open_to(may_issue_packs)
def draft_pdf(request: AreaRequest) -> HttpResponse:
    """The draft as PDF, to look at before it is issued."""
    return _drafted(request, PDF)


@open_to(may_issue_packs)
def draft_word(request: AreaRequest) -> HttpResponse:
    """The draft as a Word file."""
    return _drafted(request, WORD)


def _drafted(request: AreaRequest, form: Form) -> HttpResponse:
    material = _material(request, PackForm(request.GET, area=request.area))
    if material is None or material.plan is None:
        raise Http404("There is no such draft.")
    name = f"draft-{pack_name(material.body, material.meeting_on)}"
    return as_file(request, build(material, material.plan), form, name, material.today)


@require_POST
@open_to(may_issue_packs)
def issue(request: AreaRequest) -> HttpResponse:
    """Issue the draft that its author has looked through."""
    form = IssueForm(request.POST, area=request.area)
    issued = attempt(form, partial(commands.issue_pack, today=timezone.localdate(), by=request.person))
    if issued:
        messages.success(request, "The pack is issued. Everyone with a role in the area can read it.")
        return redirect("pack", area=request.area.slug, pack_id=issued.pk)
    return _draft(request, form)


def _draft(request: AreaRequest, form: PackForm) -> HttpResponse:
    shown: dict[str, Any] = {"form": form, "asked": {name: form.data[name] for name in ASKED if name in form.data}}
    material = _material(request, form)
    if material:
        shown |= {"material": material, "query": urlencode(shown["asked"])}
    if material and material.plan:
        paper = build(material, material.plan)
        shown |= {
            "paper": to_html(paper),
            "missing": missing_from(paper, material, material.plan),
            "summary_length": summary_length(paper),
            "seen": commands.fingerprint(paper),
        }
    return render(request, "publishing/draft.html", shown)


def _material(request: AreaRequest, form: PackForm) -> Material | None:
    """What the draft that the form asks for is made of; None where the form is empty or not complete."""
    if not form.is_bound or any(name in form.errors for name in form.fields):
        return None
    given = {name: form.cleaned_data[name] for name in ("body", "meeting_on", "decide")}
    return gather(**given, today=timezone.localdate(), by=request.person)
