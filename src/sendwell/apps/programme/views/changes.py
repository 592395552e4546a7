"""What changed between two dates, and what the ratings mean."""

from datetime import date, timedelta
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.commands.rating_words import reword_rating
from sendwell.apps.programme.forms.updates import RatingWordsForm
from sendwell.apps.programme.permissions import may_read_programme, may_run_programme
from sendwell.apps.programme.queries import current_plan
from sendwell.apps.programme.queries.changes import changes_between
from sendwell.apps.programme.rating_words import definitions_of
from sendwell.apps.programme.views.asking import ask, page_of
from sendwell.domain.assurance import rules

USUAL_DAYS = 28
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)


@open_to(may_read_programme)
def plan_changes(request: AreaRequest) -> HttpResponse:
    """Old, new, who and why of every rating, date and owner that changed between two dates; four weeks unless asked."""
    asked = {name: _day(request, name) for name in ("from", "to")}
    last = asked["to"] or timezone.localdate()
    first = asked["from"] or last - timedelta(days=USUAL_DAYS)
    first, last = min(first, last), max(first, last)
    plan = current_plan(request.area)
    shown = {
        "first": first,
        "last": last,
        "unread": any(request.GET.get(name) and day is None for name, day in asked.items()),
        "page": paged(changes_between(plan, first, last) if plan else [], request),
        "plan": plan,
    }
    return render(request, "programme/changes.html", shown)


@open_to(may_read_programme)
def rating_meanings(request: AreaRequest) -> HttpResponse:
    """What each rating means here, and by which rules the facts support one."""
    shown = {
        "definitions": definitions_of(request.area),
        "rules": rules(),
        "may_run": may_run_programme(request.person),
    }
    return render(request, "programme/ratings.html", shown)


@open_to(may_run_programme)
def reword(request: AreaRequest, rating: str) -> HttpResponse:
    """Say what a rating means in this area."""
    definitions = definitions_of(request.area)
    found = next((one for one in (*definitions.delivery, *definitions.impact) if one.key == rating), None)
    if found is None:
        raise Http404
    form = RatingWordsForm(request.POST or None, initial={"means": found.means})
    if attempt(form, partial(_reword, request, rating)):
        messages.success(request, f"“{found.name}” is worded as your area says it.")
        return redirect("rating_meanings", area=request.area.slug)
    return ask(request, form, found.name, caption="What a rating means", back=page_of(request, "rating_meanings"))


def _reword(request: AreaRequest, rating: str, means: str) -> bool:
    reword_rating(rating=rating, means=means, by=request.person)
    return True


def _day(request: AreaRequest, name: str) -> date | None:
    try:
        found = date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None
    return found if EARLIEST < found < LATEST else None
