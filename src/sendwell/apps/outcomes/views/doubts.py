"""The pages on which an analyst looks at figures in doubt: keep, hide or annotate."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.outcomes.commands import doubting
from sendwell.apps.outcomes.forms import QueryForm
from sendwell.apps.outcomes.permissions import may_load, may_read_outcomes
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.doubts import decisions_of, doubts_of, doubts_seen_by
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.views.asking import ask


@open_to(may_read_outcomes)
@require_GET
def doubts(request: AreaRequest) -> HttpResponse:
    """Which figures may be wrong, and what was decided of each."""
    found = doubts_of(home_of(request.area))
    shown = {"doubts": found, "open": sum(one.decision is None for one in found), "may_load": may_load(request.person)}
    return render(request, "outcomes/doubts.html", shown)


@open_to(may_load)
def decide(request: AreaRequest, doubt_id: int) -> HttpResponse:
    """Keep, hide or annotate a figure, for this area."""
    doubt = get_object_or_404(doubts_seen_by(request.area), pk=doubt_id)
    held = decisions_of(request.area).filter(doubt=doubt).last()
    initial = {"verdict": held.verdict, "note": held.note} if held else {}
    form = QueryForm(request.POST or None, initial=initial)
    if attempt(form, partial(doubting.decide_query, doubt=doubt, by=request.person)):
        messages.success(request, "Decided. Charts and comparisons follow it from now on.")
        return redirect("doubts", area=request.area.slug)
    home = home_of(request.area)
    caption = f"{home.name(doubt.level, doubt.place)}, {doubt.period}: {doubt.why}"
    back = reverse("doubts", args=[request.area.slug])
    return ask(request, form, "Is this figure right?", caption=caption, back=back)
