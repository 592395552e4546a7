"""Many actions updated on one page: one's own, or by the programme manager on behalf of their owner."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.partnership.models import Person
from sendwell.apps.partnership.queries import people_of
from sendwell.apps.programme.commands.updates import add_update
from sendwell.apps.programme.forms.bulk import BulkForm
from sendwell.apps.programme.notices import owner_is_asked_after
from sendwell.apps.programme.permissions import may_own_actions, may_run_programme, may_update_action
from sendwell.apps.programme.queries.bulk import owners_of_running_actions
from sendwell.apps.programme.queries.home import my_actions, owes


@open_to(may_own_actions)
def mine(request: AreaRequest) -> HttpResponse:
    """All of a person's own actions, a row each."""
    return _bulk(request, request.person)


@open_to(may_run_programme)
def owners(request: AreaRequest) -> HttpResponse:
    """Whose actions the programme manager may update for them."""
    shown = {"owners": owners_of_running_actions(request.area, timezone.localdate())}
    return render(request, "programme/bulk_owners.html", shown)


@open_to(may_run_programme)
def on_behalf(request: AreaRequest, person_id: int) -> HttpResponse:
    """All of somebody's actions, a row each, updated for them by the programme manager."""
    return _bulk(request, get_object_or_404(people_of(request.area), pk=person_id))


def _bulk(request: AreaRequest, owner: Person) -> HttpResponse:
    running = [state for state in my_actions(request.area, owner, timezone.localdate()) if not state.finished]
    states = [state for state in running if may_update_action(request.person, state.action)]
    form = BulkForm(states, request.POST if request.method == "POST" else None)
    saved = form.save(partial(add_update, by=request.person)) if request.method == "POST" else None
    if saved:
        messages.success(request, f"{counted(saved, 'update')} {'is' if saved == 1 else 'are'} kept.")
        return redirect(request.path)
    asked_after = owner_is_asked_after(request.area)
    shown = {
        "form": form,
        "owner": owner,
        "own": owner == request.person,
        "owing": sum(owes(state, asked_after) for state in states),
    }
    return render(request, "programme/bulk.html", shown)
