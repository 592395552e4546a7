"""What a program may ask for. What is not named here is refused, so that a misspelt filter never gives wrong data."""

import re
from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema

from sendwell.domain.measures import Level, PeriodKind

MOST = 1_000  # rows of one page
LAST_PAGE = 100_000
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NO_NUL = r"^[^\x00]*$"  # no database takes it
_WHOLE = re.compile(r"[1-9][0-9]{0,6}")


def _day(value: Any) -> Any:
    """Only a day as ISO writes it: a number of seconds is no day."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("It should be a day such as 2026-03-31")
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, str) and not _WHOLE.fullmatch(value):
        raise ValueError("It should be a whole number above nought")
    return value


Day = Annotated[date, BeforeValidator(_day)]
Whole = Annotated[int, BeforeValidator(_whole)]


class Paging(Schema):
    """Which page of a list, and how many rows on each."""

    page: Annotated[Whole, Field(ge=1, le=LAST_PAGE, description="The first page is 1.")] = 1
    page_size: Annotated[Whole, Field(ge=1, le=MOST, description="Rows on a page.")] = 100


class OfSet(Paging):
    """Which sets of data."""

    data_set: Annotated[
        str | SkipJsonSchema[None], Field(pattern=r"^[a-z0-9_-]{1,60}/[a-z0-9_-]{1,60}$", description="area/name")
    ] = None
    area: Annotated[str | SkipJsonSchema[None], Field(pattern=r"^[a-z0-9_-]{1,60}$")] = None


class OfObservations(OfSet):
    """Which figures. Filters are joined by "and"; `since` and `until` hold the last day of a period between them."""

    measure: Annotated[str | SkipJsonSchema[None], Field(pattern=r"^[a-z0-9_.-]{1,80}$")] = None
    level: Level | SkipJsonSchema[None] = None
    place: Annotated[str | SkipJsonSchema[None], Field(pattern=_NO_NUL, min_length=1, max_length=40)] = None
    group: Annotated[str | SkipJsonSchema[None], Field(pattern=_NO_NUL, min_length=1, max_length=60)] = None
    period: Annotated[str | SkipJsonSchema[None], Field(pattern=r"^[0-9TQW-]{4,12}$")] = None
    period_kind: PeriodKind | SkipJsonSchema[None] = None
    since: Day | SkipJsonSchema[None] = None
    until: Day | SkipJsonSchema[None] = None
