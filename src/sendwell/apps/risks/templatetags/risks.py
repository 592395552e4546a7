"""A score with its word; the colour says no more than the word does."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sendwell.apps.risks import queries
from sendwell.apps.risks.models import Risk, Scale
from sendwell.domain.risks import band_of, scales

register = template.Library()
COLOURS = ("grey", "yellow", "orange", "red")  # a band each, from the lowest on


@register.filter
def score_tag(score: int | None) -> SafeString:
    """The score with what it is called; for None, that nobody has judged it."""
    if score is None:
        return format_html('<strong class="govuk-tag govuk-tag--blue">{}</strong>', "Not judged yet")
    band = band_of(score)
    colour = COLOURS[scales().bands.index(band)]
    return format_html('<strong class="govuk-tag govuk-tag--{}">{} {}</strong>', colour, score, band.name)


@register.filter
def score_moved(risk: Risk) -> str:
    """How the score moved when it was judged last: "▲ up from 12"."""
    rows = sorted(risk.judgements.all(), key=lambda row: (row.at, row.pk), reverse=True)
    found = queries.moved(rows)
    return f"{found.arrow} {found.words}".strip()


@register.filter
def step_words(level: int, scale: str) -> str:
    """A step by number and name: "4 Likely"."""
    levels = scales().likelihood if scale == Scale.LIKELIHOOD else scales().impact
    return levels[level - 1].words
