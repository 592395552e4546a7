"""Search over everything of an area."""

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.oversight.permissions import may_look_over
from sendwell.apps.oversight.searching import KINDS, Group, Kind, Results, matches, search_all, shown
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.searching import Asked, asked


@open_to(may_look_over)
@require_GET
def search(request: AreaRequest) -> HttpResponse:
    """What has every word of `?q=`, by kind; of one kind alone, a page at a time, with `&in=`."""
    wanted = asked(request.GET.get("q", ""))
    kind = next((kind for kind in KINDS if kind.key == request.GET.get("in")), None)
    if kind:
        return _of_one_kind(request, kind, wanted)
    results = search_all(wanted, request.person)
    return render(request, "oversight/search.html", {"results": results, "asked": wanted, "number": results.number})


def _of_one_kind(request: AreaRequest, kind: Kind, wanted: Asked) -> HttpResponse:
    page: Page[int] = paged(matches(kind, wanted, request.person), request)
    found = shown(kind, list(page), wanted, request.person)
    results = Results(wanted, [Group(kind, found, more=False)] if found else [])
    said = {"results": results, "asked": wanted, "kind": kind, "page": page, "number": page.paginator.count}
    return render(request, "oversight/search.html", said)
