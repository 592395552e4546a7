"""Actions by what is wrong with them, and a person's own."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.commands.updates import add_update
from sendwell.apps.programme.forms.updates import UpdateForm
from sendwell.apps.programme.notices import owner_is_asked_after
from sendwell.apps.programme.permissions import may_own_actions, may_read_programme, may_run_programme
from sendwell.apps.programme.queries import current_state
from sendwell.apps.programme.queries.home import my_actions as queried_my_actions
from sendwell.apps.programme.queries.home import owes
from sendwell.apps.programme.rating_words import definitions_of

LISTS = {
    "unsupported": (
        "Ratings that the facts do not support",
        "Said to be better than milestones, dates, updates and evidence support, the worst by the facts first.",
    ),
    "done-not-felt": (
        "Done, not yet felt",
        "Said to be done, and nothing shows yet that it has made a difference for children, the longest ago first.",
    ),
    "overdue": ("Overdue actions", "Past their date and not done, the longest overdue first."),
    "at-risk": ("Actions at risk", "Rated amber or red in the latest update, the most worrying first."),
    "broken": ("Broken chains", "Actions whose thread lacks a link, from finding to evidence, and how to mend each."),
    "silent": ("Actions without a recent update", "No update for 4 weeks, or none yet, the longest silent first."),
}


@open_to(may_read_programme)
def action_list(request: AreaRequest, which: str) -> HttpResponse:
    """The actions behind one of the numbers on the home page."""
    if which not in LISTS:
        raise Http404
    state = current_state(request.area, timezone.localdate())
    found = getattr(state, which.replace("-", "_")) if state else []
    heading, explanation = LISTS[which]
    shown = {"page": paged(found, request), "heading": heading, "explanation": explanation, "broken": which == "broken"}
    shown |= {"unsupported": which == "unsupported", "felt": which == "done-not-felt"}
    return render(request, "programme/action_list.html", {**shown, "total": len(state.actions) if state else 0})


@open_to(may_own_actions)
def my_actions(request: AreaRequest, action_id: int | None = None) -> HttpResponse:
    """A person's own actions, most urgent first: the first has its form; saving it leads to the next."""
    mine = queried_my_actions(request.area, request.person, timezone.localdate())
    asked_after = owner_is_asked_after(request.area)
    owing = [state for state in mine if owes(state, asked_after)]
    chosen = next((state for state in mine if state.action.pk == action_id), None)
    if action_id is not None and chosen is None:
        raise Http404
    may_run = may_run_programme(request.person)
    card = chosen or (owing[0] if owing else None)
    if card is None:
        return render(request, "programme/my_actions.html", {"mine": mine, "owing": 0, "may_run": may_run})
    words = definitions_of(request.area)
    form = UpdateForm(request.POST or None, request.FILES or None, state=card, definitions=words)
    if attempt(form, partial(add_update, action=card.action, by=request.person)):
        messages.success(request, f"Saved. {_left(len([state for state in owing if state != card]))}")
        return redirect("my_actions", area=request.area.slug)
    others = [state for state in mine if state != card]
    shown = {"form": form, "card": card, "mine": others, "owing": len(owing), "may_run": may_run}
    return render(request, "programme/my_actions.html", shown)


def _left(number: int) -> str:
    if number == 0:
        return "Nothing else needs an update from you. Thank you."
    return "One more needs an update from you." if number == 1 else f"{number} more need an update from you."
