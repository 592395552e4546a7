"""When somebody is asked again for an answer that a body waits for."""

from datetime import date


def is_asked_again(due_on: date, told_on: date | None, again: int, today: date) -> bool:
    """True once the day of an answer has passed, and then every `again` days until it comes.

    >>> is_asked_again(date(2027, 3, 3), told_on=None, again=7, today=date(2027, 3, 3))
    False
    >>> is_asked_again(date(2027, 3, 3), told_on=date(2027, 3, 4), again=7, today=date(2027, 3, 11))
    True
    """
    return due_on < today and (told_on is None or (today - told_on).days >= again)
