"""The table of regions and authorities: a row each, with every code and name that published files give them.

Source: Department for Education, codes and names in the open data on education, health and care plans 2019 to 2025 and
in the Local Authority Interactive Tool; Office for National Statistics codes of April 2023. The days on which
authorities began and ended are those of the structural changes orders of 2018, 2020 and 2022.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

ENGLAND = "E92000001"


@dataclass(frozen=True, slots=True)
class Region:
    """A region of England, or one of the two parts of London that some tables count as regions.

    `other_codes` are those of the Local Authority Interactive Tool.
    """

    code: str
    name: str
    other_codes: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """A local authority, known by the three digits that stay the same while its nine characters change.

    `ons_codes` has the newest first. `starts` and `ends` are its first and last day, where they fall since 2019;
    `successors` are the codes of the authorities that took over its area, or a part of it.
    """

    code: str
    name: str
    kind: str
    region: str
    part_of_london: str = ""
    ons_codes: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    successors: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()

    @property
    def ons_code(self) -> str:
        """The newest of its nine-character codes."""
        return self.ons_codes[0]

    def exists_in(self, year: int) -> bool:
        """True if it was there for any part of the calendar year.

        >>> authority("909").exists_in(2023), authority("909").exists_in(2024)
        (True, False)
        """
        return (self.starts is None or self.starts.year <= year) and (self.ends is None or self.ends.year >= year)


@cache
def regions() -> tuple[Region, ...]:
    """The nine regions, then Inner and Outer London."""
    return tuple(
        Region(row["code"], row["name"], _list(row["other_codes"]), _list(row["other_names"]))
        for row in _rows("regions.csv")
    )


@cache
def authorities() -> tuple[Authority, ...]:
    """Every authority with children's services since 2018, those that ended among them, by code."""
    return tuple(_authority(row) for row in _rows("authorities.csv"))


def authority(code: str) -> Authority:
    """The authority with these three digits. Raises KeyError, with what to do, if there is none."""
    found = _by_code().get(code)
    if found is None:
        raise KeyError(f"There is no authority {code}. Add a row for it to domain/places/authorities.csv.")
    return found


@cache
def _by_code() -> dict[str, Authority]:
    return {each.code: each for each in authorities()}


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("sendwell.domain.places") / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _authority(row: dict[str, str]) -> Authority:
    lists: dict[str, Any] = {name: _list(row[name]) for name in ("ons_codes", "successors", "other_names")}
    words: dict[str, Any] = {name: row[name] for name in ("code", "name", "kind", "region", "part_of_london")}
    return Authority(**words, **lists, starts=_day(row["from"]), ends=_day(row["until"]))


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
