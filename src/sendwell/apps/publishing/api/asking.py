"""What a program may ask for. What is not named here is refused, so that a misspelt filter never gives wrong data."""

import re
from datetime import date
from typing import Annotated, Any, TypeAlias

from ninja import Schema
from pydantic import BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema

from sendwell.domain.measures import Level, PeriodKind

MOST = 1_000  # rows of one page
LAST_PAGE = 100_000
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[1-9][0-9]{0,6}")
_SLUG = "[a-z0-9_-]{1,60}"
_NO_NUL = r"^[^\x00]*$"  # no database takes it


def _day(value: Any) -> Any:
    """Only a day as ISO writes it: a number of seconds is no day."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("It should be a day such as 2026-03-31")
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, str) and not _WHOLE.fullmatch(value):
        raise ValueError("It should be a whole number above nought")
    return value


Nothing: TypeAlias = SkipJsonSchema[None]  # a filter that is not given; no program can ask for it
Day = Annotated[date, BeforeValidator(_day)]


class Paging(Schema):
    """Which page of a list, and how many rows on each."""

    page: Annotated[int, Field(ge=1, le=LAST_PAGE), BeforeValidator(_whole)] = 1
    page_size: Annotated[int, Field(ge=1, le=MOST), BeforeValidator(_whole)] = 100


class OfSet(Paging):
    """Which sets of data: of an area, or one alone, as area/name."""

    area: Annotated[str, Field(pattern=f"^{_SLUG}$")] | Nothing = None
    data_set: Annotated[str, Field(pattern=f"^{_SLUG}/{_SLUG}$")] | Nothing = None


class OfObservations(OfSet):
    """Which figures. Filters are joined by "and"; `since` and `until` hold the last day of a period between them."""

    measure: Annotated[str, Field(pattern=r"^[a-z0-9_.-]{1,80}$")] | Nothing = None
    level: Level | Nothing = None
    place: Annotated[str, Field(pattern=_NO_NUL, min_length=1, max_length=40)] | Nothing = None
    group: Annotated[str, Field(pattern=_NO_NUL, min_length=1, max_length=60)] | Nothing = None
    period: Annotated[str, Field(pattern=r"^[0-9TQW-]{4,12}$")] | Nothing = None
    period_kind: PeriodKind | Nothing = None
    since: Day | Nothing = None
    until: Day | Nothing = None
