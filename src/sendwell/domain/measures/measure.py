"""What a measure is: what is counted, of whom, where it comes from, and how far it may be trusted."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from sendwell.domain.measures.observation import Level, PeriodKind

NAME = r"[a-z][a-z0-9_]*"
KEY = re.compile(rf"(?:(?P<area>[a-z][a-z0-9-]*)\.)?{NAME}")


class Polarity(StrEnum):
    """Which way is better. A measure without one is context: it is neither ranked good nor coloured."""

    HIGH = "high"
    LOW = "low"
    NONE = "none"

    @property
    def sign(self) -> int:
        """1, -1 or 0: times a movement it is above 0 where things improve."""
        return {Polarity.HIGH: 1, Polarity.LOW: -1, Polarity.NONE: 0}[self]


class Unit(StrEnum):
    """What a value is in."""

    PERCENT = "%"
    PER_100 = "per 100"
    PER_1_000 = "per 1,000"
    PER_10_000 = "per 10,000"
    PER_100_000 = "per 100,000"
    COUNT = "count"
    SCORE = "score"
    WEEKS = "weeks"
    POUNDS = "£"

    @property
    def scale(self) -> int | None:
        """What numerator ÷ denominator is multiplied by (1 for a mean score); None where a value is of nothing.

        >>> Unit.PER_10_000.scale, Unit.WEEKS.scale
        (10000, None)
        """
        return SCALES.get(self)


SCALES = {
    Unit.PERCENT: 100,
    Unit.PER_100: 100,
    Unit.PER_1_000: 1_000,
    Unit.PER_10_000: 10_000,
    Unit.PER_100_000: 100_000,
    Unit.SCORE: 1,
}


class Chance(StrEnum):
    """How chance is reckoned with: which interval the numbers of a measure may be given."""

    PROPORTION = "proportion"  # the numerator counts some of those whom the denominator counts
    EVENTS = "events"  # the numerator counts events, which fall to the same child more than once or are rare
    NONE = "none"  # sums, scores, waits and money: only their own history says what is unusual


CHANCE: dict[str, Chance] = {
    Unit.PERCENT: Chance.PROPORTION,
    Unit.PER_100: Chance.EVENTS,
    Unit.PER_1_000: Chance.EVENTS,
    Unit.PER_10_000: Chance.EVENTS,
    Unit.PER_100_000: Chance.EVENTS,
    Unit.COUNT: Chance.EVENTS,
}


class SourceKind(StrEnum):
    """How numbers of a measure come in."""

    PUBLISHED = "published table"
    RECORDS = "record-level"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """From this period on the numbers are not to be joined to those before, and why."""

    period: str
    why: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator, written once.

    `key` names it everywhere; that of a measure which an area added has the area before a full stop. `indicator` is its
    number in the framework of indicators ("I01"; a part of one shares its number). `groups` and `breakdowns` are keys
    of `groups`. `chance` is told by the unit where a row does not say it. `since` is the first period of the series, in
    the same code as that of an observation, or empty. `unverified` says what nobody has held against its source, and
    is empty where all of it was.
    """

    key: str
    indicator: str
    topic: str
    name: str
    definition: str
    numerator: str
    denominator: str
    source: str
    source_kinds: tuple[SourceKind, ...]
    periods: tuple[PeriodKind, ...]
    groups: tuple[str, ...]
    levels: tuple[Level, ...]
    polarity: Polarity
    unit: Unit
    decimals: int
    chance: Chance
    owner: str
    breakdowns: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    since: str = ""
    breaks: tuple[SeriesBreak, ...] = ()
    unverified: str = ""

    @property
    def verified(self) -> bool:
        """True if everything said of it was held against its source."""
        return not self.unverified

    @property
    def area(self) -> str:
        """The area that added it, or "" for a measure of the catalogue."""
        found = KEY.fullmatch(self.key)
        return (found["area"] or "") if found else ""

    def value_of(self, numerator: float, denominator: float) -> float | None:
        """The value from unrounded counts; None where the denominator is nought or the unit has none.

        Source: Department for Education, percentages are taken from unrounded counts and rounded only when shown.
        """
        return self.unit.scale * numerator / denominator if self.unit.scale and denominator else None

    def shown(self, value: float) -> str:
        """The value as it is shown: see `value_words`."""
        return value_words(value, self.unit, self.decimals)


def value_words(value: float, unit: Unit, decimals: int) -> str:
    """A value rounded half away from nought, with its unit: money and counts have commas, a rate says per how many.

    >>> value_words(37.25, Unit.PERCENT, 1), value_words(-1200, Unit.POUNDS, 0), value_words(1, Unit.WEEKS, 0)
    ('37.3%', '−£1,200', '1 week')
    """
    number = rounded(value, decimals)
    match unit:
        case Unit.PERCENT:
            return f"{number}%"
        case Unit.POUNDS:
            return f"−£{number[1:]}" if number.startswith("−") else f"£{number}"
        case Unit.COUNT | Unit.SCORE:
            return number
        case Unit.WEEKS:
            return f"{number} {'week' if number == '1' else 'weeks'}"
        case _:
            return f"{number} {unit}"


def rounded(value: float, decimals: int) -> str:
    """A number with commas and this many decimal places, rounded half away from nought, with a true minus sign.

    >>> rounded(37.25, 1), rounded(-1234.5, 0), rounded(-0.04, 1)
    ('37.3', '−1,235', '0.0')
    """
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{exact + 0:,}".replace("-", "−")
