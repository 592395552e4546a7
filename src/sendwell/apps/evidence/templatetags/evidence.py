"""Words for papers and statements."""

from django import template

from sendwell.apps.evidence import words
from sendwell.apps.evidence.destinations import becomes as destination_of
from sendwell.apps.evidence.models import Statement
from sendwell.apps.evidence.queries import citation_url

register = template.Library()

register.filter("paper_kind", words.paper_kind)
register.filter("theme_name", words.theme_name)
register.filter("becomes", destination_of)
register.filter("details", words.details_shown)
register.filter("kind_plural", words.kind_plural)


@register.filter
def citation(statement: Statement) -> str:
    """The address of the page on which the words of a statement are marked."""
    return citation_url(statement)
