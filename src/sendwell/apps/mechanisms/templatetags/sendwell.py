"""Words and marks that every page uses."""

import uuid
from datetime import date

from django import template
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sendwell.apps.mechanisms.history import Change, changes_of
from sendwell.apps.mechanisms.navigation import AreaLink, Offer, links_for, offers_to_everyone
from sendwell.apps.mechanisms.words import how_far

register = template.Library()

RATINGS = ("blue", "green", "amber", "red")


@register.simple_tag
def form_token() -> SafeString:
    """A hidden token by which a form that is sent twice is known."""
    return format_html('<input type="hidden" name="form_token" value="{}">', uuid.uuid4())


@register.simple_tag
def history_of(thing: Model) -> list[Change]:
    """Every change of a thing, newest first."""
    return changes_of(thing)


@register.filter
def date_part(index: int) -> str:
    """The label of a part of a date."""
    return ("Day", "Month", "Year")[index]


@register.filter
def day(value: date | None) -> str:
    """A date in words: "14 March 2027"."""
    return f"{value:%-d %B %Y}" if value else ""


@register.filter
def far(value: date | None) -> str:
    """How far off a date is, in words: "in 9 days", "12 days ago"."""
    return how_far(value, timezone.localdate()) if value else ""


@register.filter
def rating_tag(value: str) -> SafeString:
    """A delivery rating as a tag: always its word, never its colour alone."""
    if value == "not_started":
        return format_html('<strong class="app-rating app-rating--none">{}</strong>', "Not started")
    if value not in RATINGS:
        return format_html('<strong class="app-rating app-rating--none">{}</strong>', "No update yet")
    return format_html('<strong class="app-rating app-rating--{}">{}</strong>', value, value.capitalize())


@register.filter
def area_links(request: HttpRequest) -> list[AreaLink]:
    """The pages of an area that this person's role opens, in the order of their work."""
    return links_for(request)


@register.simple_tag
def offers() -> list[Offer]:
    """The pages that anybody may open, for those who have no sign-in."""
    return offers_to_everyone()
