"""What a column of a case system's extract may hold, and the headings by which it is known."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files


class Kind(StrEnum):
    """What stands in the cells of a column."""

    REFERENCE = "reference"
    TEXT = "text"
    FLAG = "flag"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Field:
    """What one column says of a case. Without an `event`, `key` names a fact; `also` are headings for it, as `plain`.

    `only_checked`: it serves to find mistakes, and is never kept.
    """

    key: str
    title: str
    kind: Kind = Kind.DAY
    event: str = ""
    also: tuple[str, ...] = ()
    only_checked: bool = False
    may_come: bool = False  # its days may lie ahead


CHILD, REQUEST, SERVICE, OUTCOME, TRANSFER = "child", "request", "service", "review_outcome", "transfer_due"


def _fields() -> tuple[Field, ...]:
    text = (files("sendwell.domain.returns.case_extract") / "fields.csv").read_text(encoding="utf-8")
    return tuple(
        Field(
            key=row["key"],
            title=row["title"],
            kind=Kind(row["kind"]),
            event=row["event"],
            also=tuple(filter(None, row["also"].split("|"))),
            only_checked=bool(row["only_checked"]),
            may_come=bool(row["may_come"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


FIELDS = _fields()
"""Every field, in the order in which to ask for them."""
BY_KEY = {field.key: field for field in FIELDS}
_BY_HEADING = {name: field for field in FIELDS for name in (*field.also, re.sub(r"[^a-z0-9]", "", field.title.lower()))}


def plain(text: str) -> str:
    """A heading without capitals, spaces and signs.

    >>> plain("Date Request Received ")
    'daterequestreceived'
    """
    return re.sub(r"[^a-z0-9]", "", text.lower())


def guessed(headings: Iterable[str]) -> dict[str, str]:
    """The key of the field that each heading likely means, each field once; "" where nobody can tell.

    >>> guessed(["Person ID", "DOB", "Shoe size"])
    {'Person ID': 'child', 'DOB': 'born', 'Shoe size': ''}
    """
    found: dict[str, str] = {}
    for heading in headings:
        field = _BY_HEADING.get(plain(heading))
        found[heading] = field.key if field and field.key not in found.values() else ""
    return found
