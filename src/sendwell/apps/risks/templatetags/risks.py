"""A score with its word; the colour says no more than the word does."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sendwell.apps.risks import queries
from sendwell.apps.risks.colours import colour_of
from sendwell.apps.risks.models import Risk, Scale
from sendwell.domain.risks import band_of, scales

register = template.Library()


@register.filter
def score_tag(score: int | None) -> SafeString:
    """The score with what it is called; for None, that nobody has judged it."""
    words = "Not judged yet" if score is None else f"{score} {band_of(score).name}"
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour_of(score), words)


@register.filter
def score_moved(risk: Risk) -> str:
    """How the score moved when it was judged last: "▲ up from 12". Fetch the risk by `with_judgements`."""
    found = queries.moved(risk.judgements.all())
    return f"{found.arrow} {found.words}".strip()


@register.filter
def step_words(level: int, scale: str) -> str:
    """A step by number and name: "4 Likely"."""
    levels = scales().likelihood if scale == Scale.LIKELIHOOD else scales().impact
    return levels[level - 1].words
