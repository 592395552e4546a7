"""Where the page of a case leads to in the apps above. Each registers its own, so that none is known here."""

from django.urls import reverse

from sendwell.apps.casework.models import Case

_ways: list[tuple[str, str]] = []


def lead_to(words: str, url_name: str) -> None:
    """Lead from the page of a case to a page with its number, in these words. Called when an app is ready."""
    _ways.append((words, url_name))


def ways_from(case: Case) -> list[tuple[str, str]]:
    """The words and the address of each way from a case. Fetch `area` with it."""
    return [(words, reverse(name, args=[case.area.slug, case.pk])) for words, name in _ways]
