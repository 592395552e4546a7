"""Writing a return: what is written is read back as the same, in XML and in CSV."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain.returns.sen2.checking import check_return
from sendwell.domain.returns.sen2.invented import invented_authority
from sendwell.domain.returns.sen2.reading import OpenReturn, open_return, open_tables
from sendwell.domain.returns.sen2.schema import MODULES, Item, Kind, Module, codes_of
from sendwell.domain.returns.sen2.writing import CannotWrite, write_csv, write_xml
from tests.domain.returns.sen2.small import HEADER, Records, person_with_a_plan, tables_of

YEAR = 2026
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)


def values(item: Item) -> st.SearchStrategy[str | None]:
    """What may stand in an item: mostly what should, sometimes what should not, sometimes nothing."""
    right = {
        Kind.DATE: st.dates().map(str),
        Kind.YES_NO: st.sampled_from(["0", "1"]),
        Kind.CODE: st.sampled_from([code.code for code in codes_of(item.codes)] or ["ZZ"]),
        Kind.NUMBER: st.integers(0, 999_999).map(str),
        Kind.TEXT: WORDS,
    }[item.kind]
    wrong = WORDS.map(str.upper)
    return st.one_of(st.none(), right, wrong)


def record(module: Module) -> st.SearchStrategy[dict[str, str | None]]:
    return st.fixed_dictionaries({item.column: values(item) for item in module.items_of(YEAR)})


@st.composite
def persons(draw: st.DrawFn) -> Records:
    """Some persons with records of every module below them, whatever stands in them."""
    found: Records = {module: [] for module in MODULES if module != "sen2"}

    def add(module: Module, parent: str | None) -> None:
        row = draw(record(module))
        if not any(row.values()):
            row[module.items[0].column] = "1"  # a record without any item is nothing in XML
        key = str(len(found[module.name]) + 1)
        above = {MODULES[module.parent].key: parent} if module.parent else {}
        found[module.name].append({module.key: key, **above, **row})
        for child in MODULES.values():
            if child.parent == module.name:
                for _ in range(draw(st.integers(0, 2 if child.name in ("requests", "senneed") else 1))):
                    add(child, key)

    for _ in range(draw(st.integers(1, 2))):
        add(MODULES["person"], None)
    return found


def content(opened: OpenReturn) -> dict[str, list[tuple]]:
    """Every value of every record with its key and its parent's, in order."""
    columns = {"sen2": "* EXCLUDE (parent)", "person": "* EXCLUDE (parent)"}
    return {name: opened.rows(f"SELECT {columns.get(name, '*')} FROM {name} ORDER BY rowid") for name in MODULES}


@settings(max_examples=8)
@given(persons())
def test_what_is_written_is_read_back_as_the_same(records):
    with TemporaryDirectory() as folder, open_tables(tables_of([records])) as first:
        with open_return([write_xml(first, Path(folder) / "return.xml")]) as second:
            assert content(second) == content(first)
            write_csv(second, Path(folder) / "csv")
        with open_return([Path(folder) / "csv"]) as third:
            assert content(third) == content(first)


def test_a_right_return_still_validates_when_it_is_written_as_xml_and_as_csv(tmp_path):
    tables = invented_authority(plans=60, seed=2).return_of(YEAR)
    with open_tables(tables) as opened:
        write_xml(opened, tmp_path / "return.xml")
        write_csv(opened, tmp_path / "csv")
    for path in (tmp_path / "return.xml", tmp_path / "csv"):
        with open_return([path]) as again:
            assert check_return(again).validates


def test_dates_codes_and_answers_are_written_as_the_department_takes_them(tmp_path):
    person = person_with_a_plan(1)
    person["requests"][0] |= {"receiveddate": "03/03/2025", "requestoutcome": " y ", "rya": "no"}
    with open_tables(tables_of([person])) as opened:
        text = write_xml(opened, tmp_path / "return.xml").read_text()
    assert "<ReceivedDate>2025-03-03</ReceivedDate>" in text
    assert "<RequestOutcome>Y</RequestOutcome>" in text
    assert "<RYA>0</RYA>" in text


def test_the_header_is_written(tmp_path):
    with open_tables(tables_of([person_with_a_plan(1)])) as opened:
        text = write_xml(opened, tmp_path / "return.xml").read_text()
    assert f"<ReferenceDate>{HEADER['referencedate']}</ReferenceDate>" in text
    assert "<LADetails><DMO>Y</DMO>" in text


def test_a_record_without_a_place_in_xml_is_not_dropped_but_refused(tmp_path):
    person = person_with_a_plan(1)
    person["senneed"][0]["activeplanstableid"] = "99"
    with open_tables(tables_of([person])) as opened, pytest.raises(CannotWrite, match="1 records of module 5c"):
        write_xml(opened, tmp_path / "return.xml")
