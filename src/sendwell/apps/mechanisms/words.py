"""Numbers and dates as people say them."""

from datetime import date


def how_far(day: date, today: date) -> str:
    """How far `day` is from `today`, in words.

    >>> how_far(date(2027, 3, 14), today=date(2027, 3, 5))
    'in 9 days'
    >>> how_far(date(2027, 3, 4), today=date(2027, 3, 5))
    'yesterday'
    """
    distance = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if distance in near:
        return near[distance]
    span = _span(abs(distance))
    return f"in {span}" if distance > 0 else f"{span} ago"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "action"), counted(3, "priority", "priorities")
    ('1 action', '3 priorities')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def _span(days: int) -> str:
    if days < 60:
        return counted(days, "day")
    months = round(days / 30.4375)
    return counted(months, "month") if months < 24 else f"about {counted(round(months / 12), 'year')}"
