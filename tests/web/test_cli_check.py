"""`sendwell check`, as a person at a terminal meets it."""

import re
from pathlib import Path

import pytest

from sendwell.domain.returns.sen2.invented import invented_authority, with_mess, write_csv_files, write_register
from sendwell.web.cli import main


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> dict[str, Path]:
    """The return of 2026 right and wrong, and that of 2025."""
    authority = invented_authority(plans=120, seed=11)
    right = authority.return_of(2026)
    made = {"right": right, "wrong": with_mess(right, share=0.1, seed=1), "before": authority.return_of(2025)}
    folders = {name: tmp_path_factory.mktemp(name) for name in made}
    for name, tables in made.items():
        write_csv_files(tables, folders[name])
    return folders


def test_a_right_return_has_no_errors(folders, capsys):
    assert main(["check", str(folders["right"])]) == 0
    assert "\n0 errors" in capsys.readouterr().out


def test_a_wrong_return_says_what_why_and_how_to_mend(folders, capsys, tmp_path):
    assert main(["check", str(folders["wrong"]), "--problems", str(tmp_path / "problems.csv")]) == 1
    out = capsys.readouterr().out
    assert "SW402 error" in out
    assert "Mend: Enter the day on which the current plan was made." in out
    assert "error,SW402," in (tmp_path / "problems.csv").read_text(encoding="utf-8-sig")


def test_a_mended_return_is_compared_with_the_one_before(folders, capsys):
    main(["check", str(folders["right"]), "--against", str(folders["wrong"])])
    told = re.search(r"(\d+) mended, \d+ new, \d+ still there", capsys.readouterr().out)
    assert told
    assert int(told[1]) > 10


def test_figures_stand_beside_last_years(folders, capsys, tmp_path):
    register = write_register(tmp_path / "register.csv")
    arguments = ["--last-year", str(folders["before"]), "--schools", str(register)]
    assert main(["check", str(folders["right"]), *arguments]) == 0
    out = capsys.readouterr().out
    assert "What this return would give, beside that of 2025" in out
    assert "EHC plans issued within 20 weeks, without exceptions" in out
    assert "special school" in out


def test_a_return_is_written_again_and_still_right(folders, capsys, tmp_path):
    path = tmp_path / "return.xml"
    assert main(["check", str(folders["right"]), "--write-xml", str(path), "--write-csv", str(tmp_path / "csv")]) == 0
    assert main(["check", str(path)]) == 0
    assert main(["check", str(tmp_path / "csv")]) == 0


def test_a_rule_is_explained(capsys):
    assert main(["check", "--explain", "sw307"]) == 0
    out = capsys.readouterr().out
    assert "regulations 10(1) and 13(2)" in out
    assert "Verified: No." in out


def test_every_rule_is_listed_with_what_is_not_verified(capsys):
    assert main(["check", "--rules"]) == 0
    assert "a reconstruction" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Name what to check"),
        (["/nowhere/at/all.csv"], "There is no such file or folder"),
        (["--explain", "SW999"], "There is no rule SW999"),
    ],
)
def test_what_is_not_understood_is_said(arguments, words, capsys):
    assert main(["check", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_list_1_is_written_from_a_return_and_checked(folders, capsys, tmp_path):
    path = tmp_path / "annex-a.xlsx"
    assert main(["check", str(folders["right"]), "--annex-a", str(path)]) == 0
    main(["check", str(path), "--drawn-on", "2026-01-15"])
    out = capsys.readouterr().out
    assert "List 1 EHC plans: 1" in out
    assert "compare them with the template" in out
