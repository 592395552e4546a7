"""What an audit asks of a plan: criteria by section, each with what good looks like and its source."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

AGENCIES = ("education", "health", "social care", "all")
"""Whose part of the work a criterion tells of; "all" where it is everybody's."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question of an audit. `law`: an act, a regulation or the Code asks for it, so that it can't be made good by
    other things. `unverified` says what of the source nobody has checked yet.
    """

    key: str
    section: str
    asks: str
    good: str
    agency: str
    law: bool
    source: str
    unverified: str = ""


Criteria: TypeAlias = tuple[Criterion, ...]


@cache
def section_names() -> Mapping[str, str]:
    """The sections of a plan by letter, in order, and the plan as a whole.

    Source: SEND Regulations 2014, reg. 12(1).
    """
    sections: dict[str, str] = _rows()["sections"]
    return sections


@cache
def default_criteria() -> Criteria:
    """The criteria that an area starts from, section by section."""
    return criteria_in(_rows()["criterion"])


def criteria_in(rows: Iterable[Mapping[str, Any]]) -> Criteria:
    """Criteria from rows as they are kept, in the order of the sections; within a section in theirs."""
    order = list(section_names())
    return tuple(sorted((Criterion(**row) for row in rows), key=lambda one: order.index(one.section)))


def as_rows(criteria: Criteria) -> list[dict[str, Any]]:
    """Criteria as rows that can be kept."""
    return [asdict(one) for one in criteria]


def differences(before: Criteria, after: Criteria) -> list[str]:
    """What changed from one version of the criteria to another, a sentence each."""
    old, new = ({one.key: one for one in some} for some in (before, after))
    found = [f"Added to {new[key].section}: {new[key].asks}" for key in new if key not in old]
    found += [f"Left out of {old[key].section}: {old[key].asks}" for key in old if key not in new]
    return found + [
        f"Changed in {one.section}: {one.asks}" for key, one in new.items() if key in old and one != old[key]
    ]


@cache
def _rows() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("criteria.toml").read_text(encoding="utf-8"))
