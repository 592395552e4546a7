"""A small return made by hand: one person for each case, right in everything that a case does not spoil."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from sendwell.domain.returns.sen2.schema import MODULES

Records = dict[str, list[dict[str, Any]]]
Spoil = Callable[[Records], object]

HEADER = {
    "collection": "SEN2",
    "year": "2026",
    "referencedate": "2026-01-15",
    "lea": "990",
    "dmo": "Y",
    "dco": "Y",
    "dsco": "Y",
}


def person_with_a_plan(number: int) -> Records:
    """A child of eight whose plan was asked for and issued in 2025, within 20 weeks."""
    key = str(number)
    return {
        "person": [
            {
                "persontableid": key,
                "surname": f"Reed{number}",
                "forename": "Ada",
                "personbirthdate": "2017-05-04",
                "sex": "F",
                "ethnicity": "WBRI",
                "upnunknown": "UN1",
            }
        ],
        "requests": [
            {
                "requeststableid": key,
                "persontableid": key,
                "receiveddate": "2025-03-03",
                "requestsource": "1",
                "rya": "0",
                "requestoutcomedate": "2025-04-04",
                "requestoutcome": "Y",
                "requestmediation": "0",
                "requesttribunal": "0",
            }
        ],
        "assessment": [
            {
                "assessmenttableid": key,
                "requeststableid": key,
                "assessmentoutcome": "Y",
                "assessmentoutcomedate": "2025-07-14",
                "week20": "0",
            }
        ],
        "namedplan": [{"namedplantableid": key, "assessmenttableid": key, "startdate": "2025-07-14", "pb": "0"}],
        "plandetail": [{"plandetailtableid": key, "namedplantableid": key, "urn": "990001", "placementrank": "1"}],
        "activeplans": [{"activeplanstableid": key, "requeststableid": key}],
        "placementdetail": [
            {
                "placementdetailtableid": key,
                "activeplanstableid": key,
                "urn": "990001",
                "placementrank": "1",
                "entrydate": "2025-09-01",
            }
        ],
        "senneed": [{"senneedtableid": key, "activeplanstableid": key, "sentype": "ASD", "sentyperank": "1"}],
    }


def tables_of(persons: list[Records], header: dict[str, str] | None = None) -> dict[str, pa.Table]:
    """The return of these persons, every item a column."""
    tables = {"sen2": _table("sen2", [{"sen2tableid": "1", **(HEADER if header is None else header)}])}
    for module in MODULES:
        if module != "sen2":
            tables[module] = _table(module, [row for person in persons for row in person.get(module, [])])
    return tables


def set_to(module: str, **values: str | None) -> Spoil:
    """A case that gives items of a module's only record other values."""
    return lambda records: records[module][0].update(values)


def without(module: str) -> Spoil:
    """A case that leaves out the records of a module."""
    return lambda records: records[module].clear()


def twice(module: str, **values: str | None) -> Spoil:
    """A case that has a second record of a module, other in these values."""

    def spoil(records: Records) -> None:
        first = records[module][0]
        key = MODULES[module].key
        records[module].append({**first, key: str(int(first[key]) + 1_000_000), **values})

    return spoil


def both(*spoils: Spoil) -> Spoil:
    """A case that is spoiled in more than one way."""
    return lambda records: [spoil(records) for spoil in spoils]


def _table(module: str, rows: list[dict[str, Any]]) -> pa.Table:
    this = MODULES[module]
    names = [this.key, *([MODULES[this.parent].key] if this.parent else []), *(item.column for item in this.items)]
    return pa.table({name: pa.array([row.get(name) for row in rows], pa.string()) for name in names})
