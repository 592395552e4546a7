"""Numbers and dates as people say them."""

from datetime import date, timedelta


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


def about_how_far(day: date, today: date) -> str:
    """How far a day is that is known only approximately: never to the day.

    >>> about_how_far(date(2027, 3, 14), today=date(2027, 2, 25))
    'in about 2 weeks'
    >>> about_how_far(date(2027, 3, 2), today=date(2027, 3, 5))
    'about now'
    """
    weeks = round(abs((day - today).days) / 7)
    if weeks == 0:
        return "about now"
    if weeks > 8:
        return how_far(day, today)
    span = f"about {counted(weeks, 'week')}"
    return f"in {span}" if day > today else f"{span} ago"


def period(on: date, until: date | None = None, about: bool = False) -> str:
    """A date or a period, no more exact than it is known.

    >>> period(date(2027, 6, 19), about=True)
    'about June 2027'
    >>> period(date(2026, 5, 3), date(2026, 5, 7)), period(date(2026, 5, 30), date(2026, 6, 2))
    ('3 to 7 May 2026', '30 May to 2 June 2026')
    >>> period(date(2026, 5, 1), date(2026, 5, 31))
    'May 2026'
    """
    if about:
        return f"about {on:%B %Y}"
    if until is None or until == on:
        return f"{on:%-d %B %Y}"
    if (on.year, on.month) == (until.year, until.month):
        if on.day == 1 and (until + timedelta(days=1)).day == 1:
            return f"{on:%B %Y}"
        return f"{on:%-d} to {until:%-d %B %Y}"
    return f"{on:%-d %B}{'' if on.year == until.year else f' {on.year}'} to {until:%-d %B %Y}"


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
