"""What everybody may read, signed in or not: the sets of data that were published, and their files."""

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.partnership.access import open_to_everyone
from sendwell.apps.publishing import queries
from sendwell.apps.publishing.giving.lines import LINES, SIGNS, lines
from sendwell.apps.publishing.models import DataFile, DataSet, PublishedFigure
from sendwell.apps.publishing.sealing import in_groups


@open_to_everyone
@require_safe
def public_data(request: HttpRequest) -> HttpResponse:
    """Every set of data that is public here, area by area."""
    return render(request, "publishing/public_data.html", {"page": paged(queries.public_data_sets(), request)})


@open_to_everyone
@require_safe
def public_data_set(request: HttpRequest, area: str, name: str) -> HttpResponse:
    """A public set of data: what is in it, its files, its figures."""
    found = _public(area, name)
    page: Page[PublishedFigure] = paged(found.figures.order_by("measure", "-ends_on", "pk"), request, LINES)
    shown = {
        "data_set": found,
        "files": found.files.defer("content"),
        "hash": in_groups(found.sha256),
        "page": page,
        "lines": list(lines(((one, one.place_name, "") for one in page), found.told["measures"])),
        "signs": SIGNS.values(),
    }
    return render(request, "publishing/public_data_set.html", shown)


@open_to_everyone
@require_safe
def public_file(request: HttpRequest, area: str, name: str, file: str) -> HttpResponse:
    """A file of a public set, byte for byte as it was published."""
    found = get_object_or_404(DataFile, data_set=_public(area, name), name=f"{file}.zip")
    response = HttpResponse(bytes(found.content), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return response


def _public(area: str, name: str) -> DataSet:
    return get_object_or_404(queries.public_data_sets(), area__slug=area, name=name)
