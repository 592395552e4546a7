"""How requests stand, for pages."""

from datetime import date

from django import template

from sendwell.apps.governance.models import FollowUp
from sendwell.apps.governance.states import answers_awaited, how_it_stands, is_late

register = template.Library()
register.filter("how_it_stands", how_it_stands)
register.filter("answers_awaited", answers_awaited)


@register.filter
def state_class(follow_up: FollowUp, today: date) -> str:
    """The look of a request that is late; the words beside it say the same."""
    return "app-late" if is_late(follow_up, today) else ""
