"""When a message that did not go is tried again: later each time, and only on its day."""

from datetime import datetime, timedelta

WAITS = (timedelta(hours=1), timedelta(hours=2), timedelta(hours=4))


def next_try(attempts: int, tried_at: datetime) -> datetime | None:
    """When to try again after so many attempts; None where it is given up, for the next day's message says it all.

    >>> next_try(2, datetime(2027, 3, 5, 9))
    datetime.datetime(2027, 3, 5, 11, 0)
    >>> next_try(4, datetime(2027, 3, 5, 9)) is None
    True
    """
    return tried_at + WAITS[attempts - 1] if attempts <= len(WAITS) else None
