"""The board's list of measures that worsen beyond chance while no action is open, and what is said of them."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.outcomes.commands import doubting
from sendwell.apps.outcomes.forms import CommentForm
from sendwell.apps.outcomes.measures import measure_at
from sendwell.apps.outcomes.permissions import may_comment, may_read_outcomes
from sendwell.apps.outcomes.queries.exceptions import exceptions_of
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.views.asking import ask


@open_to(may_read_outcomes)
@require_GET
def exceptions(request: AreaRequest) -> HttpResponse:
    """What worsens beyond chance, and nobody does anything about yet."""
    found = exceptions_of(request.area)
    shown = {"exceptions": found, "may_comment": may_comment(request.person)}
    return render(request, "outcomes/exceptions.html", shown)


@open_to(may_comment)
def comment(request: AreaRequest, measure: str) -> HttpResponse:
    """Say what is behind a measure that worsens."""
    found = measure_at(request.area, measure)
    if found is None:
        raise Http404
    form = CommentForm(request.POST or None)
    if attempt(form, partial(doubting.comment_on_exception, measure=found, by=request.person)):
        messages.success(request, "Thank you. The board reads this in its next pack.")
        return redirect("exceptions", area=request.area.slug)
    back = reverse("exceptions", args=[request.area.slug])
    return ask(request, form, "What is behind it, and what will be done?", caption=found.name, back=back)
