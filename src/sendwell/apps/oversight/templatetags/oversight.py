"""A rating in one letter, for where there is no room for a word."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

LETTERS = {"red": "R", "amber": "A", "green": "G", "blue": "B"}


@register.filter
def letter_tag(rating: str) -> SafeString:
    """The letter of a rating in its colour, and its word for whoever does not see it: "R" (red)."""
    letter, word = LETTERS.get(rating, "–"), rating.capitalize() or "No update yet"
    return format_html(
        '<b class="app-letter app-letter--{}"><span aria-hidden="true">{}</span>'
        '<span class="govuk-visually-hidden">{}</span></b>',
        rating or "none",
        letter,
        word,
    )


@register.filter
def letter(rating: str) -> str:
    """The letter of a rating."""
    return LETTERS.get(rating, "–")
