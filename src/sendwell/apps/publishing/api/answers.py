"""What the API answers with. Every list comes a page at a time, in one shape."""

from datetime import date, datetime
from typing import Generic, Literal, TypeVar

from ninja import Schema

from sendwell.domain.measures import Level, PeriodKind, Symbol

T = TypeVar("T")


class PageOf(Schema, Generic[T]):
    """A page of a list: how many there are in all, and the address of the next page, or null."""

    count: int
    next: str | None
    items: list[T]


class ProblemOut(Schema):
    """What is wrong with a question: where, what, and how to mend it."""

    where: str
    what: str
    mend: str


class Problems(Schema):
    """Everything that is wrong with a question, at once."""

    problems: list[ProblemOut]


class Begin(Schema):
    """Where a program begins."""

    what: str
    data_sets: str
    measures: str
    places: str
    periods: str
    observations: str
    description: str


class FileOut(Schema):
    """A file to download, with its hash."""

    name: str
    says: str
    address: str
    bytes: int
    sha256: str


class LicenceOut(Schema):
    """Who gave the figures, and under which licence: what anybody may do with them."""

    name: str
    title: str
    address: str
    asks: str
    giver: str


class DataSetOut(Schema):
    """A set of data that is public. `sha256` is the hash of all figures and of what is said of them."""

    data_set: str
    area: str
    title: str
    about: str
    edition: int
    published_at: datetime
    figures: int
    hidden: dict[str, int]
    sha256: str
    licence: LicenceOut
    page: str
    files: list[FileOut]


class MeasureOut(Schema):
    """A measure that something is published of, and what a reader must know of it. `whose`: who counted the figures."""

    measure: str
    data_set: str
    name: str
    topic: str
    definition: str
    numerator: str
    denominator: str
    unit: str
    decimals: int
    better: Literal["high", "low", "none"]
    source: str
    whose: list[str]
    caveats: list[str]


class PlaceOut(Schema):
    """A place that something is published of."""

    level: Level
    place: str
    name: str


class PeriodOut(Schema):
    """A period that something is published of."""

    period_kind: PeriodKind
    period: str
    words: str
    ends_on: date


class ObservationOut(Schema):
    """One figure. Where `value` is null, `symbol` says why, and none of the reasons is nought: c hidden because few are
    counted, x not available, z does not apply, low rounds to nought.
    """

    data_set: str
    measure: str
    period_kind: PeriodKind
    period: str
    ends_on: date
    level: Level
    place: str
    place_name: str
    group: str
    group_name: str
    value: float | None
    numerator: float | None
    denominator: float | None
    symbol: Symbol | None
