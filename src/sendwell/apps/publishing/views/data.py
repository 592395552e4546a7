"""Giving data away: look at exactly what would leave, publish it, see what was published, withdraw it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.leaving import measures_with_numbers
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.publishing import commands, queries
from sendwell.apps.publishing.forms import DataForm, PublishForm, WithdrawForm
from sendwell.apps.publishing.giving.lines import LINES, lines
from sendwell.apps.publishing.giving.preparing import prepare
from sendwell.apps.publishing.models import DataSet
from sendwell.apps.publishing.permissions import may_publish_data, may_read_packs
from sendwell.apps.publishing.sealing import in_groups
from sendwell.domain.measures import Measure
from sendwell.domain.returns.open_data.leaving import Leaving


@open_to(may_read_packs)
@require_GET
def data_sets(request: AreaRequest) -> HttpResponse:
    """Every set of data that was given away, with who did, when, and whether it still is public."""
    found: Page[DataSet] = paged(queries.data_sets_of(request.area).defer("told"), request)
    shown = {"page": found, "may_publish": may_publish_data(request.person)}
    return render(request, "publishing/data_sets.html", shown)


@open_to(may_publish_data)
@require_GET
def prepare_data(request: AreaRequest) -> HttpResponse:
    """Choose what to give away, and see exactly what would leave and what would be hidden."""
    measures = measures_with_numbers(home_of(request.area))
    form = DataForm(request.GET if "title" in request.GET else None, measures=measures)
    return _preview(request, form, measures)


@require_POST
@open_to(may_publish_data)
def publish(request: AreaRequest) -> HttpResponse:
    """Publish what was looked through."""
    measures = measures_with_numbers(home_of(request.area))
    form = PublishForm(request.POST, measures=measures)

    def published(seen: str, **answers: Any) -> DataSet:
        return commands.publish_data(chosen=form.chosen(), seen=seen, by=request.person)

    if data_set := attempt(form, published):
        messages.success(request, "It is published. Everybody can read it now.")
        return redirect("data_set", area=request.area.slug, data_set_id=data_set.pk)
    return _preview(request, form, measures)


@open_to(may_read_packs)
@require_GET
def data_set(request: AreaRequest, data_set_id: int) -> HttpResponse:
    """A set of data as it left: who published what and when, what was hidden, and whether it still is public."""
    found = _data_set(request, data_set_id)
    shown = {"data_set": found, "may_publish": may_publish_data(request.person), "hash": in_groups(found.sha256)}
    return render(request, "publishing/data_set.html", shown | {"files": found.files.defer("content")})


@open_to(may_publish_data)
def withdraw(request: AreaRequest, data_set_id: int) -> HttpResponse:
    """Take a set of data back from the public."""
    found = _data_set(request, data_set_id)
    form = WithdrawForm(request.POST or None)
    if attempt(form, partial(commands.withdraw_data, data_set=found, by=request.person)):
        messages.success(request, f"“{found.title}” is withdrawn. Nobody outside can read it any more.")
        return redirect("data_set", area=request.area.slug, data_set_id=found.pk)
    return render(request, "publishing/withdraw_data.html", {"form": form, "data_set": found})


def _preview(request: AreaRequest, form: DataForm, measures: dict[str, Measure]) -> HttpResponse:
    shown: dict[str, Any] = {"form": form, "measures": measures}
    if form.is_bound and not any(name in form.errors for name in DataForm.base_fields):
        prepared = prepare(request.area, form.chosen())
        page: Page[Leaving] = paged(sorted(prepared.leaving, key=lambda one: not one.hidden), request, LINES)
        each = ((one.figure, prepared.place_name(one.figure), str(one.hidden or "")) for one in page)
        told = lines(each, prepared.told["measures"])
        shown |= {"prepared": prepared, "page": page, "lines": list(told), "asked": _asked(form)}
    return render(request, "publishing/prepare_data.html", shown)


def _asked(form: DataForm) -> list[tuple[str, str]]:
    """What was asked, as names and values that a form can send again."""
    given = form.cleaned_data
    several = [(name, value) for name in ("measures", "levels") for value in given[name]]
    return [("title", given["title"]), ("about", given["about"]), ("licence", given["licence"]), *several]


def _data_set(request: AreaRequest, data_set_id: int) -> DataSet:
    return get_object_or_404(queries.data_sets_of(request.area), pk=data_set_id)
