"""The list of actions: choosing among them, keeping a choice under a name, taking it away as a file."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.oversight import commands
from sendwell.apps.oversight.export import as_csv
from sendwell.apps.oversight.forms import ChooseForm, NameForm
from sendwell.apps.oversight.models import SavedView
from sendwell.apps.oversight.permissions import may_look_over
from sendwell.apps.oversight.whole import WholePlan, whole_plan
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.partnership.queries import organisations_of


@open_to(may_look_over)
@require_GET
def actions(request: AreaRequest) -> HttpResponse:
    """The actions that meet what the address asks for; all of them, where it asks for nothing."""
    plan = whole_plan(request.area, timezone.localdate())
    if plan is None:
        return render(request, "oversight/nothing_yet.html")
    return _shown(request, plan, _choosing(request, plan, request.GET), NameForm())


@open_to(may_look_over)
@require_GET
def export(request: AreaRequest) -> HttpResponse:
    """The same actions as a CSV file."""
    plan = whole_plan(request.area, timezone.localdate())
    if plan is None:
        return render(request, "oversight/nothing_yet.html")
    content = as_csv(_choosing(request, plan, request.GET).choice.of(plan), plan)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{request.area.slug}-actions-{plan.today}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


@open_to(may_look_over)
@require_POST
def save(request: AreaRequest) -> HttpResponse:
    """Keep the choice of the address under a name, for this person alone."""
    plan = whole_plan(request.area, timezone.localdate())
    if plan is None:
        return redirect("area_home", area=request.area.slug)
    choosing = _choosing(request, plan, request.GET)
    form = NameForm(request.POST)
    query = choosing.choice.query
    if saved := attempt(form, partial(commands.save_view, query=query, by=request.person)):
        messages.success(request, f"“{saved.name}” is kept among your views.")
        return redirect(f"{reverse('actions', args=[request.area.slug])}?{query}")
    return _shown(request, plan, choosing, form)


@open_to(may_look_over)
def remove(request: AreaRequest, view_id: int) -> HttpResponse:
    """Forget one of one's own views, after asking."""
    view = get_object_or_404(SavedView, pk=view_id, person=request.person)
    if request.method == "POST":
        commands.remove_view(view=view, by=request.person)
        messages.success(request, f"“{view.name}” is no longer among your views.")
        return redirect("actions", area=request.area.slug)
    return render(request, "oversight/remove_view.html", {"view": view})


def _choosing(request: AreaRequest, plan: WholePlan, asked: QueryDict) -> ChooseForm:
    return ChooseForm(asked, plan=plan, organisations=organisations_of(request.area))


def _shown(request: AreaRequest, plan: WholePlan, choosing: ChooseForm, naming: NameForm) -> HttpResponse:
    choice = choosing.choice
    shown = {
        "here": "actions",
        "plan": plan,
        "choosing": choosing,
        "choice": choice,
        "page": paged(choice.of(plan), request),
        "form": naming,
        "views": SavedView.objects.filter(person=request.person).order_by("name"),
    }
    return render(request, "oversight/actions.html", shown)
