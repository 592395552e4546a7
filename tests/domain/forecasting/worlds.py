"""Authorities that never were: three years of requests, of which a share becomes plans on time."""

from datetime import date, timedelta
from random import Random

from sendwell.domain.forecasting import Requests

TODAY = date(2026, 11, 25)
Row = tuple[date, date | None, date | None, bool]


def rows(seed: int, on_time: float, number: int = 1200, refused: float = 0.3) -> list[Row]:
    """Requests of the three years up to some months after TODAY: what comes of each is known."""
    chance, last = Random(seed), TODAY + timedelta(days=180)
    return [_row(chance, last - timedelta(days=chance.randrange(3 * 365)), on_time, refused) for _ in range(number)]


def world(seed: int, on_time: float, **more: float) -> Requests:
    """The same as columns."""
    return Requests.of(rows(seed, on_time, **more))


def _row(chance: Random, received: date, on_time: float, refused: float) -> Row:
    decided = received + timedelta(days=chance.randint(20, 60))
    if chance.random() < refused:
        return received, None, decided, False
    age = chance.randint(100, 140) if chance.random() < on_time else chance.randint(141, 260)
    return received, decided, received + timedelta(days=age), chance.random() < 0.95
