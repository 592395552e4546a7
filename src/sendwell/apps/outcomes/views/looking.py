"""The pages on which everyone looks at the numbers: the scorecard, a measure, its pictures and its file."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sendwell.apps.outcomes.exporting import as_csv
from sendwell.apps.outcomes.foretelling import foretold
from sendwell.apps.outcomes.funnel_of import funnel_of
from sendwell.apps.outcomes.map_of import has_outlines, map_of, map_words
from sendwell.apps.outcomes.measures import measure_at, slug_of
from sendwell.apps.outcomes.permissions import may_aim, may_load, may_read_outcomes
from sendwell.apps.outcomes.pictures import NARROW, WIDE, Picture, png_of, svg_of
from sendwell.apps.outcomes.pictures_of import pictures_of
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.measure_page import MeasurePage, measure_page
from sendwell.apps.outcomes.queries.school import school_page
from sendwell.apps.outcomes.queries.schools import has_schools, schools_of
from sendwell.apps.outcomes.queries.scorecard import scorecard, scorecard_of
from sendwell.apps.outcomes.ranking import ranking
from sendwell.apps.outcomes.similar_of import similar_of
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.measures import group_name


@open_to(may_read_outcomes)
@require_GET
def home(request: AreaRequest) -> HttpResponse:
    """Is it getting better for children? Every measure of the area, with what its latest number means."""
    card = scorecard_of(request.area) or scorecard(home_of(request.area))
    shown = {"card": card, "may_load": may_load(request.person), "may_aim": may_aim(request.person)}
    return render(request, "outcomes/home.html", shown)


@open_to(may_read_outcomes)
@require_GET
def measure(request: AreaRequest, measure: str) -> HttpResponse:
    """Is it better than chance, better than others, and who is left out?"""
    page = _page(request, measure)
    shown = {
        "page": page,
        "slug": slug_of(page.measure.key),
        "pictures": pictures_of(page),
        "ranking": ranking(page),
        "groups": [(group, group_name(group)) for group in page.groups],
        "group_name": group_name(page.group),
        "foretold": foretold(page.judged) if page.judged else None,
        "map": map_words(page),
        "outlines": has_outlines(),
        "has_schools": has_schools(page.home, page.measure),
        "may_load": may_load(request.person),
        "may_aim": may_aim(request.person),
    }
    return render(request, "outcomes/measure.html", shown)


@open_to(may_read_outcomes)
@require_GET
def download(request: AreaRequest, measure: str) -> HttpResponse:
    """The numbers of a measure as CSV."""
    page = _page(request, measure)
    headers = {"Content-Disposition": f'attachment; filename="{slug_of(page.measure.key)}.csv"'}
    return HttpResponse(as_csv(page), content_type="text/csv; charset=utf-8", headers=headers)


@open_to(may_read_outcomes)
@require_GET
def picture_svg(request: AreaRequest, measure: str, picture: str) -> HttpResponse:
    """A picture of a measure as SVG; `?narrow` for a phone."""
    return _drawn(request, measure, picture, svg_of, "image/svg+xml")


@open_to(may_read_outcomes)
@require_GET
def picture_png(request: AreaRequest, measure: str, picture: str) -> HttpResponse:
    """A picture of a measure as PNG."""
    return _drawn(request, measure, picture, png_of, "image/png")


def _drawn(
    request: AreaRequest, measure: str, picture: str, draw: Callable[[Picture], str | bytes], kind: str
) -> HttpResponse:
    width = NARROW if "narrow" in request.GET else WIDE
    page = _page(request, measure)
    if picture == "map":
        found = map_of(page, width)
    elif picture == "school":
        beside = school_page(page.home, request.GET.get("school", ""))
        found = similar_of(beside.at(page.measure, request.GET.get("group", "")) if beside else None, width)
    elif picture == "schools":
        found = funnel_of(page.measure, schools_of(page.home, page.measure, page.group), width)
    else:
        found = pictures_of(page, width).get(picture)
    if found is None:
        raise Http404
    response = HttpResponse(draw(found), content_type=kind)
    if "download" in request.GET:
        name = f"{measure}-{picture}.{'svg' if kind.endswith('xml') else 'png'}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(request: AreaRequest, slug: str) -> MeasurePage:
    found = measure_at(request.area, slug)
    if found is None:
        raise Http404
    return measure_page(home_of(request.area), found, request.GET.get("group", ""), timezone.localdate())
