"""XML: read person by person, so that its size does not matter; entities and document types are refused."""

from collections import Counter
from typing import Any

import pyarrow as pa
from lxml import etree

from sendwell.domain.problems import Problem
from sendwell.domain.returns.sen2.reading.files import Given
from sendwell.domain.returns.sen2.reading.model import Column, OpenReturn, UnreadableReturn
from sendwell.domain.returns.sen2.reading.typing import NUMBERS, typed_select
from sendwell.domain.returns.sen2.schema import MODULES

_PERSONS_AT_ONCE = 20_000
_MODULES = {module.element.lower(): module for module in MODULES.values()}
_MEND_XML = "Export the XML from the case system again."

Row = dict[str, str | None]


def read_xml_file(given: Given, into: OpenReturn) -> None:
    """Read the file into the tables. Raises UnreadableReturn."""
    reader = _Reader(given, into)
    try:
        reader.read()
    except etree.XMLSyntaxError as error:
        what = "The XML is damaged or cut short here, or holds more than a person’s record can."
        raise UnreadableReturn([Problem(f"{given.name}, line {error.lineno}", what, _MEND_XML)]) from error


class _Reader:
    """Gathers rows of text, and gives them to DuckDB some thousands of persons at a time."""

    def __init__(self, given: Given, into: OpenReturn) -> None:
        self._given, self._into = given, into
        self._rows: dict[str, list[Row]] = {module: [] for module in MODULES}
        self._count: Counter[str] = Counter()
        self._known: dict[tuple[str, str], tuple[str, str]] = {}
        self._seen: Counter[tuple[str, str]] = Counter()
        self._unknown: Counter[tuple[str, str]] = Counter()
        self._repeated: Counter[str] = Counter()

    def read(self) -> None:
        events = etree.iterparse(
            str(self._given.path),
            tag="{*}Person",
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        persons = 0
        for _, person in events:
            if persons == 0:
                self._refuse_document_type(person)
            persons += 1
            self._record("person", person, "1")
            self._forget(person)
            if persons % _PERSONS_AT_ONCE == 0:
                self._give()
        self._refuse_document_type(events.root)
        self._header(events.root)
        self._give()
        self._tell(persons)

    def _refuse_document_type(self, element: Any) -> None:
        if element.getroottree().docinfo.internalDTD is not None:
            what = "The XML declares a document type or entities. A return has none, and they can hide harm."
            raise UnreadableReturn([Problem(self._given.name, what, _MEND_XML)])

    @staticmethod
    def _forget(person: Any) -> None:
        person.clear()
        parent = person.getparent()
        while parent is not None and person.getprevious() is not None:
            del parent[0]

    def _record(self, module: str, element: Any, parent: str | None) -> None:
        """Add the element as a row of its module, and its records within as rows of theirs."""
        self._count[module] += 1
        key = str(self._count[module])
        row: Row = {"key": key, "parent": parent}
        self._rows[module].append(row)
        for child in element:
            what, name = self._known.get((module, child.tag)) or self._meaning(module, child)
            if what == "item":
                if name in row:
                    self._repeated[name] += 1
                row[name] = child.text
            elif what == "module":
                self._record(name, child, key if MODULES[name].parent == module else None)
            else:
                self._unknown[module, name] += 1

    def _meaning(self, module: str, child: Any) -> tuple[str, str]:
        name = etree.QName(child).localname
        inner = _MODULES.get(name.lower())
        item = _items(module).get(name.lower())
        if inner is not None and len(child):
            found = ("module", inner.name)
        elif item is not None:
            found = ("item", item)
            self._seen[module, name] += 1
        elif inner is not None:
            found = ("module", inner.name)
        else:
            found = ("unknown", name)
        self._known[module, child.tag] = found
        return found

    def _header(self, root: Any) -> None:
        """Whatever stands outside the persons belongs to the authority as a whole."""
        row: Row = {"key": "1"}
        for element in root.iter("*"):
            name = etree.QName(element).localname
            item = _items("sen2").get(name.lower())
            if not len(element) and item is not None:
                row[item] = element.text
                self._seen["sen2", name] += 1
        if len(row) > 1:
            self._rows["sen2"].append(row)
            self._count["sen2"] += 1

    def _give(self) -> None:
        for module, rows in self._rows.items():
            if rows:
                names = list(dict.fromkeys(name for row in rows for name in row))
                text = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in names}
                self._into.tables.register("given_rows", pa.table(text))
                select = typed_select(module, {name: name for name in names}, "given_rows", NUMBERS)
                self._into.tables.execute(f"INSERT INTO {module} {select}")
                self._into.tables.unregister("given_rows")
                self._into.files[module] = self._given.name
                rows.clear()

    def _tell(self, persons: int) -> None:
        if not persons and not self._count:
            what = "The XML holds no person and no header of a SEN2 return."
            raise UnreadableReturn([Problem(self._given.name, what, _MEND_XML)])
        file = self._given.name
        self._into.columns += [Column(file, name, module, name.lower()) for module, name in self._seen]
        self._into.columns += [Column(file, name, module, None) for module, name in self._unknown]
        for name, times in self._repeated.items():
            note = f"“{name}” stands more than once in {times:,} records; the last one was read."
            self._into.notes.append(note)


def _items(module: str) -> dict[str, str]:
    return {name: item.column for item in MODULES[module].items for name in (*item.aliases, item.column)}
