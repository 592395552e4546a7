"""Every address of the service, and the bare page of an area: same middleware, session and base template, no data."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.partnership.permissions import may_view_area
from sendwell.web.urls import urlpatterns as of_the_service


@open_to(may_view_area)
def bare(request: AreaRequest) -> HttpResponse:
    """The base template alone."""
    return render(request, "base.html")


urlpatterns = [path("<slug:area>/bare/", bare, name="bare"), *of_the_service]
