"""What an address asks for after its question mark."""

from django.http import HttpRequest

MOST_DIGITS = 18  # every whole number with so many fits the key of a row


def key_asked(request: HttpRequest, name: str) -> int | None:
    """The key of a row that the address names as `name`; None where it names none."""
    asked = request.GET.get(name, "")
    return int(asked) if asked.isdecimal() and len(asked) <= MOST_DIGITS else None
