"""The addresses of the API. Each answers anybody, says what its answer is known by (ETag), and may be read from pages
of other sites; what is not found is said in the API's own way.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import conditional_page

from sendwell.apps.partnership.access import open_to_everyone
from sendwell.apps.publishing.api.reading import api

app_name = "api"
_OURS = {"index", "data_sets", "measures", "places", "periods", "observations", "openapi-json", "api-root"}


def _answering(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @conditional_page
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        bare = request.method == "HEAD"
        request.method = "GET" if bare else request.method
        response = view(request, *args, **kwargs)
        response.content = b"" if bare else response.content
        response["Access-Control-Allow-Origin"] = "*"  # it is public already, and no sign-in counts here
        response["Cache-Control"] = "public, no-cache"  # asked again each time: what is withdrawn is gone at once
        return response

    return wraps(view)(answered)


def _nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """There is no such list."""
    begin = request.build_absolute_uri("/api/v1/")
    problem = {"where": "address", "what": "There is nothing at this address.", "mend": f"Begin at {begin}."}
    return JsonResponse({"problems": [problem]}, status=404)


def _opened(pattern: URLPattern) -> URLPattern:
    pattern.callback = open_to_everyone(_answering(pattern.callback))
    return pattern


urlpatterns = [
    *(_opened(one) for one in api.urls[0] if isinstance(one, URLPattern) and one.name in _OURS),
    path("<path:rest>", open_to_everyone(_nothing_here), name="nothing"),
]
