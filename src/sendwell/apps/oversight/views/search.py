"""Search over everything of an area."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sendwell.apps.oversight.permissions import may_look_over
from sendwell.apps.oversight.searching import KINDS, search_all, search_in
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.searching import asked


@open_to(may_look_over)
@require_GET
def search(request: AreaRequest) -> HttpResponse:
    """What has every word of `?q=`, by kind; of one kind alone with `&in=`."""
    wanted = asked(request.GET.get("q", ""))
    kind = next((kind for kind in KINDS if kind.key == request.GET.get("in")), None)
    results = search_in(kind.key, wanted, request.person) if kind else search_all(wanted, request.person)
    return render(request, "oversight/search.html", {"results": results, "asked": wanted, "kind": kind})
