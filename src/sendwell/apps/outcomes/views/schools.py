"""The schools of an area beside each other, and one beside similar ones, with small numbers hidden."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sendwell.apps.outcomes.funnel_of import funnel_of
from sendwell.apps.outcomes.measures import HEADLINE, headline_group, measure_at, slug_of
from sendwell.apps.outcomes.permissions import may_read_outcomes
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.school import Beside, SchoolPage, school_page
from sendwell.apps.outcomes.queries.schools import SORTS, groups_with_schools, schools_of
from sendwell.apps.outcomes.similar_of import similar_of
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.measures import group_name
from sendwell.domain.places.similar import LIKENESS


@open_to(may_read_outcomes)
@require_GET
def schools(request: AreaRequest, measure: str) -> HttpResponse:
    """Which schools stand out, by phase, locality and group of children."""
    found = measure_at(request.area, measure)
    if found is None:
        raise Http404
    home, asked = home_of(request.area), request.GET.get("group", "")
    there = groups_with_schools(home, found)
    group = next((one for one in (asked, *HEADLINE, *there) if one in there), headline_group(found))
    held = schools_of(home, found, group)
    phase, locality, sort = (request.GET.get(name, "") for name in ("phase", "locality", "sort"))
    shown = {
        "measure": found,
        "slug": measure,
        "group": group,
        "group_name": group_name(group),
        "groups": [(key, group_name(key)) for key in there],
        "schools": held,
        "rows": held.chosen(phase, locality, sort) if held else [],
        "picture": funnel_of(found, held),
        "phase": phase,
        "locality": locality,
        "sort": sort if sort in SORTS else "name",
        "phases": held.choices("phase") if held else [],
        "localities": held.choices("locality") if held else [],
    }
    return render(request, "outcomes/schools.html", shown)


@open_to(may_read_outcomes)
@require_GET
def school(request: AreaRequest, school: str) -> HttpResponse:
    """One school beside similar ones: where does it differ by more than chance explains?"""
    page = school_page(home_of(request.area), school)
    if page is None:
        raise Http404
    chosen = _chosen(request, page)
    shown = {
        "page": page,
        "rule": LIKENESS.words,
        "chosen": chosen,
        "slug": slug_of(chosen.measure.key) if chosen else "",
        "picture": similar_of(chosen),
        "in_picture": f"&school={school}",
    }
    return render(request, "outcomes/school.html", shown)


def _chosen(request: AreaRequest, page: SchoolPage) -> Beside | None:
    """The measure whose picture is shown: the one asked for, else the first that differs, else the first."""
    asked = measure_at(request.area, request.GET.get("measure", ""))
    found = page.at(asked, request.GET.get("group", "")) if asked else None
    return found or next(iter((*page.unusual, *page.shown, *page.beside)), None)
