"""`sendwell load`, as a person at a terminal meets it."""

import json
from pathlib import Path

import pytest

from sendwell.web.cli import main
from tests.domain.returns.open_data.files import requests


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    path = tmp_path / "requests.csv"
    path.write_bytes(requests().csv())
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.csv"
    path.write_bytes(requests({"requests_received_in_year": "many"}).csv())
    return path


def test_a_file_is_summed_up_in_words(figures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", str(figures), "--area", "Worcestershire"]) == 0

    printed = capsys.readouterr().out
    assert "Requests for EHC needs assessments" in printed
    assert "requests_refused, 2024, all: 25" in printed


def test_a_file_that_is_wrong_is_named_with_row_and_column(
    figures: Path, wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", str(figures), str(wrong)]) == 1

    printed = capsys.readouterr()
    assert "wrong.csv, row 2, column" in printed.out
    assert "1 of 2 files were read." in printed.err


def test_json_is_one_object_a_file(figures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", str(figures), "--json"]) == 0

    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["observations"] == 3


def test_a_mapping_that_was_printed_can_be_given_again(
    figures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["load", str(figures), "--json"])
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps(json.loads(capsys.readouterr().out)["mapping"]), encoding="utf-8")

    assert main(["load", str(figures), "--json", "--mapping", str(mapping)]) == 0
    assert json.loads(capsys.readouterr().out)["observations"] == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.csv"], "no such file"),
        ([".", "--area", "Atlantis"], "no local authority"),
    ],
)
def test_arguments_that_mean_nothing_are_said_to(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["load", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_no_mapping_is_said_to_be_none(
    figures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = tmp_path / "mapping.json"
    mapping.write_text('{"place": {"planet": "Mars"}}', encoding="utf-8")

    assert main(["load", str(figures), "--mapping", str(mapping)]) == 2
    assert "no part “planet”" in capsys.readouterr().err
