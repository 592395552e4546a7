"""Reading a return: whatever form it comes in, and every bad file named in words."""

import zipfile
from pathlib import Path

import pytest

from sendwell.domain.returns.sen2.reading import UnreadableReturn, open_return, open_tables

PERSONS = "persontableid,Surname,Forename,Date of Birth,UPN\n1,Marsh,Ada,2015-03-02,\n2,Peake,Leo,07/09/2012,\n"
REQUESTS = (
    "requeststableid,persontableid,receiveddate,requestoutcome,requestoutcomedate,rya\n"
    "1,1,2025-Mar-03 00:00:00,y,2025-Apr-04 00:00:00,no\n2,2,2025-05-06,A,,0\n"
)
XML = """<Message xmlns="urn:any"><Header><CollectionDetails><Collection>SEN2</Collection><Year>2026</Year>
<ReferenceDate>2026-01-15</ReferenceDate></CollectionDetails><Source><LEA>990</LEA></Source></Header><Persons>
<Person><Surname>Marsh</Surname><PersonBirthDate>2015-03-02</PersonBirthDate><Requests>
<ReceivedDate>2025-03-03</ReceivedDate><RequestOutcome>Y</RequestOutcome><Assessment><Week20>1</Week20></Assessment>
</Requests><Shoe>4</Shoe></Person><Person><Surname>Peake</Surname></Person></Persons></Message>"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def what_is_wrong(*paths: Path, year: int | None = None) -> str:
    with pytest.raises(UnreadableReturn) as caught:
        open_return(paths, year)
    return " ".join(f"{problem.where}: {problem.what}" for problem in caught.value.problems)


def test_a_folder_of_csv_is_read_with_dates_of_several_kinds(tmp_path):
    with open_return([write(tmp_path, persons=PERSONS, requests=REQUESTS)]) as opened:
        assert opened.year == 2026
        rows = opened.rows("SELECT receiveddate::VARCHAR, requestoutcome, rya FROM requests ORDER BY rowid")
        assert rows == [("2025-03-03", "Y", False), ("2025-05-06", "A", False)]
        assert opened.rows("SELECT max(personbirthdate)::VARCHAR FROM person") == [("2015-03-02",)]


def test_headers_are_shown_as_written_and_as_understood(tmp_path):
    with open_return([write(tmp_path, persons=PERSONS.replace("UPN", "Shoe size"))], 2026) as opened:
        understood = {column.written: column.item for column in opened.columns}
    assert understood["Date of Birth"] == "personbirthdate"
    assert understood["Shoe size"] is None


def test_a_zip_is_read_like_a_folder(tmp_path):
    packed = tmp_path / "return.zip"
    with zipfile.ZipFile(packed, "w") as pack:
        pack.writestr("in/person.csv", PERSONS)
        pack.writestr("in/requests.csv", REQUESTS)
    with open_return([packed]) as opened:
        assert (opened.count("person"), opened.count("requests")) == (2, 2)


def test_xml_is_read_with_its_namespace_and_what_it_has_too_much(tmp_path):
    path = tmp_path / "sen2.xml"
    path.write_text(XML)
    with open_return([path]) as opened:
        assert (opened.year, opened.count("person"), opened.count("assessment")) == (2026, 2, 1)
        assert opened.rows("SELECT lea FROM sen2") == [("990",)]
        assert [column.written for column in opened.columns if not column.is_used] == ["Shoe"]


def test_a_date_that_no_calendar_has_is_kept_as_written(tmp_path):
    persons = PERSONS.replace("2015-03-02", "2015-02-29")
    with open_return([write(tmp_path, persons=persons)], 2026) as opened:
        rows = opened.rows("SELECT personbirthdate, personbirthdate__unread FROM person LIMIT 1")
    assert rows == [(None, "2015-02-29")]


def test_entities_in_xml_are_refused(tmp_path):
    path = tmp_path / "bomb.xml"
    path.write_text('<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaaaaaaaa">]>' + XML.replace("Marsh", "&a;"))
    assert "declares a document type or entities" in what_is_wrong(path)


def test_xml_cut_short_is_named_with_its_line(tmp_path):
    path = tmp_path / "short.xml"
    path.write_text(XML[:-60])
    assert "line 5" in what_is_wrong(path)


def test_two_years_files_are_named_as_mixed(tmp_path):
    folder = write(tmp_path, persons_2025=PERSONS, persons_2026=PERSONS)
    assert "two years are mixed" in what_is_wrong(folder)


def test_a_line_with_too_few_values_is_named_without_its_words(tmp_path):
    wrong = what_is_wrong(write(tmp_path, persons=PERSONS.replace(",2015-03-02,", "")), year=2026)
    assert "line 2: The line has 3 values, but the header has 5 columns" in wrong
    assert "Marsh" not in wrong


def test_a_zip_that_unpacks_to_far_too_much_is_refused(tmp_path):
    packed = tmp_path / "bomb.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("person.csv", b"0" * 50_000_000)
    assert "That is no return" in what_is_wrong(packed)


def test_a_file_without_the_key_of_the_person_is_named(tmp_path):
    wrong = what_is_wrong(write(tmp_path, persons=PERSONS, requests=REQUESTS.replace("persontableid", "x")))
    assert "no column “persontableid”" in wrong


def test_windows_text_is_read_and_said(tmp_path):
    (tmp_path / "person.csv").write_bytes(PERSONS.replace("Marsh", "Zoë").encode("cp1252"))
    with open_return([tmp_path], 2026) as opened:
        assert opened.rows("SELECT surname FROM person LIMIT 1") == [("Zoë",)]
        assert "Windows text" in opened.notes[0]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "a PDF"),
        (b"MZ\x00", "a program"),
        (b"shoe,hat\n1,2\n", "not those of any one module"),
    ],
)
def test_what_is_no_return_is_named(tmp_path, content, words):
    path = tmp_path / "what.csv"
    path.write_bytes(content)
    assert words in what_is_wrong(path)


def test_a_return_without_a_year_asks_for_it(tmp_path):
    assert "which year" in what_is_wrong(write(tmp_path, persons=PERSONS))


def test_tables_in_memory_are_read_as_files_are():
    from sendwell.domain.returns.sen2.invented import invented_authority

    tables = invented_authority(plans=40, seed=1).return_of(2026)
    with open_tables(tables) as opened:
        assert opened.count("requests") == tables["requests"].num_rows
        assert not opened.missing
