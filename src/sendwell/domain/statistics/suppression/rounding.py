"""Counts rounded before they are shown, the same way every time."""

from math import floor

from sendwell.domain.measures.observation import Symbol


def round_count(count: float | Symbol, to: int = 5) -> float | Symbol:
    """`count` to the nearest `to` (5 or 10), a half up; "low" where it would become nought and is not.

    A symbol stays what it is. Nothing is random, so the same count is never shown in two ways. Raises ValueError for a
    count below 0.

    >>> [round_count(count) for count in (0, 2, 3, 12, 13)], round_count(15, to=10)
    ([0, <Symbol.LOW: 'low'>, 5, 10, 15], 20)
    """
    if isinstance(count, Symbol):
        return count
    if count < 0:
        raise ValueError("A count cannot be below 0.")
    near = floor(count / to + 0.5) * to
    return Symbol.LOW if near == 0 < count else near
