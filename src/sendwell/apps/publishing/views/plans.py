"""The plan as the document that goes to the inspectorates."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.models import Plan
from sendwell.apps.programme.queries import plans_of
from sendwell.apps.publishing import commands
from sendwell.apps.publishing.files import PDF, WORD, Form, as_file
from sendwell.apps.publishing.forms import PartForm
from sendwell.apps.publishing.models import PlanPart
from sendwell.apps.publishing.permissions import may_issue_packs, may_read_packs
from sendwell.apps.publishing.written.at import written_at, written_page
from sendwell.domain.frameworks import Section, plan_kind


@open_to(may_read_packs)
def written(request: AreaRequest, plan_id: int) -> HttpResponse:
    """The plan written out as it stands today, with what is missing before it can go out."""
    plan = _plan(request, plan_id)
    page, lacks = written_page(request.area, plan.pk, timezone.localdate())
    parts = [(part, slugify(part.title)) for part in plan_kind(plan.kind).sections if part.filled_by != "glossary"]
    shown = {"plan": plan, "paper": page, "lacks": lacks, "parts": parts}
    return render(request, "publishing/written.html", shown | {"may_write": may_issue_packs(request.person)})


@open_to(may_read_packs)
def written_pdf(request: AreaRequest, plan_id: int) -> HttpResponse:
    """The written plan as PDF."""
    return _file(request, plan_id, PDF)


@open_to(may_read_packs)
def written_word(request: AreaRequest, plan_id: int) -> HttpResponse:
    """The written plan as a Word file."""
    return _file(request, plan_id, WORD)


@open_to(may_issue_packs)
def write_part(request: AreaRequest, plan_id: int, part: str) -> HttpResponse:
    """Write what the area says itself in one part of the plan."""
    plan = _plan(request, plan_id)
    section = _part(plan, part)
    row = PlanPart.objects.filter(plan=plan, title=section.title).first()
    form = PartForm(request.POST or None, instance=row, says=section.says)
    change = partial(commands.write_part, plan=plan, title=section.title, by=request.person)
    if attempt(form, change):
        messages.success(request, f"“{section.title}” is written.")
        return redirect("written_plan", area=request.area.slug, plan_id=plan.pk)
    return render(request, "publishing/part.html", {"form": form, "plan": plan, "part": section, "thing": row})


def _plan(request: AreaRequest, plan_id: int) -> Plan:
    return get_object_or_404(plans_of(request.area), pk=plan_id)


def _part(plan: Plan, slug: str) -> Section:
    found = next((part for part in plan_kind(plan.kind).sections if slugify(part.title) == slug), None)
    if found is None or found.filled_by == "glossary":
        raise Http404("The plan has no such part to be written.")
    return found


def _file(request: AreaRequest, plan_id: int, form: Form) -> HttpResponse:
    plan, today = _plan(request, plan_id), timezone.localdate()
    paper, lacks = written_at(request.area, plan.pk, today)
    name = f"{'draft-' if lacks else ''}{slugify(plan.title) or 'plan'}-{today.isoformat()}"
    return as_file(request, paper, form, name, today)
