"""How a plan stands, for templates."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sendwell.apps.evidence.models import Statement
from sendwell.apps.programme import words
from sendwell.apps.programme.state import PlanState
from sendwell.apps.programme.titles import theme_name
from sendwell.domain.assurance import rating_name
from sendwell.domain.frameworks import StageOnLine

register = template.Library()

register.filter("stage_words", words.stage_words)
register.filter("action_words", words.action_words)
register.filter("update_words", words.update_words)
register.filter("rating_counts", words.rating_counts)
register.filter("theme_name", theme_name)
register.filter("rating_name", rating_name)


@register.filter
def of(found: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping has under `key`; nothing where it has none."""
    return found.get(key)


@register.filter
def said_of(state: PlanState, stage: StageOnLine) -> Statement | None:
    """The report's own words about the date of a stage."""
    return state.words_of(stage)


@register.filter
def impact_tag(value: str) -> SafeString:
    """An impact rating as a tag, in its word; its class tells it apart from a rating of delivery."""
    said = rating_name(value).capitalize() or "Nobody has said yet"
    return format_html('<strong class="app-impact app-impact--{}">{}</strong>', value or "none", said)
