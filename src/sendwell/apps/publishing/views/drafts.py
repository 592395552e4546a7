"""The draft of the next pack, and its issue."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.governance.queries import bodies_of
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.queries import current_plan
from sendwell.apps.publishing import commands
from sendwell.apps.publishing.audiences import audiences
from sendwell.apps.publishing.files import PDF, WORD, Form, as_file, pack_name
from sendwell.apps.publishing.forms import IssueForm, PackForm
from sendwell.apps.publishing.models import Pack
from sendwell.apps.publishing.pack.build import build
from sendwell.apps.publishing.pack.material import Material, gather
from sendwell.apps.publishing.pack.missing import missing_from, summary_length
from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.permissions import may_issue_packs

ASKED = ("body", "meeting_on_day", "meeting_on_month", "meeting_on_year", "audience", "decide", "why")  # as sent


@open_to(may_issue_packs)
def draft(request: AreaRequest) -> HttpResponse:
    """Ask for which body, date and readers; show the pack as it would be issued now, and what it lacks."""
    if "body" in request.GET:
        return _draft(request, PackForm(request.GET, area=request.area))
    if lacks := _lacking(request.area):
        return render(request, "publishing/draft.html", {"lacks": lacks})
    return _draft(request, PackForm(None, area=request.area))


def _lacking(area: Area) -> str:
    """What must be there before there can be a pack: "plan" or "body"; empty where nothing lacks."""
    if current_plan(area) is None:
        return "plan"
    return "" if bodies_of(area).exists() else "body"


@open_to(may_issue_packs)
def draft_pdf(request: AreaRequest) -> HttpResponse:
    """The draft as PDF, to look at before it is issued."""
    return _file(request, PDF)


@open_to(may_issue_packs)
def draft_word(request: AreaRequest) -> HttpResponse:
    """The draft as a Word file."""
    return _file(request, WORD)


@require_POST
@open_to(may_issue_packs)
def issue(request: AreaRequest) -> HttpResponse:
    """Issue the draft that its author has looked through."""
    form = IssueForm(request.POST, area=request.area)

    def issued(seen: str, **answers: Any) -> Pack:
        return commands.issue_pack(asked=form.asked(), seen=seen, today=timezone.localdate(), by=request.person)

    if pack := attempt(form, issued):
        said = f"Edition {pack.edition} is issued, and the one before says so." if pack.corrects_id else ""
        messages.success(request, f"{said or 'The pack is issued.'} Everyone with a role in the area can read it.")
        return redirect("pack", area=request.area.slug, pack_id=pack.pk)
    return _draft(request, form)


def _draft(request: AreaRequest, form: PackForm) -> HttpResponse:
    shown: dict[str, Any] = {"form": form, "asked": {name: form.data[name] for name in ASKED if name in form.data}}
    shown["audiences"] = audiences().values()
    material = _material(request, form)
    if material:
        shown |= {"material": material, "query": urlencode(shown["asked"])}
        shown["lacks"] = "" if material.plan else "plan"
        form.fields["why"].required = material.corrected is not None
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
    if not form.is_bound or any(name in form.errors for name in form.fields if name != "why"):
        return None
    form.cleaned_data.setdefault("why", "")  # a reason that was refused is asked for again, beside the draft
    return gather(form.asked(), today=timezone.localdate(), by=request.person)


def _file(request: AreaRequest, form: Form) -> HttpResponse:
    material = _material(request, PackForm(request.GET, area=request.area))
    if material is None or material.plan is None:
        raise Http404("There is no such draft.")
    name = pack_name(material.body, material.meeting_on, material.audience.key, material.edition)
    return as_file(request, build(material, material.plan), form, f"draft-{name}", material.today)
