"""Words for papers and statements."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sendwell.apps.evidence import words
from sendwell.apps.evidence.destinations import becomes as destination_of
from sendwell.apps.evidence.models import Document, Statement
from sendwell.apps.evidence.permissions import may_read_private
from sendwell.apps.evidence.queries import citation_url
from sendwell.apps.partnership.models import Person
from sendwell.domain.reading.wording import lines_of

register = template.Library()

register.filter("paper_kind", words.paper_kind)
register.filter("theme_name", words.theme_name)
register.filter("becomes", destination_of)
register.filter("details", words.details_shown)
register.filter("kind_plural", words.kind_plural)
register.filter("kind_heading", words.kind_heading)


@register.filter
def quoted(cited: str) -> SafeString:
    """Words of a paper as a paragraph, each bullet on a line of its own; whatever is in them is shown, never run."""
    lines = ((f"{line} ",) for line in lines_of(cited))
    return format_html("<p>{}</p>", format_html_join("", '<span class="app-quote__bullet">{}</span>', lines))


@register.filter
def date_said(statement: Statement) -> str:
    """The date that a statement gives, no more exact than its words: "about June 2027"."""
    return words.date_said(statement)


@register.filter
def closed_to(document: Document, person: Person | None) -> bool:
    """True where a paper is private and the person may not read it: neither its name nor its words are shown."""
    return bool(document.private_because) and not (person and may_read_private(person))


@register.filter
def citation(statement: Statement) -> str:
    """The address of the page on which the words of a statement are marked."""
    return citation_url(statement)
