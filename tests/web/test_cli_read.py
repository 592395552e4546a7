"""`sendwell read`, as a person at a terminal meets it."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sendwell.web.cli import main
from sendwell.web.cli.read.columns import COLUMNS
from sendwell.web.cli.read.tables import put_in_place
from tests.domain.reading import letters


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_bytes(letters.as_text(letters.OUTCOME))
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.pdf"
    path.write_bytes(b"")
    return path


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_json_stands_alone_on_standard_output(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(letter), "--json"]) == 0
    printed = capsys.readouterr()
    (document,) = json.loads(printed.out)["documents"]
    assert (document["file"], document["kind"]) == ("letter.txt", "inspection_letter")
    assert printed.err == ""


def test_a_bad_paper_is_named_on_standard_error_and_the_rest_are_read(
    letter: Path, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(empty), str(letter), "--json", "--jobs", "2"]) == 1
    printed = capsys.readouterr()
    assert [document["file"] for document in json.loads(printed.out)["documents"]] == ["letter.txt"]
    assert "Not read: empty.pdf: The file is empty." in printed.err
    assert "1 of 2 papers were read." in printed.err


def test_where_no_paper_can_be_read_the_json_is_still_whole(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(empty), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {"documents": []}


def test_the_summary_says_what_the_paper_is_and_what_must_be_done(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(letter)]) == 0
    out = capsys.readouterr().out
    assert "Area: Fenmoor" in out
    assert "Required: a written statement of action" in out
    assert "3 significant weaknesses" in out
    assert "1. the long waits for occupational therapy (page 2)" in out


def test_a_paper_cannot_give_orders_to_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "paper.html"
    orders = "\x1b]0;gotcha\x07 \x9b2J"
    path.write_text(f"<title>Minutes {orders}</title>" + "<p>The Panel RESOLVED that the report be noted.</p>" * 99)
    assert main(["read", str(path)]) == 0
    assert not {"\x1b", "\x07", "\x9b"} & set(capsys.readouterr().out)


def test_tables_hold_what_was_read(letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(letter), "--csv", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out == ""
    findings = table(tmp_path / "out", "findings")
    assert findings[-3]["words"] == "the long waits for occupational therapy"
    assert findings[-3]["kind"] == "significant_weakness"
    assert findings[-3]["themes"].startswith("Waiting times")
    assert table(tmp_path / "out", "papers")[0]["local_area"] == "Fenmoor"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"{name}.csv"
        for name in "acronyms actions concerns dates decisions figures findings papers people".split()  # noqa: SIM905
    ]


def test_a_cell_never_begins_a_formula(tmp_path: Path) -> None:
    paragraphs = [text.replace("• Nursery", "• =1+1 Nursery") for text in letters.OUTCOME]
    path = tmp_path / "=letter.txt"
    path.write_bytes(letters.as_text(paragraphs))
    assert main(["read", str(path), "--csv", str(tmp_path / "out")]) == 0
    rows = table(tmp_path / "out", "findings")
    assert any(row["words"].startswith("'=1+1 Nursery") for row in rows)
    assert all(row["file"] == "'=letter.txt" for row in rows)


def test_where_nothing_could_be_read_older_tables_stay(letter: Path, empty: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["read", str(letter), "--csv", str(out)]) == 0
    assert main(["read", str(empty), "--csv", str(out)]) == 1
    assert table(out, "papers")[0]["file"] == "letter.txt"
    assert len(list(out.iterdir())) == 9


def test_where_one_table_cannot_be_put_in_place_all_older_tables_stay(tmp_path: Path) -> None:
    out, written = tmp_path / "out", tmp_path / "written"
    for folder, words in ((out, "older"), (written, "newer")):
        folder.mkdir()
        for name in COLUMNS:
            (folder / f"{name}.csv").write_text(words)
    (written / "people.csv").unlink()
    with pytest.raises(OSError, match=r"people\.csv"):
        put_in_place(written, out)
    assert {path.read_text() for path in out.iterdir()} == {"older"}


def test_a_folder_that_cannot_be_written_is_said(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(letter), "--csv", str(letter / "under-a-file")]) == 2
    assert "could not be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "PATH"),
        (["paper.pdf", "--jobs", "0"], "give 1 or more"),
        (["paper.pdf", "--json", "--csv", "out"], "not allowed with"),
    ],
)
def test_wrong_arguments_are_explained(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["read", *arguments])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_path_that_is_not_there_and_a_folder_without_papers_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(tmp_path / "nowhere.pdf")]) == 2
    assert main(["read", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "no such file or folder" in said
    assert "There are no papers" in said


def test_help_and_reading_load_no_django(letter: Path) -> None:
    code = (
        "import sys; from sendwell.web.cli import main; "
        f"status = main(['read', {str(letter)!r}]); "
        "assert 'django' not in sys.modules; sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_output_cut_short_by_its_reader_is_no_error(letter: Path) -> None:
    code = "import sys; from sendwell.web.cli import main; sys.exit(main(sys.argv[1:]))"
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-u", "-c", code, "read", str(letter), "--json"],
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert b"Traceback" not in done.stderr


@pytest.mark.corpus
def test_all_published_reports_are_read_in_one_run(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", *map(str, sorted((shared / "corpus/inspections").glob("*.pdf"))), "--json"]) == 0
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert {document["kind"] for document in documents} == {"inspection_report"}
    assert all(document["better"] for document in documents)
