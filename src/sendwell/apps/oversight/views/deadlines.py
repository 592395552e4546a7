"""The deadlines of an area: as a page, and as a calendar at a secret address."""

from django.contrib import messages
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST, require_safe

from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.mechanisms.secret_addresses import carried, lead_to, shown_once
from sendwell.apps.oversight import commands
from sendwell.apps.oversight.deadlines import Line, by_month, deadlines_of
from sendwell.apps.oversight.deadlines.calendar import as_calendar
from sendwell.apps.oversight.feeds import address_of, reader_with
from sendwell.apps.oversight.permissions import may_look_over
from sendwell.apps.partnership.access import AreaRequest, open_to, open_to_everyone

COOKIE = "new_feed_address"  # the name of the cookie that carries a new secret to the page that shows it


@open_to(may_look_over)
@require_GET
def deadlines(request: AreaRequest) -> HttpResponse:
    """What is due, all of it or one's own with `?mine=1`; and one's own calendar address, if it was just made."""
    found = deadlines_of(request.area, timezone.localdate())
    mine = "mine" in request.GET
    found = found.of(request.person) if mine else found
    page: Page[Line] = paged(found.lines, request)
    secret = carried(request, COOKIE)
    shown = {
        "found": found,
        "page": page,
        "late": [line for line in page if line.late],
        "months": by_month(page),
        "mine": mine,
        "address": address_of(request.person),
        "new_address": request.build_absolute_uri(reverse("feed", args=[secret])) if secret else "",
    }
    return shown_once(request, render(request, "oversight/deadlines.html", shown), COOKIE)


@open_to(may_look_over)
@require_POST
def make_address(request: AreaRequest) -> HttpResponse:
    """Make a new address for one's own calendar; it is shown on the next page, once."""
    secret = commands.make_feed_address(by=request.person)
    return lead_to(request, reverse("deadlines", args=[request.area.slug]), COOKIE, secret, part="#calendar")


@open_to(may_look_over)
def revoke_address(request: AreaRequest) -> HttpResponse:
    """Make one's own address stop working, after asking."""
    if request.method == "POST":
        commands.revoke_feed_address(by=request.person)
        messages.success(request, "Your calendar address no longer works.")
        return redirect("deadlines", area=request.area.slug)
    return render(request, "oversight/revoke_address.html", {"address": address_of(request.person)})


@open_to_everyone
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The deadlines as a calendar, for whoever has the secret; `?mine=1` leaves out what others answer for."""
    reader = reader_with(secret)
    if reader is None:
        raise Http404
    found = deadlines_of(reader.area, timezone.localdate())
    name = f"{reader.area.name}: SEND deadlines"
    content = as_calendar(
        found.of(reader) if "mine" in request.GET else found, name, request.get_host(), request.build_absolute_uri
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Referrer-Policy"] = "no-referrer"
    return response
