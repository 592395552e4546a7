"""What a SEN2 return holds: modules, their items, and the codes that an item may take, by collection year.

Source: open-source readers of real returns (MastodonC/witan.sen2, Data to Insight), which cite the department's guides
of 2023 to 2026. The department's own technical specification was not at hand: `UNVERIFIED` says so to users.
"""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Kind(StrEnum):
    """What may stand in an item."""

    TEXT = "text"
    DATE = "date"
    CODE = "code"
    YES_NO = "yes_no"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a module. `identifies` is true where it names a child, so that its value is never shown."""

    module: str
    name: str
    number: str
    kind: Kind
    codes: str
    since: int
    until: int | None
    identifies: bool
    aliases: tuple[str, ...]
    label: str

    @property
    def column(self) -> str:
        """Its name in tables and in the files that COLLECT exports."""
        return self.name.lower()

    def is_collected(self, year: int) -> bool:
        """True where the item belongs to the return of `year`."""
        return self.since <= year and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True)
class Module:
    """One kind of record: its element in XML, its table, the module that it belongs to and the key of its rows."""

    name: str
    element: str
    parent: str | None
    number: str
    label: str

    @property
    def key(self) -> str:
        """The column of a row's own key in the files that COLLECT exports."""
        return f"{self.name}tableid"

    @property
    def items(self) -> tuple[Item, ...]:
        """Its items, of every year, in order."""
        return tuple(item for item in all_items() if item.module == self.name)

    def items_of(self, year: int) -> tuple[Item, ...]:
        """Its items in the return of `year`."""
        return tuple(item for item in self.items if item.is_collected(year))


@dataclass(frozen=True, slots=True)
class Code:
    """One value that an item may take."""

    codes: str
    code: str
    since: int
    until: int | None
    meaning: str


MODULES = {
    module.name: module
    for module in (
        Module("sen2", "Header", None, "0", "header"),
        Module("person", "Person", "sen2", "1", "person"),
        Module("requests", "Requests", "person", "2", "request"),
        Module("assessment", "Assessment", "requests", "3", "assessment"),
        Module("namedplan", "NamedPlan", "assessment", "4a", "plan"),
        Module("plandetail", "PlanDetail", "namedplan", "4b", "setting named in the plan"),
        Module("activeplans", "ActivePlans", "requests", "5a", "active plan"),
        Module("placementdetail", "PlacementDetail", "activeplans", "5b", "placement"),
        Module("senneed", "SENneed", "activeplans", "5c", "need"),
    )
}

OPEN_CODES = {
    "ethnicity": "[A-Z]{4}",
    "upn_unknown": "UN[0-9]+",
    "exported": ".*",
    "work_based": ".*",
    "direct_payment": ".*",
    "review_outcome": ".*",
    "authority": "[0-9]{3}",
}
"""Codes of which the full list was not found, and the shape expected: another value is a question, not a refusal."""

UNVERIFIED = (
    "The department’s technical specification and its rules were not at hand, so the rules are a reconstruction with "
    "numbers of Sendwell’s own, and the names of items first collected in 2025 may differ in real files."
)


@cache
def all_items() -> tuple[Item, ...]:
    """Every item of every module and year."""
    return tuple(_item(row) for row in _rows("items.csv"))


@cache
def codes_of(codes: str, year: int | None = None) -> tuple[Code, ...]:
    """The codes named `codes`, those of `year` where it is given; none where the list is open or was not found."""
    found = (_code(row) for row in _rows("codes.csv") if row["codes"] == codes)
    return tuple(code for code in found if year is None or code.since <= year <= (code.until or year))


def item_named(module: str, name: str) -> Item:
    """The item of that name in the module. Raises KeyError."""
    for item in MODULES[module].items:
        if item.column == name.lower():
            return item
    raise KeyError(f"{module}.{name}")


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _item(row: dict[str, str]) -> Item:
    return Item(
        row["module"],
        row["item"],
        row["number"],
        Kind(row["kind"]),
        row["codes"],
        int(row["since"]),
        int(row["until"]) if row["until"] else None,
        row["identifies"] == "yes",
        tuple(filter(None, row["aliases"].split("|"))),
        row["label"],
    )


def _code(row: dict[str, str]) -> Code:
    return Code(
        row["codes"], row["code"], int(row["since"]), int(row["until"]) if row["until"] else None, row["meaning"]
    )
