"""The table of time limits: every row of every file in `limits/`. A new limit is a new row, or a new file of rows."""

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from sendwell.domain.clocks.model import Counting, TimeLimit, Unit

LISTS = ("start", "end", "stopped_by", "exceptions", "or_later")


@cache
def all_limits() -> tuple[TimeLimit, ...]:
    """Every row, file by file, in the order in which they are written."""
    folder = files("sendwell.domain.clocks") / "limits"
    papers = sorted((paper for paper in folder.iterdir() if paper.name.endswith(".toml")), key=lambda paper: paper.name)
    return tuple(limit for paper in papers for limit in limits_in(paper.read_text(encoding="utf-8")))


def limit_named(key: str, among: Iterable[TimeLimit] | None = None, on: date | None = None) -> TimeLimit:
    """The row with this key; the one in force on a day, where the law has changed (the newest, if none is named).

    Raises KeyError, with what to do, if there is none.
    """
    rows = [limit for limit in (all_limits() if among is None else among) if limit.key == key]
    found = [limit for limit in rows if on is None or limit.holds_on(on)]
    if not found:
        raise KeyError(f"There is no time limit “{key}”. Add a row for it to a file in domain/clocks/limits.")
    return found[-1]


def limits_in(text: str) -> list[TimeLimit]:
    """The rows written in `text` (TOML, a [[limit]] each). Raises ValueError for a unit that nobody can count."""
    data = tomllib.loads(text)
    return [_limit(row, data.get("title", "")) for row in data["limit"]]


def _limit(row: dict[str, Any], group: str) -> TimeLimit:
    whole = {"length": 0, "unit": Unit.CALENDAR_DAYS, "group": group, **row} if "undated" in row else row
    kinds = {"unit": Unit(whole["unit"]), "counting": Counting(row.get("counting", Counting.AFTER))}
    return TimeLimit(**{"group": group, **whole, **kinds, **{name: tuple(row.get(name, ())) for name in LISTS}})
