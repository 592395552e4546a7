"""The terms of an area's schools: what limits in school days and terms are counted by."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership import commands
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.partnership.forms import SchoolTermForm
from sendwell.apps.partnership.permissions import may_enter_terms, may_view_area
from sendwell.apps.partnership.queries import school_terms_of


@open_to(may_view_area)
def school_terms(request: AreaRequest) -> HttpResponse:
    """The terms that were entered, and what is counted by them."""
    shown = {"terms": school_terms_of(request.area), "may_enter": may_enter_terms(request.person)}
    return render(request, "partnership/school_terms.html", shown)


@open_to(may_enter_terms)
def add_school_term(request: AreaRequest) -> HttpResponse:
    """Enter a term."""
    form = SchoolTermForm(request.POST or None)
    if added := attempt(form, partial(commands.add_school_term, by=request.person)):
        messages.success(request, f"“{added.name}” is entered.")
        return redirect("school_terms", area=request.area.slug)
    return render(request, "partnership/school_term.html", {"form": form, "heading": "Enter a term"})


@open_to(may_enter_terms)
def change_school_term(request: AreaRequest, school_term_id: int) -> HttpResponse:
    """Correct a term."""
    term = get_object_or_404(school_terms_of(request.area), pk=school_term_id)
    form = SchoolTermForm(request.POST or None, instance=term)
    if attempt(form, partial(commands.change_school_term, term=term, by=request.person)):
        messages.success(request, f"“{term.name}” is corrected.")
        return redirect("school_terms", area=request.area.slug)
    return render(request, "partnership/school_term.html", {"form": form, "term": term, "heading": term.name})


@open_to(may_enter_terms)
def remove_school_term(request: AreaRequest, school_term_id: int) -> HttpResponse:
    """Take a term away, after asking."""
    term = get_object_or_404(school_terms_of(request.area), pk=school_term_id)
    refused = ""
    if request.method == "POST":
        try:
            commands.remove_school_term(term=term, by=request.person)
        except Refused as said:
            refused = str(said)
        else:
            messages.success(request, f"“{term.name}” is taken away.")
            return redirect("school_terms", area=request.area.slug)
    return render(request, "partnership/remove_school_term.html", {"term": term, "refused": refused})
