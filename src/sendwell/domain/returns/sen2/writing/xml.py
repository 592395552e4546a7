"""XML in the shape that readers of real returns expect, written person by person.

Not verified: where the designated officers stand was not found; they are written in `LADetails` after the header.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from sendwell.domain.returns.sen2.lenses import ALIASES, reached
from sendwell.domain.returns.sen2.reading import OpenReturn
from sendwell.domain.returns.sen2.schema import MODULES, Item
from sendwell.domain.returns.sen2.writing.model import as_text, refuse_lost_records

_PERSONS_AT_ONCE = 20_000
_COLLECTION = ("Collection", "Year", "ReferenceDate")
_SOURCE = ("SourceLevel", "LEA", "SoftwareCode", "Release", "SerialNo", "DateTime")
_OFFICERS = ("DMO", "DCO", "DSCO")
_NOT_IN_XML = {code: None for code in (*range(9), 11, 12, *range(14, 32))}  # characters that XML cannot hold

Rows = dict[str, dict[Any, list[tuple[Any, tuple[str | None, ...]]]]]


def write_xml(opened: OpenReturn, path: Path) -> Path:
    """Write the return to the file. Raises CannotWrite where a record has no place in it."""
    refuse_lost_records(opened)
    with etree.xmlfile(str(path), encoding="utf-8") as file:
        file.write_declaration()
        with file.element("Message"):
            _header(file, opened)
            with file.element("Persons"):
                for person in _persons(opened):
                    file.write(person)
    return path


def _header(file: Any, opened: OpenReturn) -> None:
    items = {item.name: item for item in MODULES["sen2"].items_of(opened.year)}
    rows = opened.rows(
        f"SELECT {', '.join(as_text(item, 'sen2') for item in items.values())} FROM sen2 ORDER BY rowid LIMIT 1"
    )
    values = dict(zip(items, rows[0], strict=True)) if rows else {}
    header = etree.Element("Header")
    _fill(etree.SubElement(header, "CollectionDetails"), _COLLECTION, values)
    _fill(etree.SubElement(header, "Source"), _SOURCE, values)
    file.write(header)
    officers = etree.Element("LADetails")
    _fill(officers, _OFFICERS, values)
    file.write(officers)


def _fill(element: Any, names: tuple[str, ...], values: dict[str, str | None]) -> None:
    for name in names:
        _put(element, name, values.get(name))


def _put(element: Any, name: str, value: str | None) -> None:
    if value is not None:
        etree.SubElement(element, name).text = value.translate(_NOT_IN_XML)


def _persons(opened: OpenReturn) -> Iterator[Any]:
    items = {name: module.items_of(opened.year) for name, module in MODULES.items()}
    for start in range(0, opened.count("person"), _PERSONS_AT_ONCE):
        rows = {name: _rows(opened, name, items[name], start) for name in MODULES if name != "sen2"}
        for same_parent in rows["person"].values():
            for key, values in same_parent:
                yield _record("person", key, values, rows, items)


def _rows(
    opened: OpenReturn, module: str, items: tuple[Item, ...], start: int
) -> dict[Any, list[tuple[Any, tuple[str | None, ...]]]]:
    """The records of a module that belong to these persons, by the key of their parent; all persons under one."""
    alias = ALIASES[module]
    parent = "0" if module == "person" else f"{alias}.parent"
    values = "".join(f", {as_text(item, alias)}" for item in items)
    tables = reached(module, f"SELECT rowid AS record FROM {module}", beside=False)
    found = opened.rows(
        f"SELECT {parent}, {alias}.key{values} FROM {tables} "
        f"WHERE p.rowid BETWEEN {start} AND {start + _PERSONS_AT_ONCE - 1} ORDER BY {alias}.rowid"
    )
    by_parent: dict[Any, list[tuple[Any, tuple[str | None, ...]]]] = {}
    for above, key, *texts in found:
        by_parent.setdefault(above, []).append((key, tuple(texts)))
    return by_parent


def _record(
    module: str, key: Any, values: tuple[str | None, ...], rows: Rows, items: dict[str, tuple[Item, ...]]
) -> Any:
    element = etree.Element(MODULES[module].element)
    for item, value in zip(items[module], values, strict=True):
        _put(element, item.name, value)
    for child in MODULES.values():
        if child.parent == module:
            for inner_key, inner in rows[child.name].get(key, ()):
                element.append(_record(child.name, inner_key, inner, rows, items))
    return element
