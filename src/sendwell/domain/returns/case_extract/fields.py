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
    NUMBER = "number"


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


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields that one kind of extract may hold. `needs`: keys of which one must be taken, with the sentence."""

    fields: tuple[Field, ...]
    needs: tuple[tuple[tuple[str, ...], str], ...] = ()

    def titled(self, key: str) -> str:
        """What a field is called."""
        return next(field.title for field in self.fields if field.key == key)

    def guessed(self, headings: Iterable[str]) -> dict[str, str]:
        """The key of the field that each heading likely means, each field once; "" where nobody can tell."""
        known = {name: field.key for field in self.fields for name in (*field.also, plain(field.title))}
        found: dict[str, str] = {}
        for heading in headings:
            key = known.get(plain(heading), "")
            found[heading] = key if key not in found.values() else ""
        return found

    def refusal(self, taken: Iterable[str]) -> str:
        """Why columns can't be taken so; empty where they can."""
        chosen = [key for key in taken if key]
        if twice := next((key for key in chosen if chosen.count(key) > 1), None):
            return f"Two columns are taken as “{self.titled(twice)}”. Choose one of them."
        return next((why for keys, why in self.needs if not set(keys) & set(chosen)), "")


def fields_in(name: str) -> tuple[Field, ...]:
    """The fields of a file beside this one, in the order in which to ask for them."""
    text = (files("sendwell.domain.returns.case_extract") / name).read_text(encoding="utf-8")
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


FIELDS = fields_in("fields.csv")
"""Every field, in the order in which to ask for them."""
BY_KEY = {field.key: field for field in FIELDS}
REFERENCE_NEEDED = "No column is taken as the reference of the child. Choose the column that holds it."
CASES = Layout(
    FIELDS,
    (
        ((CHILD,), REFERENCE_NEEDED),
        (tuple(BY_KEY.keys() - {CHILD}), "No column but the reference is taken. Choose what the others hold."),
    ),
)


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
    return CASES.guessed(headings)
