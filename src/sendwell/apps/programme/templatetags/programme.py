"""How a plan stands, for templates."""

from django import template

from sendwell.apps.programme import words
from sendwell.apps.programme.titles import theme_name

register = template.Library()

register.filter("stage_words", words.stage_words)
register.filter("action_words", words.action_words)
register.filter("update_words", words.update_words)
register.filter("rating_counts", words.rating_counts)
register.filter("theme_name", theme_name)
