"""The table of time limits: every row of every file in `limits/`. A new limit is a new row, or a new file of rows."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from sendwell.domain.clocks.model import Counting, TimeLimit, Unit


@cache
def all_limits() -> tuple[TimeLimit, ...]:
    """Every row, file by file, in the order in which they are written."""
    folder = files("sendwell.domain.clocks") / "limits"
    papers = sorted((paper for paper in folder.iterdir() if paper.name.endswith(".toml")), key=lambda paper: paper.name)
    return tuple(limit for paper in papers for limit in limits_in(paper.read_text(encoding="utf-8")))


def limit_named(key: str, among: Iterable[TimeLimit] | None = None) -> TimeLimit:
    """The row with this key. Raises KeyError, with what to do, if there is none."""
    found = next((limit for limit in (all_limits() if among is None else among) if limit.key == key), None)
    if found is None:
        raise KeyError(f"There is no time limit “{key}”. Add a row for it to a file in domain/clocks/limits.")
    return found


def limits_in(text: str) -> list[TimeLimit]:
    """The rows written in `text` (TOML, a [[limit]] each). Raises ValueError for a unit that nobody can count."""
    rows = tomllib.loads(text)["limit"]
    return [
        TimeLimit(**{**row, "unit": Unit(row["unit"]), "counting": Counting(row.get("counting", Counting.AFTER))})
        for row in rows
    ]
