"""What a sealed room says, for templates."""

from datetime import date

from django import template

register = template.Library()

CLAIMS = {"rating": "Ratings", "update": "What was reported", "figure": "What the numbers say"}


@register.filter
def iso_day(value: str) -> str:
    """A day of a snapshot in words: "2026-09-11" is "11 September 2026"; nothing for none."""
    return f"{date.fromisoformat(value):%-d %B %Y}" if value else ""


@register.filter
def claim_kind(value: str) -> str:
    """What kind of claim it is, in words."""
    return CLAIMS.get(value, value)
