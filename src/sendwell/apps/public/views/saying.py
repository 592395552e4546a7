"""What families said, and what came of it: the editor's list."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.public import commands
from sendwell.apps.public.forms import YouSaidForm
from sendwell.apps.public.items.others import said_in
from sendwell.apps.public.models import YouSaid
from sendwell.apps.public.permissions import may_edit_site


@open_to(may_edit_site)
@require_safe
def you_said(request: AreaRequest) -> HttpResponse:
    """Everything that families said, the latest first."""
    return render(request, "public/you_said.html", {"page": paged(said_in(request.area), request)})


@open_to(may_edit_site)
def add_said(request: AreaRequest) -> HttpResponse:
    """Add something that families said."""
    return _form(request, None)


@open_to(may_edit_site)
def change_said(request: AreaRequest, said_id: int) -> HttpResponse:
    """Change what was written of it."""
    return _form(request, get_object_or_404(YouSaid, area=request.area, pk=said_id))


@open_to(may_edit_site)
@require_POST
def remove_said(request: AreaRequest, said_id: int) -> HttpResponse:
    """Take it away."""
    commands.remove_said(row=get_object_or_404(YouSaid, area=request.area, pk=said_id), by=request.person)
    messages.success(request, "Taken away. What is public stays until you publish again.")
    return redirect("you_said", area=request.area.slug)


def _form(request: AreaRequest, row: YouSaid | None) -> HttpResponse:
    form = YouSaidForm(request.POST or None, instance=row, area=request.area)
    if attempt(form, partial(commands.write_said, row=row, by=request.person)):
        messages.success(request, "Kept. It is not public before you publish it.")
        return redirect("you_said", area=request.area.slug)
    shown = {"form": form, "row": row, "cancel": reverse("you_said", args=[request.area.slug])}
    return render(request, "public/said_form.html", shown)
