"""`sendwell count`, as an analyst at a terminal meets it."""

import csv
from pathlib import Path

import pyarrow as pa
import pytest

from sendwell.web.cli import main
from tests.domain.measures.records.hand_written import school_year
from tests.domain.measures.records.writing import kept_in

WHEN = ["--year", "202425", "--on", "2025-01-16"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return kept_in(tmp_path, school_year())


def test_every_figure_of_each_authority_is_said_with_its_counts(folder, capsys):
    assert main(["count", str(folder), *WHEN]) == 0
    printed = capsys.readouterr().out
    assert "Authority 901:\n  Pupils with an EHC plan, 2024/25: 40.0% (2 of 5)\n" in printed
    assert "England" not in printed


def test_every_observation_can_be_taken_away_as_a_table(folder, tmp_path, capsys):
    assert main(["count", str(folder), *WHEN, "--england", "--csv", str(tmp_path / "all.csv")]) == 0
    with (tmp_path / "all.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["level"] for row in rows} == {"National", "Local authority", "School"}
    assert capsys.readouterr().out.endswith(f"{len(rows):,} observations are in {tmp_path / 'all.csv'}.\n")


def test_records_that_do_not_fit_are_refused_with_every_reason_and_no_child(folder, capsys):
    tables = school_year()
    registered = pa.array(["C", "Q", "M", "S", "M", "C", "C", "Q"])
    pupils = tables["pupils"].drop_columns(["registration"]).append_column("registration", registered)
    kept_in(folder, {"pupils": pupils, "exclusions": tables["exclusions"].drop_columns(["began_on"])})
    (folder / "results.parquet").write_bytes(b"junk")
    assert main(["count", str(folder), *WHEN]) == 2
    assert "results.parquet: This is no Parquet file" in capsys.readouterr().err
    (folder / "results.parquet").rename(folder / "results.old")
    assert main(["count", str(folder), *WHEN]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Pupils, column registration: 2 rows hold a code that is not of the list. Use: C (at this" in said.err
    assert "Permanent exclusions, column began_on: The column is missing." in said.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--year", "2024", "--on", "2025-01-16"], "“2024” is no academic year."),
        ([*WHEN, "--csv", "no/such/folder/all.csv"], "The file cannot be written."),
    ],
)
def test_what_was_not_understood_is_said_in_a_sentence(folder, arguments, said, capsys):
    assert main(["count", str(folder), *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_folder_without_records_says_what_belongs_there(tmp_path, capsys):
    assert main(["count", str(tmp_path), *WHEN]) == 2
    assert "Put pupils.parquet and the like into it." in capsys.readouterr().err


def test_the_engine_is_that_of_the_setting(folder, capsys, monkeypatch):
    monkeypatch.setenv("SENDWELL_ENGINE", "abacus")
    assert main(["count", str(folder), *WHEN]) == 2
    assert "“abacus” is no engine." in capsys.readouterr().err
