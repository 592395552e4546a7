"""The pages on which an analyst says whose numbers count, and defines measures of the area's own."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.outcomes.commands import defining
from sendwell.apps.outcomes.forms import AuthorityForm, ComparisonForm, LocalMeasureForm, OwnerForm
from sendwell.apps.outcomes.measures import key_of, measure_at, slug_of
from sendwell.apps.outcomes.models import ComparisonSet, HomeAuthority, LocalMeasure, MeasureOwner
from sendwell.apps.outcomes.permissions import may_aim, may_load
from sendwell.apps.outcomes.places import authority_choices, home_of
from sendwell.apps.outcomes.views.addresses import of_measure, outcomes_home
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.views.asking import ask


@open_to(may_load)
def authority(request: AreaRequest) -> HttpResponse:
    """Say whose published numbers are the area's."""
    held = HomeAuthority.objects.filter(area=request.area).first()
    initial = {"code": held.code if held else None}
    form = AuthorityForm(request.POST or None, choices=authority_choices(), initial=initial)
    if attempt(form, partial(defining.choose_authority, by=request.person)):
        messages.success(request, "The numbers of this authority are now shown as yours.")
        return redirect("outcomes", area=request.area.slug)
    return ask(request, form, "Which authority’s numbers are yours?", back=outcomes_home(request))


@open_to(may_load)
def comparison(request: AreaRequest) -> HttpResponse:
    """Say which authorities the area compares itself with."""
    held = ComparisonSet.objects.filter(area=request.area).first()
    home = home_of(request.area)
    initial = {"places": list(home.compared_with)} | ({"name": held.name} if held else {})
    choices = [choice for choice in authority_choices() if choice[0] != home.authority]
    form = ComparisonForm(request.POST or None, choices=choices, initial=initial)
    if called := attempt(form, partial(defining.choose_comparison, by=request.person)):
        messages.success(request, f"The charts now compare with: {called}.")
        return redirect("outcomes", area=request.area.slug)
    return ask(request, form, "Whom do you compare yourselves with?", back=outcomes_home(request))


@open_to(may_load)
def add_measure(request: AreaRequest) -> HttpResponse:
    """Add a measure of the area's own."""
    form = LocalMeasureForm(request.POST or None)
    if added := attempt(form, partial(defining.add_local_measure, by=request.person)):
        messages.success(request, f"“{added}” is one of your measures. Now give it numbers.")
        return redirect("measure", area=request.area.slug, measure=slug_of(added.key))
    return ask(request, form, "Add a measure of your own", back=outcomes_home(request))


@open_to(may_load)
def change_measure(request: AreaRequest, measure: str) -> HttpResponse:
    """Word a measure of the area's own better."""
    found = get_object_or_404(LocalMeasure.objects.select_related("area"), area=request.area, key=key_of(measure))
    form = LocalMeasureForm(request.POST or None, instance=found)
    if attempt(form, partial(defining.change_local_measure, measure=found, by=request.person)):
        messages.success(request, "The measure is changed.")
        return redirect("measure", area=request.area.slug, measure=measure)
    back = of_measure(request, measure)
    return ask(request, form, "Change the measure", caption=found.name, thing=found, back=back)


@open_to(may_aim)
def owner(request: AreaRequest, measure: str) -> HttpResponse:
    """Say who answers for a measure."""
    found = measure_at(request.area, measure)
    if found is None:
        raise Http404
    held = MeasureOwner.objects.filter(area=request.area, measure=found.key).first()
    form = OwnerForm(request.POST or None, area=request.area, initial={"person": held.person_id if held else None})
    if named := attempt(form, partial(defining.name_owner, measure=found, by=request.person)):
        messages.success(request, f"{named} answers for this measure.")
        return redirect("measure", area=request.area.slug, measure=measure)
    return ask(request, form, "Who answers for it?", caption=found.name, back=of_measure(request, measure))
