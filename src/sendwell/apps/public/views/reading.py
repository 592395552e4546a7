"""What anybody reads: the pages, feeds and files of what is public, and nothing besides."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sendwell.apps.partnership.access import open_to_everyone
from sendwell.apps.partnership.models import Area
from sendwell.apps.public.queries import published
from sendwell.apps.public.site.finding import MOST, find
from sendwell.apps.public.site_of import site_with_papers

FOR = 60  # seconds for which a browser may keep it: what is taken off is soon gone everywhere
LONGEST = 200  # characters of what is asked
NOTHING = "Nothing is public at this address. If you had a link to it, it was taken off, or never was there."


@open_to_everyone
@require_safe
def page(request: HttpRequest, area: str, name: str = "index.html") -> HttpResponse:
    """A file of the published site. An area that publishes nothing looks like one that does not exist."""
    shown = published(area)
    if shown is None:
        raise Http404(NOTHING)
    made = site_with_papers(Area.objects.get(slug=area), shown).made(name)
    if made is None:
        raise Http404(NOTHING)
    response = HttpResponse(made.content, content_type=made.content_type)
    response["Cache-Control"] = f"public, max-age={FOR}"
    return response


@open_to_everyone
@require_safe
def search(request: HttpRequest, area: str) -> HttpResponse:
    """What of the published site has the words asked for."""
    shown = published(area)
    if shown is None:
        raise Http404(NOTHING)
    asked = " ".join(request.GET.get("q", "")[:LONGEST].split())
    found = find(shown, asked)
    return render(
        request, "public/search.html", {"shown": shown, "asked": asked, "found": found, "more": len(found) == MOST}
    )
