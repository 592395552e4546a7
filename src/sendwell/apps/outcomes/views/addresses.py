"""The addresses that pages of the outcomes framework lead back to."""

from django.urls import reverse

from sendwell.apps.partnership.access import AreaRequest


def outcomes_home(request: AreaRequest) -> str:
    """The scorecard."""
    return reverse("outcomes", args=[request.area.slug])


def of_measure(request: AreaRequest, slug: str) -> str:
    """The page of a measure."""
    return reverse("measure", args=[request.area.slug, slug])
