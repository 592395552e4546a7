"""How a plan stands, for templates."""

from collections.abc import Mapping
from typing import Any

from django import template

from sendwell.apps.evidence.models import Statement
from sendwell.apps.programme import words
from sendwell.apps.programme.state import PlanState
from sendwell.apps.programme.titles import theme_name
from sendwell.domain.frameworks import StageOnLine

register = template.Library()

register.filter("stage_words", words.stage_words)
register.filter("action_words", words.action_words)
register.filter("update_words", words.update_words)
register.filter("rating_counts", words.rating_counts)
register.filter("theme_name", theme_name)


@register.filter
def of(found: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping has under `key`; nothing where it has none."""
    return found.get(key)


@register.filter
def said_of(state: PlanState, stage: StageOnLine) -> Statement | None:
    """The report's own words about the date of a stage."""
    return state.words_of(stage)
